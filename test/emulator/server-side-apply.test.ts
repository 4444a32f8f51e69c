import { beforeEach, expect, it } from "vitest";
import type { ManagedFields } from "../../emulator/kubernetes/object";
import { type Answer, DEPLOYMENTS, deployment } from "../support/kubernetes";
import { memoryApi, memoryCluster } from "../support/memory-cluster";

let api: ReturnType<typeof memoryApi>;
beforeEach(() => {
  api = memoryApi(memoryCluster());
});

it("knows who wrote which field: a conflict names the manager, and force takes the field", async () => {
  const type = "application/apply-patch+yaml";
  const path = `${DEPLOYMENTS}/web`;
  const apply = (by: string, object: object, more = "") =>
    api("PATCH", `${path}?fieldManager=${by}${more}`, object, type);
  await apply("pulumi", deployment(2));
  const managers = ({ body }: Answer) =>
    body.metadata.managedFields.map(({ manager, operation }: ManagedFields) => `${manager} ${operation}`);
  const first = await api("GET", path);
  expect(first.body.metadata.managedFields).toMatchObject([
    {
      manager: "pulumi",
      operation: "Apply",
      apiVersion: "apps/v1",
      fieldsType: "FieldsV1",
      fieldsV1: {
        "f:spec": {
          "f:replicas": {},
          "f:template": { "f:spec": { "f:containers": { 'k:{"name":"web"}': { ".": {}, "f:image": {} } } } },
        },
      },
    },
  ]);
  // The same again is no write.
  expect((await apply("pulumi", deployment(2))).body.metadata).toEqual(first.body.metadata);

  await api("PATCH", `${path}/scale?fieldManager=kubectl`, { spec: { replicas: 3 } }, "application/merge-patch+json");
  const refused = await apply("pulumi", deployment(2));
  expect(refused).toMatchObject({ status: 409, body: { reason: "Conflict" } });
  expect(refused.body.message).toMatch(
    /^Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps\/v1 at .*Z: \.spec\.replicas$/,
  );
  expect(refused.body.details.causes).toMatchObject([{ reason: "FieldManagerConflict", field: ".spec.replicas" }]);
  // What two managers agree on is no conflict.
  expect((await apply("pulumi", deployment(3))).status).toBe(200);
  await apply("other", deployment(3, "nginx:1"));
  const many = await apply("other", deployment(4, "nginx:2"));
  expect(many.body.message).toMatch(/^Apply failed with 3 conflicts: conflicts with "pulumi":\n- \.spec\.replicas\n/);
  expect(many.body.message).toContain('- .spec.template.spec.containers[name="web"].image');
  const forced = await apply("other", deployment(4, "nginx:2"), "&force=true");
  expect(forced.body.spec).toMatchObject({ replicas: 4, template: { spec: { containers: [{ image: "nginx:2" }] } } });
  expect(managers(forced)).toEqual(["pulumi Apply", "other Apply"]);
});

it("takes away fields and items that nobody owns any more", async () => {
  const type = "application/apply-patch+yaml";
  const pod = (spec: object, metadata: object = {}) => ({
    ...deployment(1),
    metadata: { name: "web", ...metadata },
    spec,
  });
  const { spec } = deployment(1);
  const [web] = spec.template.spec.containers;
  const containers = (...items: object[]) => ({
    ...spec,
    template: { ...spec.template, spec: { containers: items } },
  });
  const apply = (by: string, object: object) => api("PATCH", `${DEPLOYMENTS}/web?fieldManager=${by}`, object, type);
  const env = [
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ];
  const side = { name: "side", image: "side:1" };
  await apply("one", pod(containers({ ...web, env }, side), { labels: { a: "1", b: "1" }, annotations: { x: "1" } }));
  await apply("two", pod(containers({ ...web, env: [env[0] as object] }), { labels: { b: "1" } }));
  const { body } = await apply("one", pod(containers({ ...web }), { labels: { a: "2" } }));
  expect(body.metadata).toMatchObject({ labels: { a: "2", b: "1" } });
  expect(body.metadata.annotations).not.toHaveProperty("x");
  expect(body.spec.template.spec.containers).toMatchObject([{ name: "web", env: [{ name: "A", value: "1" }] }]);
  // What another writes by an update is taken from the one who applied it.
  const update = { metadata: { labels: { a: "3", b: null } } };
  await api("PATCH", `${DEPLOYMENTS}/web?fieldManager=edit`, update, "application/merge-patch+json");
  const left = await apply("one", pod(containers({ ...web })));
  expect(left.body.metadata.labels).toEqual({ a: "3" });
  expect((await apply("one", { ...pod(spec), metadata: { name: "web", managedFields: [] } })).body.message).toBe(
    "metadata.managedFields must be nil",
  );
});

it("tells ports apart by number and protocol, which is TCP where an item does not say", async () => {
  const type = "application/apply-patch+yaml";
  const apply = (by: string, ports: object[], servicePorts: object[]) => {
    const { spec } = deployment(1);
    const [web] = spec.template.spec.containers;
    const template = { ...spec.template, spec: { containers: [{ ...web, ports }] } };
    const service = { apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec: { ports: servicePorts } };
    return Promise.all([
      api("PATCH", `${DEPLOYMENTS}/web?fieldManager=${by}`, { ...deployment(1), spec: { ...spec, template } }, type),
      api("PATCH", `/api/v1/namespaces/default/services/web?fieldManager=${by}`, service, type),
    ]);
  };
  const udp = { protocol: "UDP" };
  await apply(
    "one",
    [{ containerPort: 53 }, { containerPort: 53, ...udp }],
    [
      { port: 53, name: "a" },
      { port: 53, name: "b", ...udp },
    ],
  );
  const owned = async (path: string) => (await api("GET", path)).body.metadata.managedFields[0].fieldsV1["f:spec"];
  const ofPod = await owned(`${DEPLOYMENTS}/web`);
  expect(ofPod["f:template"]["f:spec"]["f:containers"]['k:{"name":"web"}']["f:ports"]).toEqual({
    'k:{"containerPort":53,"protocol":"TCP"}': { ".": {}, "f:containerPort": {} },
    'k:{"containerPort":53,"protocol":"UDP"}': { ".": {}, "f:containerPort": {}, "f:protocol": {} },
  });
  expect((await owned("/api/v1/namespaces/default/services/web"))["f:ports"]).toEqual({
    'k:{"port":53,"protocol":"TCP"}': { ".": {}, "f:port": {}, "f:name": {} },
    'k:{"port":53,"protocol":"UDP"}': { ".": {}, "f:port": {}, "f:name": {}, "f:protocol": {} },
  });
  // One of the two is taken back, and the other stays as it is.
  const [pod, service] = await apply(
    "one",
    [{ containerPort: 53, ...udp }],
    [{ port: 53, name: "a", protocol: "TCP" }],
  );
  expect(pod.body.spec.template.spec.containers[0].ports).toEqual([{ containerPort: 53, protocol: "UDP" }]);
  expect(service.body.spec.ports).toMatchObject([{ port: 53, name: "a", protocol: "TCP" }]);
  expect(service.body.spec.ports).toHaveLength(1);
});
