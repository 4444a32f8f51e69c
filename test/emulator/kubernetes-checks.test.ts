import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { type Answer, client, DEPLOYMENTS, deployment, makeCluster, namesOf, PODS } from "../support/kubernetes";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
let api: ReturnType<typeof client>;
let ClusterId: string;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
beforeEach(async () => {
  const made = await makeCluster(tke);
  ClusterId = made.ClusterId;
  api = client(made.kubeconfig);
});
afterEach(() => emulator.reset());

const CORE = "/api/v1/namespaces/default";
const merge = "application/merge-patch+json";
const causes = ({ body }: Answer) =>
  (body.details?.causes ?? []).map(({ field, message }: { field: string; message: string }) => `${field}: ${message}`);

/** A deployment with these fields in its specification, its pods', or its container. */
const made = ({ spec = {}, pod = {}, container = {} }: { spec?: object; pod?: object; container?: object }) => ({
  metadata: { name: "wt" },
  spec: {
    replicas: 1,
    selector: { matchLabels: { a: "b" } },
    template: {
      metadata: { labels: { a: "b" } },
      spec: { containers: [{ name: "x", image: "y", ...container }], ...pod },
    },
    ...spec,
  },
});

describe("a body with a value of a wrong type", () => {
  const inCore = (resource: string, object: object): [string, object] => [
    `${CORE}/${resource}`,
    { metadata: { name: "wt" }, ...object },
  ];
  const wrong: readonly [path: string, body: object, field: string][] = [
    [DEPLOYMENTS, made({ pod: { containers: "x" } }), "PodSpec.spec.template.spec.containers of type []v1.Container"],
    [DEPLOYMENTS, made({ container: { image: 5 } }), "Container.spec.template.spec.containers.image of type string"],
    [DEPLOYMENTS, made({ container: { env: "x" } }), "containers.env of type []v1.EnvVar"],
    [DEPLOYMENTS, made({ spec: { replicas: 1.5 } }), "DeploymentSpec.spec.replicas of type int32"],
    [DEPLOYMENTS, made({ spec: { replicas: "2" } }), "DeploymentSpec.spec.replicas of type int32"],
    [DEPLOYMENTS, made({ spec: { replicas: 2 ** 40 } }), "DeploymentSpec.spec.replicas of type int32"],
    [DEPLOYMENTS, made({ spec: { selector: { matchLabels: { z: true } } } }), "matchLabels of type string"],
    [DEPLOYMENTS, made({ pod: { tolerations: "x" } }), "tolerations of type []v1.Toleration"],
    [PODS, { metadata: { name: "wt" }, spec: { containers: { a: 1 } } }, "PodSpec.spec.containers"],
    [PODS, { metadata: { name: "wt", ownerReferences: "x" }, spec: {} }, "ObjectMeta.metadata.ownerReferences"],
    [PODS, { metadata: { name: "wt", labels: ["a"] }, spec: {} }, "metadata.labels of type map[string]string"],
    [...inCore("services", { spec: { ports: "x" } }), "ServiceSpec.spec.ports of type []v1.ServicePort"],
    [...inCore("secrets", { stringData: { a: 5 } }), "stringData of type string"],
    [...inCore("secrets", { data: { a: "not base64!!" } }), "data.a: illegal base64 data"],
    [...inCore("configmaps", { data: { n: 5 } }), "data of type string"],
    [...inCore("persistentvolumeclaims", { spec: "x" }), "spec of type v1.PersistentVolumeClaimSpec"],
  ];

  it("is refused, and nothing of it is stored", async () => {
    for (const [path, body, field] of wrong) {
      const { status, body: answer } = await api("POST", path, body);
      expect([status, answer.reason, answer.message]).toEqual([400, "BadRequest", expect.stringContaining(field)]);
      expect(namesOf(await api("GET", path)).filter((name: string) => name.startsWith("wt"))).toEqual([]);
    }
    const [node] = namesOf(await api("GET", "/api/v1/nodes"));
    for (const taints of ["x", [5]])
      expect((await api("PATCH", `/api/v1/nodes/${node}`, { spec: { taints } }, merge)).status).toBe(400);
    expect((await api("POST", DEPLOYMENTS, deployment(1))).status).toBe(201);
    expect(
      await api("PATCH", `${DEPLOYMENTS}/web`, { spec: { template: { spec: { containers: "x" } } } }, merge),
    ).toMatchObject({ status: 400 });
    expect(namesOf(await api("GET", PODS))).toHaveLength(1);
  });

  it("is refused from TKE's own call, too", async () => {
    const { ResponseBody } = await tke("ForwardRequest", {
      ClusterId,
      Method: "POST",
      Path: DEPLOYMENTS,
      RequestBody: JSON.stringify(made({ spec: { replicas: 1.5, swordfish: "x" } })),
    });
    // Of a call's body nobody can say which part is secret.
    expect(JSON.stringify(await emulator.requests())).not.toContain("swordfish");
    expect(JSON.parse(ResponseBody)).toMatchObject({ code: 400, reason: "BadRequest" });
    expect(await tke("ForwardRequest", { ClusterId, Method: "GET", Path: "//" })).not.toHaveProperty(
      "Error.Code",
      "InternalError",
    );
  });
});

