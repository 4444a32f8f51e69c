import { apiVersionOf, PODS, RESOURCES, type Resource, SCALABLE } from "./object";
import { openApiOf } from "./openapi";

const IN_ALL: ReadonlySet<string> = new Set([
  ...["pods", "services", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "cronjobs"],
]);
const VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const SCALE_VERBS = ["get", "patch", "update"];
const VERBS_OF_CLOUD = ["get", "list", "patch", "update", "watch"];

/** Documents about the API itself, by path; undefined for any other path. */
export function discoveryOf(path: string, kubernetesVersion: string): object | undefined {
  const [major, minor] = kubernetesVersion.split(".");
  const groups = [...new Set(RESOURCES.map(({ group }) => group).filter((group) => group !== ""))];
  switch (path.replace(/(?<=.)\/$/, "")) {
    case "/version":
      return {
        major,
        minor,
        gitVersion: `v${kubernetesVersion}`,
        gitCommit: "",
        gitTreeState: "clean",
        // Typed clients require each of these fields.
        buildDate: "1970-01-01T00:00:00Z",
        goVersion: "",
        compiler: "",
        platform: "linux/amd64",
      };
    case "/api":
      return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
    case "/apis":
      return { kind: "APIGroupList", apiVersion: "v1", groups: groups.map(groupOf) };
    case "/openapi/v2":
      return {
        swagger: "2.0",
        info: { title: "Kubernetes", version: `v${kubernetesVersion}` },
        paths: {},
        definitions: {},
      };
  }
  const document = openApiOf(path);
  if (document !== undefined) return document;
  const group = groups.find((name) => path === `/apis/${name}`);
  if (group !== undefined) return { kind: "APIGroup", apiVersion: "v1", ...groupOf(group) };
  const served = RESOURCES.filter((one) => path === (one.group === "" ? "/api/v1" : `/apis/${apiVersionOf(one)}`));
  const [first] = served;
  if (first === undefined) return undefined;
  const resources = served.flatMap((resource) => [described(resource), ...subresources(resource)]);
  return { kind: "APIResourceList", apiVersion: "v1", groupVersion: apiVersionOf(first), resources };
}

/** The subresources of a resource. */
function subresources({ name, kind, namespaced, ...rest }: Resource): object[] {
  const below = (suffix: string, more: object) => ({
    name: `${name}/${suffix}`,
    singularName: "",
    namespaced,
    ...more,
  });
  if (name === PODS.name)
    return [below("log", { kind, verbs: ["get"] }), below("exec", { kind, verbs: ["create", "get"] })];
  if (!SCALABLE.some((one) => one.name === name && one.group === rest.group)) return [];
  return [below("scale", { group: "autoscaling", version: "v1", kind: "Scale", verbs: SCALE_VERBS })];
}

function groupOf(name: string): object {
  const version = { groupVersion: `${name}/v1`, version: "v1" };
  return { name, versions: [version], preferredVersion: version };
}

const described = ({ name, kind, namespaced, shortNames, ofCloud }: Resource) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced,
  kind,
  verbs: ofCloud ? VERBS_OF_CLOUD : VERBS,
  // Resources that `kubectl get all` lists.
  ...(IN_ALL.has(name) ? { categories: ["all"] } : {}),
  ...(shortNames === undefined ? {} : { shortNames }),
});
