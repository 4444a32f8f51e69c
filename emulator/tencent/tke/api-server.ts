import { Refusal } from "../../cloud";
import { type Cluster, clusterOf, list as listObjects } from "../../kubernetes/cluster";
import { contentOf } from "../../kubernetes/content";
import { reconcile } from "../../kubernetes/controllers";
import { discoveryOf } from "../../kubernetes/discovery";
import { type KubernetesObject, PODS, SERVICES } from "../../kubernetes/object";
import { inOrder } from "../../kubernetes/pages";
import { readPath } from "../../kubernetes/path";
import { answer as answerOf } from "../../kubernetes/requests";
import { matches } from "../../kubernetes/selectors";
import { StatusError } from "../../kubernetes/status";
import { isReady } from "../../kubernetes/workloads";
import type { Row } from "../../row";
import { notesOf } from "../../state";
import type { Call } from "../call";
import type { ForwardRequestInput, Inputs } from "./inputs.gen";
import { type ClusterAttributes, clusterOfRead, findCluster } from "./parts/cluster-row";

/** Forwards a request to the service's internal API server. For a cluster, this includes the content of its own API server. */
function forward(call: Call<ForwardRequestInput>): object {
  const { Method, Path, RequestBody = "", EncodedBody = false, ClusterId = "", ClusterName = "" } = call.input;
  const id = ClusterName || ClusterId;
  const cluster = id === "" ? undefined : findCluster(call, id);
  const method = Method.toUpperCase();
  if (!METHODS.includes(method)) throw new Refusal("InvalidParameter", `The method ${Method} cannot be forwarded.`);
  // Concatenated, because a path that starts with two slashes would name a host.
  const url = new URL(`https://kubernetes/${Path.replace(/^\/+/, "")}`);
  const body = EncodedBody ? Buffer.from(RequestBody, "base64").toString() : RequestBody;
  const answer = cluster && ofCluster(call, cluster, url, method, body);
  const ResponseBody = answer ?? document(call, method, body);
  return { ResponseBody: method === "HEAD" ? "" : ResponseBody };
}

const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The response of a cluster's API server; undefined for a path that it does not serve. */
function ofCluster(
  { input, world }: Call<ForwardRequestInput>,
  row: Row<ClusterAttributes>,
  url: URL,
  method: string,
  text: string,
): string | undefined {
  const described = discoveryOf(url.pathname, row.attributes.ClusterVersion);
  if (described !== undefined) return JSON.stringify(described);
  const target = readPath(url.pathname);
  if (target === undefined) return undefined;
  const contentType = input.ContentType?.split(";")[0]?.trim() || "application/json";
  const asked = { method: method === "HEAD" ? "GET" : method, query: url.searchParams, accept: input.Accept ?? "" };
  try {
    const body = contentOf(Buffer.from(text), contentType);
    const answer = answerOf(clusterOf(world, row), target, { ...asked, contentType, body }).body;
    return typeof answer === "string" ? answer : JSON.stringify(answer);
  } catch (error) {
    if (error instanceof StatusError) return JSON.stringify(error.body);
    throw error;
  }
}

/**
 * The other features of that server are not described. This stores what is written to a path, returns it, lists what is below a path, and
 * returns a Kubernetes Status for what does not exist.
 */
function document(call: Call<ForwardRequestInput>, method: string, body: string): string {
  const { Path, ClusterId = "" } = call.input;
  const all = notesOf<Record<string, string>>(call.world.state, "tke", "documents");
  const scope = `${call.account}/${call.region}/${ClusterId}`;
  // No inherited properties, because paths come from outside.
  const documents = Object.assign(Object.create(null), all[scope]) as Record<string, string>;
  all[scope] = documents;
  const path = withoutSlashes(Path.split("?")[0] ?? "");
  const found = documents[path];
  switch (method) {
    case "POST":
      documents[`${path}/${nameOf(body)}`] = body;
      return body;
    case "PUT":
    case "PATCH":
      documents[path] = body;
      return body;
    case "DELETE":
      delete documents[path];
      return found ?? notFound(path);
    default:
      return found ?? list(documents, path) ?? notFound(path);
  }
}

function list(documents: Record<string, string>, path: string): string | undefined {
  const items = Object.entries(documents).filter(([at]) => at.startsWith(`${path}/`));
  return items.length === 0
    ? undefined
    : `{"kind":"List","apiVersion":"v1","items":[${items.map(([, body]) => body).join(",")}]}`;
}

function nameOf(body: string): string {
  try {
    const name: unknown = JSON.parse(body)?.metadata?.name;
    if (typeof name === "string" && name !== "") return name;
  } catch {
    // Not JSON: refused below like JSON without a name.
  }
  throw new Refusal("InvalidParameter", "`RequestBody` must be a Kubernetes object in JSON with metadata.name.");
}

function notFound(path: string): string {
  return JSON.stringify({
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    reason: "NotFound",
    message: `${path} not found`,
    code: 404,
  });
}

/** A number in the table, true or false in its description: both are accepted, also as strings in queries and forms. */
const YES: readonly unknown[] = [1, true, "1", "true", "True", "TRUE"];
const NO: readonly unknown[] = [0, false, "0", "false", "False", "FALSE"];

function describeServices(call: Call<Inputs["DescribeClusterServices"]>): object {
  const { ClusterId, Namespace = "default", AllNamespace = false } = call.input;
  const cluster = clusterOfRead(call, ClusterId, "InvalidParameter.ClusterNotFound");
  const all = YES.includes(AllNamespace);
  if (!all && !NO.includes(AllNamespace))
    throw new Refusal(
      "InvalidParameter",
      "The value type of parameter `AllNamespace` is not valid: 0, 1, true or false.",
    );
  const api = clusterOf(call.world, cluster);
  reconcile(api);
  const Services = inOrder(listObjects(api, SERVICES, all ? undefined : Namespace)).map((service) =>
    serviceRow(api, service),
  );
  return { TotalCount: Services.length, Services };
}

interface ServiceObject {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Readonly<Record<string, string>>;
}

/** A service in the console's list, with the replicas behind it. */
function serviceRow(cluster: Cluster, { metadata, spec, status }: KubernetesObject): object {
  const { type = "ClusterIP", clusterIP = "", selector = {} } = (spec ?? {}) as ServiceObject;
  const { loadBalancer = {} } = (status ?? {}) as { loadBalancer?: { ingress?: readonly { ip: string }[] } };
  const ExternalIp = loadBalancer.ingress?.[0]?.ip ?? "";
  const selects = Object.keys(selector).length > 0;
  const pods = listObjects(cluster, PODS, metadata.namespace).filter(({ metadata: { labels } }) =>
    matches(labels, selector),
  );
  const labels = JSON.stringify(metadata.labels ?? {});
  return {
    Name: metadata.name,
    Namespace: metadata.namespace,
    ServiceIp: clusterIP,
    ExternalIp,
    LbId: ExternalIp === "" ? "" : `lb-${(metadata.uid ?? "").slice(0, 8)}`,
    LbStatus: ExternalIp === "" ? "" : "Normal",
    ReasonMap: "{}",
    SourceReasonMap: "{}",
    ScaleType: "",
    HpaPolicy: "",
    Status: "Normal",
    AccessType: type,
    DesiredReplicas: selects ? pods.length : 1,
    CurrentReplicas: selects ? pods.filter(isReady).length : 1,
    CreatedAt: metadata.creationTimestamp,
    Labels: labels,
    SysLables: "{}",
    UserLables: labels,
  };
}

export const apiServerHandlers = {
  ForwardRequest: forward,
  DescribeClusterServices: describeServices,
};

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
}