describe("an object that breaks a rule", () => {
  it("is refused with the field and the reason of each problem", async () => {
    const bad: readonly [string, object, readonly string[]][] = [
      [
        DEPLOYMENTS,
        made({ container: { image: undefined } }),
        ["spec.template.spec.containers[0].image: Required value"],
      ],
      [
        DEPLOYMENTS,
        made({ pod: { containers: [null] } }),
        [
          "spec.template.spec.containers[0].name: Required value",
          "spec.template.spec.containers[0].image: Required value",
        ],
      ],
      [
        DEPLOYMENTS,
        made({ spec: { replicas: -1 } }),
        ["spec.replicas: Invalid value: -1: must be greater than or equal to 0"],
      ],
      [
        DEPLOYMENTS,
        made({ spec: { template: null, selector: null } }),
        ["spec.selector: Required value", "spec.template: Required value"],
      ],
      [DEPLOYMENTS, { metadata: { name: "wt" } }, ["spec.selector: Required value", "spec.template: Required value"]],
      [
        DEPLOYMENTS,
        made({ container: { resources: { requests: { cpu: "4" }, limits: { cpu: "1" } } } }),
        [
          'spec.template.spec.containers[0].resources.requests: Invalid value: "4": must be less than or equal to cpu limit of 1',
        ],
      ],
      [
        DEPLOYMENTS,
        made({ container: { volumeMounts: [{ name: "v", mountPath: "/v" }] } }),
        ['spec.template.spec.containers[0].volumeMounts[0].name: Not found: "v"'],
      ],
      [PODS, { metadata: { name: "wt" } }, ["spec.containers: Required value"]],
      [
        `${CORE}/services`,
        { metadata: { name: "wt" }, spec: { ports: [{ port: 99999 }] } },
        ["spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive"],
      ],
      [`${CORE}/services`, { metadata: { name: "wt" } }, ["spec.ports: Required value"]],
      [`${CORE}/configmaps`, { data: {} }, ["metadata.name: Required value: name or generateName is required"]],
      [
        `${CORE}/configmaps`,
        { metadata: { name: "wt" }, data: { a: "x".repeat(1_048_577) } },
        ["data: Too long: may not be more than 1048576 bytes"],
      ],
    ];
    for (const [path, body, problems] of bad) {
      const answer = await api("POST", path, body);
      expect([answer.status, causes(answer)]).toEqual([422, problems]);
    }
    const labelled = await api("POST", `${CORE}/configmaps`, {
      metadata: { name: "wt", labels: { "bad label!": "x" } },
    });
    expect([labelled.status, labelled.body.details.causes[0].field]).toEqual([422, "metadata.labels"]);
    const mismatch = await api("POST", DEPLOYMENTS, made({ spec: { selector: { matchLabels: { other: "x" } } } }));
    expect(mismatch.body).toMatchObject({
      details: {
        kind: "Deployment",
        causes: [{ reason: "FieldValueInvalid", field: "spec.template.metadata.labels" }],
      },
    });
  });

  it("is refused by what it is sent with: a version, another ID, a path that is not there", async () => {
    const map = { metadata: { name: "a" }, data: { a: "1" } };
    const versioned = { ...map, metadata: { name: "a", resourceVersion: "1" } };
    expect((await api("POST", `${CORE}/configmaps`, versioned)).status).toBe(400);
    expect((await api("POST", `${CORE}/configmaps`, map)).status).toBe(201);
    const other = { ...map, metadata: { name: "a", uid: "0-0" } };
    expect((await api("PUT", `${CORE}/configmaps/a`, other)).status).toBe(409);
    const operations = [{ op: "remove", path: "/data/nope" }];
    expect((await api("PATCH", `${CORE}/configmaps/a`, operations, "application/json-patch+json")).status).toBe(422);
  });

  it("changes nothing by a JSON patch of null, which @pulumi/kubernetes sends before an update", async () => {
    await api("POST", `${CORE}/configmaps`, { metadata: { name: "a" }, data: { a: "1" } });
    const operations = "application/json-patch+json";
    expect(await api("PATCH", `${CORE}/configmaps/a`, null, operations)).toMatchObject({
      status: 200,
      body: { data: { a: "1" } },
    });
    expect((await api("PATCH", `${CORE}/configmaps/a`, {}, operations)).status).toBe(400);
  });

  it("loses the fields that its schema does not have, or is refused for them where the client asks", async () => {
    const body = made({ container: { fooo: 1 } });
    const strict = await api("POST", `${DEPLOYMENTS}?fieldValidation=Strict`, body);
    expect([strict.status, strict.body.message]).toEqual([
      400,
      'strict decoding error: unknown field "spec.template.spec.containers[0].fooo"',
    ]);
    const stored = (await api("POST", DEPLOYMENTS, body)).body.spec.template.spec.containers[0];
    expect(stored).not.toHaveProperty("fooo");
    expect(stored).toMatchObject({ imagePullPolicy: "Always", resources: {} });
  });
});

