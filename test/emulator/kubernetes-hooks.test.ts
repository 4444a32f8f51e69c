import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { client, makeCluster, PODS } from "../support/kubernetes";
import { tencentCaller } from "../support/tencent-call";

// Pods of virtual nodes with hooks, as the document of container lifecycle hooks writes them (BCI, "postStart" and "preStop"). Only
// exec hooks run there, others are ignored: an API server keeps both as they were written.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const script = (text: string) => ({ exec: { command: ["/bin/sh", "-c", text] } });

/** The document's sample. */
const pod = (name: string, lifecycle: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name,
    namespace: "default",
    annotations: { myannotation: "myannotation" },
    labels: { app: "bci-test-vk", mylabel: "mylabel" },
  },
  spec: {
    enableServiceLinks: false,
    nodeSelector: { type: "virtual-kubelet" },
    tolerations: [
      { effect: "NoSchedule", key: "virtual-kubelet.io/provider", operator: "Equal", value: "baidu" },
      { effect: "NoExecute", key: "node.kubernetes.io/not-ready", operator: "Exists", tolerationSeconds: 300 },
    ],
    containers: [{ name: "c01", image: "hub.baidubce.com/cce/nginx-alpine-go", lifecycle }],
  },
});

it.each([
  ["poststart-test", { postStart: script("echo postStart hook > /tmp/termination-log") }],
  ["prestop-test", { preStop: script("echo preStop hook > /tmp/termination-log && sleep 30") }],
  [
    "ignored-test",
    { postStart: { httpGet: { port: 80, path: "/", scheme: "HTTP" } }, preStop: { tcpSocket: { port: 80 } } },
  ],
])("%s runs on the virtual node that takes it, and has its hooks as they were written", async (name, lifecycle) => {
  const { ClusterId, kubeconfig } = await makeCluster(tke, 1);
  const { NodePoolId } = await tke("CreateClusterVirtualNodePool", {
    ClusterId,
    Name: "burst",
    SubnetIds: ["subnet-1"],
    SecurityGroupIds: ["sg-1"],
    Labels: [{ Name: "type", Value: "virtual-kubelet" }],
    Taints: [{ Key: "virtual-kubelet.io/provider", Value: "baidu", Effect: "NoSchedule" }],
  });
  const { InstanceIds } = await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetIds: ["subnet-1"] });
  const api = client(kubeconfig);
  expect((await api("POST", PODS, pod(name, lifecycle))).status).toBe(201);
  const { spec, status } = (await api("GET", `${PODS}/${name}`)).body;
  expect([spec.nodeName, status.phase]).toEqual([InstanceIds[0], "Running"]);
  expect(spec.containers[0].lifecycle).toEqual(lifecycle);
  expect((await api("DELETE", `${PODS}/${name}`)).status).toBe(200);
  expect((await api("GET", `${PODS}/${name}`)).status).toBe(404);
});
