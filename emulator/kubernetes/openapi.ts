import { apiVersionOf, RESOURCES, type Resource } from "./object";
import { SCHEMAS } from "./schemas";

const folderOf = (resource: Resource) => `${resource.group === "" ? "api" : "apis"}/${apiVersionOf(resource)}`;

/** The OpenAPI documents (version 3) by path. `kubectl explain` reads fields in them; other commands look for support of field validation. */
export function openApiOf(path: string): object | undefined {
  const folders = [...new Set(RESOURCES.map(folderOf))];
  if (path === "/openapi/v3")
    return { paths: Object.fromEntries(folders.map((name) => [name, { serverRelativeURL: `/openapi/v3/${name}` }])) };
  const folder = folders.find((name) => path === `/openapi/v3/${name}`);
  if (folder === undefined) return undefined;
  const served = RESOURCES.filter((resource) => folderOf(resource) === folder);
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: "v1.37.0" },
    paths: Object.fromEntries(served.map((resource) => [pathOf(resource), operations(resource)])),
    components: { schemas: SCHEMAS },
  };
}

const pathOf = (resource: Resource) =>
  `/${folderOf(resource)}/${resource.namespaced ? "namespaces/{namespace}/" : ""}${resource.name}/{name}`;

/** What kubectl looks for before it leaves field validation to the server. */
function operations({ group, version, kind }: Resource): object {
  const operation = (action: string) => ({
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": { group, version, kind },
    parameters: ["dryRun", "fieldManager", "fieldValidation"].map((name) => ({
      name,
      in: "query",
      schema: { type: "string", uniqueItems: true },
    })),
    responses: { "200": { description: "OK" } },
  });
  return { get: operation("get"), patch: operation("patch") };
}