describe("a dry run of a delete", () => {
  it("deletes nothing, whether the body or the query asks for it", async () => {
    await api("POST", DEPLOYMENTS, deployment(1));
    await api("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
    const dry = { kind: "DeleteOptions", apiVersion: "v1", dryRun: ["All"] };
    for (const path of [`${DEPLOYMENTS}/web`, DEPLOYMENTS, "/api/v1/namespaces/shop"]) {
      expect((await api("DELETE", path, dry)).status).toBe(200);
      expect((await api("DELETE", `${path}?dryRun=All`)).status).toBe(200);
    }
    expect(namesOf(await api("GET", DEPLOYMENTS))).toEqual(["web"]);
    expect((await api("GET", "/api/v1/namespaces/shop")).status).toBe(200);
    expect((await api("DELETE", `${DEPLOYMENTS}/web`, { dryRun: ["Some"] })).status).toBe(400);
    await api("DELETE", `${DEPLOYMENTS}/web`);
    expect(namesOf(await api("GET", DEPLOYMENTS))).toEqual([]);
  });
});

describe("a change", () => {
  it("of what stays as it was made is refused", async () => {
    const strategic = "application/strategic-merge-patch+json";
    await api("POST", PODS, { metadata: { name: "p" }, spec: { containers: [{ name: "p", image: "nginx" }] } });
    await api("POST", `${CORE}/configmaps`, { metadata: { name: "m" }, data: { a: "b" }, immutable: true });
    await api("POST", `${CORE}/secrets`, { metadata: { name: "s" }, stringData: { a: "b" } });
    await api("POST", `${CORE}/services`, { metadata: { name: "v" }, spec: { ports: [{ port: 80 }] } });
    const storage = (size: string) => ({ spec: { resources: { requests: { storage: size } } } });
    const claim = { accessModes: ["ReadWriteOnce"], ...storage("10Gi").spec };
    await api("POST", `${CORE}/persistentvolumeclaims`, { metadata: { name: "c" }, spec: claim });
    const refused: [string, object][] = [
      [`${CORE}/configmaps/m`, { data: { a: "c" } }],
      [`${CORE}/configmaps/m`, { immutable: false }],
      [`${CORE}/secrets/s`, { type: "kubernetes.io/tls" }],
      [`${CORE}/services/v`, { spec: { clusterIP: "1.2.3.4" } }],
      [`${PODS}/p`, { spec: { nodeName: "foo" } }],
      [`${PODS}/p`, { spec: { containers: [{ name: "x", image: "y" }] } }],
      [`${CORE}/persistentvolumeclaims/c`, storage("9Gi")],
      [`${CORE}/persistentvolumeclaims/c`, { spec: { accessModes: ["ReadWriteMany"] } }],
    ];
    for (const [path, body] of refused)
      expect([path, (await api("PATCH", path, body, strategic)).status]).toEqual([path, 422]);
    const allowed: [string, object][] = [
      [`${CORE}/configmaps/m`, { metadata: { labels: { a: "b" } } }],
      [`${PODS}/p`, { spec: { containers: [{ name: "p", image: "nginx:2" }] } }],
      [`${CORE}/persistentvolumeclaims/c`, storage("10240Mi")],
      [`${CORE}/persistentvolumeclaims/c`, storage("11Gi")],
    ];
    for (const [path, body] of allowed)
      expect([path, (await api("PATCH", path, body, strategic)).status]).toEqual([path, 200]);
    // A replacement may leave out what the server has given.
    const service = (await api("GET", `${CORE}/services/v`)).body;
    const { clusterIP, clusterIPs, ...spec } = service.spec;
    expect((await api("PUT", `${CORE}/services/v`, { ...service, spec })).body.spec.clusterIP).toBe(clusterIP);
  });
});

describe("an object with finalizers", () => {
  it("stays, marked, until the last of them is taken away", async () => {
    const path = `${CORE}/configmaps/fin`;
    await api("POST", `${CORE}/configmaps`, { metadata: { name: "fin", finalizers: ["a.b/c"] } });
    expect((await api("DELETE", path)).body.metadata.deletionTimestamp).toBeDefined();
    expect((await api("GET", path)).body.metadata).toMatchObject({
      finalizers: ["a.b/c"],
      deletionGracePeriodSeconds: 0,
    });
    await api("PATCH", path, { metadata: { finalizers: null } }, merge);
    expect((await api("GET", path)).status).toBe(404);
  });
});

describe("a field selector", () => {
  it("of a field that the server does not know is refused", async () => {
    for (const query of ["fieldSelector=bogus=foo", "watch=1&fieldSelector=bogus=foo"])
      expect(await api("GET", `${PODS}?${query}`)).toMatchObject({
        status: 400,
        body: { message: "field label not supported: bogus" },
      });
  });
});

describe("a watch by kubectl", () => {
  it("has the rows that the list has", async () => {
    await api("POST", DEPLOYMENTS, deployment(1));
    const table = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };
    const { body } = await api("GET", `${PODS}?watch=1`, undefined, undefined, 1, table);
    expect(body).toMatchObject([
      {
        type: "ADDED",
        object: {
          kind: "Table",
          rows: [
            {
              cells: [
                expect.any(String),
                "1/1",
                "Running",
                0,
                expect.any(String),
                expect.any(String),
                expect.any(String),
              ],
            },
          ],
        },
      },
    ]);
  });
});
