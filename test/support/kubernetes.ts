import { request } from "node:https";
import { parse } from "yaml";
import type { tencentCaller } from "./tencent-call";

export const clusterSettings = {
  ClusterType: "MANAGED_CLUSTER",
  ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
};

/** A cluster with an endpoint and machines, and its kubeconfig. */
export async function makeCluster(
  tke: ReturnType<typeof tencentCaller>,
  nodes = 2,
): Promise<{ ClusterId: string; kubeconfig: string }> {
  const { ClusterId } = await tke("CreateCluster", {
    ...clusterSettings,
    ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
  });
  await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
  if (nodes > 0) await tke("CreateClusterInstances", { ClusterId, RunInstancePara: `{"InstanceCount":${nodes}}` });
  return { ClusterId, kubeconfig: (await tke("DescribeClusterKubeconfig", { ClusterId })).Kubeconfig };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
export type Answer = { status: number; body: any };

export const decoded = (text: string) => Buffer.from(text, "base64").toString();

/** Speaks to the API server as a client does that has read the kubeconfig; `as` may leave out or change what proves the caller. */
export function client(kubeconfig: string, as: { cert?: string; key?: string; token?: string; user?: string } = {}) {
  const { clusters, users } = parse(kubeconfig);
  const { server, "certificate-authority-data": authority } = clusters[0].cluster;
  const { "client-certificate-data": cert, "client-key-data": key } = users[0].user;
  const proof = "token" in as ? {} : { cert: as.cert ?? decoded(cert), key: as.key ?? decoded(key) };
  return (
    method: string,
    path: string,
    body?: unknown,
    type = "application/json",
    lines = 0,
    more: Record<string, string> = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const bytes = body === undefined ? "" : Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const headers = {
        ...more,
        // Of a delete Node does not say by itself that a body follows.
        ...(body === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(bytes) }),
        ...(as.token ? { authorization: `Bearer ${as.token}` } : {}),
        ...(as.user ? { authorization: `Basic ${Buffer.from(as.user).toString("base64")}` } : {}),
      };
      const sent = request(
        `${server}${path}`,
        { method, headers, ca: decoded(authority), agent: false, ...proof },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (chunk: string) => {
            text += chunk;
            const events = text.trimEnd().split("\n");
            if (lines > 0 && text.endsWith("\n") && events.length >= lines) {
              sent.destroy();
              resolve({ status: 200, body: events.map((line) => JSON.parse(line)) });
            }
          });
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
        },
      );
      sent.on("error", reject);
      sent.end(bytes);
    });
}

export const deployment = (replicas: number, image = "nginx:1") => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image }] } },
  },
});
export const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
export const PODS = "/api/v1/namespaces/default/pods";
export const namesOf = ({ body }: Answer) =>
  body.items.map((item: { metadata: { name: string } }) => item.metadata.name);

const template = (name: string, image: string, more: object = {}) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name, image, env: [{ name: "A", value: "b" }] }], ...more },
});

export const statefulSet = (replicas: number, more: object = {}, image = "mysql:8") => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "db" },
  spec: {
    serviceName: "db",
    replicas,
    selector: { matchLabels: { app: "db" } },
    template: template("db", image),
    volumeClaimTemplates: [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
      },
    ],
    ...more,
  },
});

export const daemonSet = (more: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "agent" },
  spec: { selector: { matchLabels: { app: "agent" } }, template: template("agent", "agent:1", more) },
});

const once = (more: object = {}) => ({
  template: { spec: { restartPolicy: "Never", containers: [{ name: "once", image: "busybox", ...more }] } },
});

export const job = (completions: number, more: object = {}, container: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "once" },
  spec: { completions, ...once(container), ...more },
});

export const cronJob = (schedule: string, more: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "tick" },
  spec: { schedule, jobTemplate: { spec: once() }, ...more },
});
