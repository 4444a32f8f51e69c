import { expect, it } from "vitest";
import { call } from "../../../../provider/dynamic/functions";
import type { Properties } from "../../../../provider/lifecycle/codec";

const render = (inputs: Properties) => call("bci:getPodManifest", inputs, {});

const c01 = {
  name: "c01",
  image: "hub.baidubce.com/cce/nginx-alpine-go",
  imagePullPolicy: "IfNotPresent",
  workingDir: "/work",
  ports: [{ containerPort: 8080 }],
  resources: { cpu: "250m", memory: "512Mi" },
};
const group = { name: "poststart-test", containers: [c01] };

/** The samples of seed 003 (BCI, "container lifecycle hooks"), with Kubernetes' default for restartPolicy written out. */
const sample = (name: string, lifecycle: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    annotations: { myannotation: "myannotation" },
    labels: { app: "bci-test-vk", mylabel: "mylabel" },
    name,
    namespace: "default",
  },
  spec: {
    restartPolicy: "Always",
    enableServiceLinks: false,
    nodeSelector: { type: "virtual-kubelet" },
    tolerations: [
      { effect: "NoSchedule", key: "virtual-kubelet.io/provider", operator: "Equal", value: "baidu" },
      { effect: "NoExecute", key: "node.kubernetes.io/not-ready", operator: "Exists", tolerationSeconds: 300 },
      { effect: "NoExecute", key: "node.kubernetes.io/unreachable", operator: "Exists", tolerationSeconds: 300 },
    ],
    containers: [
      {
        image: "hub.baidubce.com/cce/nginx-alpine-go",
        imagePullPolicy: "IfNotPresent",
        name: "c01",
        workingDir: "/work",
        ports: [{ containerPort: 8080, protocol: "TCP" }],
        resources: { limits: { cpu: "250m", memory: "512Mi" }, requests: { cpu: "250m", memory: "512Mi" } },
        lifecycle,
      },
    ],
  },
});

it.each([
  [
    "poststart-test",
    { postStart: { exec: { command: ["/bin/sh", "-c", "echo postStart hook > /tmp/termination-log"] } } },
  ],
  [
    "prestop-test",
    { preStop: { exec: { command: ["/bin/sh", "-c", "echo preStop hook > /tmp/termination-log && sleep 30"] } } },
  ],
])("%s is rendered as the document writes it", async (name, lifecycle) => {
  const annotations = { myannotation: "myannotation" };
  const labels = { app: "bci-test-vk", mylabel: "mylabel" };
  expect(await render({ name, annotations, labels, containers: [{ ...c01, lifecycle }] })).toEqual(
    sample(name, lifecycle),
  );
});

it("hooks of other kinds are input errors: BCI ignores them without a word", async () => {
  const hook = (kind: string, action: object) =>
    render({
      ...group,
      containers: [{ ...c01, lifecycle: { preStop: { exec: { command: ["x"] }, [kind]: action } } }],
    });
  for (const kind of ["httpGet", "tcpSocket"])
    await expect(hook(kind, { port: 80 })).rejects.toThrow(
      `bci:getPodManifest: containers[0].lifecycle.preStop.${kind}: is a kind of hook that these clouds ignore silently: only exec hooks run`,
    );
});

it("inputs become BCI's annotations and the parts of a pod", async () => {
  const pod = await render({
    name: "web",
    namespace: "team",
    virtualNode: "vk-0",
    zone: "zoneF",
    subnetIds: ["sbn-1"],
    imagePullSecrets: ["login"],
    hostName: "web",
    terminationGracePeriodSeconds: 40,
    restartPolicy: "OnFailure",
    hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
    containers: [
      {
        name: "c",
        image: "nginx:1",
        command: ["nginx"],
        args: ["-g"],
        stdin: true,
        tty: true,
        env: [{ name: "A", value: "b" }],
        resources: { cpu: 1, memory: 1.5 },
        volumeMounts: [{ name: "files", mountPath: "/etc/x" }],
        readinessProbe: { httpGet: { port: 80 } },
      },
    ],
    initContainers: [{ name: "i", image: "busybox:1" }],
    volumes: [
      { name: "files", configMap: { name: "files" } },
      { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: 1 } },
      { name: "cfs", nfs: { server: "cfs", path: "/" } },
    ],
  });
  expect(pod).toMatchObject({
    metadata: {
      name: "web",
      namespace: "team",
      annotations: {
        "bci.virtual-kubelet.io/bci-logical-zone": "zoneF",
        "bci.virtual-kubelet.io/bci-subnet-id": "sbn-1",
        "bci.virtual-kubelet.io/pod-host-aliases": '[{"ip":"10.0.0.1","hostnames":["db"]}]',
      },
    },
    spec: {
      nodeSelector: { type: "virtual-kubelet", "kubernetes.io/hostname": "vk-0" },
      restartPolicy: "OnFailure",
      hostname: "web",
      terminationGracePeriodSeconds: 40,
      imagePullSecrets: [{ name: "login" }],
      containers: [
        {
          command: ["nginx"],
          args: ["-g"],
          stdin: true,
          tty: true,
          env: [{ name: "A", value: "b" }],
          resources: { limits: { cpu: "1", memory: "1536Mi" } },
          readinessProbe: { httpGet: { port: 80, path: "/", scheme: "HTTP" }, periodSeconds: 10 },
        },
      ],
      initContainers: [{ name: "i", image: "busybox:1" }],
      volumes: [
        { name: "cfs", nfs: { server: "cfs", path: "/", readOnly: false } },
        { name: "files", configMap: { name: "files" } },
        { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
      ],
    },
  });
  const several = await render({ ...group, subnetIds: ["sbn-2", "sbn-1"] });
  expect(several.metadata).toMatchObject({ annotations: { "bci.virtual-kubelet.io/bci-subnet-ids": "sbn-1,sbn-2" } });
});

it("what a pod cannot have is refused, with what to do", async () => {
  const refused = async (inputs: object) =>
    ((await render({ ...group, ...inputs }).catch((error) => error)) as Error).message;
  expect(await refused({ securityGroupIds: ["g-1"] })).toBe(
    "bci:getPodManifest: securityGroupIds: is not an input of a pod: the virtual node decides it; leave it out, or set BCI's annotation",
  );
  expect(await refused({ imageRegistryCredentials: [] })).toMatch(/name it in imagePullSecrets$/);
  expect(await refused({ subnetIds: ["sbn-1"] })).toMatch(/zone: is required with one subnet/);
  expect(await refused({ containers: [{ ...c01, resources: { gpu: 1 } }] })).toMatch(
    /containers\[0\]\.resources\.gpu: /,
  );
  expect(await refused({ volumes: [{ name: "v", configFile: { files: [] } }] })).toMatch(
    /put the files into a ConfigMap/,
  );
  expect(await refused({ volumes: [{ name: "v" }] })).toMatch(/"v" must have exactly one of nfs, emptyDir, configMap/);
  expect(await refused({ containers: [{ ...c01, resources: { cpu: "2c" } }] })).toMatch(
    /containers\[0\]\.resources\.cpu: must/,
  );
  expect(await refused({ containers: [{ ...c01, ports: [{ containerPort: 65_536 }] }] })).toMatch(
    /containers\[0\]\.ports: port 65536 must be from 1 to 65535/,
  );
  expect(await refused({ nmae: "x" })).toMatch(/nmae: there is no such property; did you mean "name"\?/);
});
