import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containerGroup } from "../../../../provider/baidu/bci/container-group";
import { imageCache } from "../../../../provider/baidu/bci/image-cache";
import { check } from "../../../../provider/lifecycle/check";
import { container } from "../../../../provider/lifecycle/containers/container";
import { cpuQuantity, memoryQuantity } from "../../../../provider/lifecycle/containers/quantity";
import { diff } from "../../../../provider/lifecycle/diff";
import { UNKNOWN } from "../../../../provider/lifecycle/unknown";

const web = { name: "web", image: "nginx:1.27" };
const group = (more: object = {}) => ({
  name: "web",
  subnetIds: ["sbn-1"],
  securityGroupIds: ["g-1"],
  containers: [web],
  ...more,
});
const withContainer = (more: object) => group({ containers: [{ ...web, ...more }] });

/** What is wrong, one line for each: `property: reason`. */
const problems = (inputs: object) =>
  check(containerGroup, inputs as Record<string, unknown>).map(({ property, reason }) => `${property}: ${reason}`);

describe("quantities", () => {
  test.each([
    [0.5, 0.5],
    ["500m", 0.5],
    ["0.5", 0.5],
    [2, 2],
    ["2", 2],
    ["1500m", 1.5],
  ])("%j is %d cores", (written, cores) => expect(cpuQuantity.parse(written)).toBe(cores));

  test.each([
    [2, 2],
    ["2Gi", 2],
    ["512Mi", 0.5],
    ["524288Ki", 0.5],
    ["1Ti", 1024],
    ["1.5Gi", 1.5],
    ["1073741824k", 1e3],
  ])("%j is %d GiB", (written, gib) => expect(memoryQuantity.parse(written)).toBe(gib));

  test.each(["2c", "", "m", "-1", "0", 0, -1, "1 000m", "500M", true, {}])("%j is no number of cores", (written) =>
    expect(cpuQuantity.safeParse(written).success).toBe(false),
  );

  test.each(["2", "2GB", "2gi", "Gi", "", "0Gi", 0, null])("%j is no memory", (written) =>
    expect(memoryQuantity.safeParse(written).success).toBe(false),
  );

  test("every whole number of millicores means the same in both notations", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (milli) => {
        expect(cpuQuantity.parse(`${milli}m`)).toBe(cpuQuantity.parse(milli / 1000));
      }),
    );
  });
});

describe("the normal form of a container", () => {
  test("is the same for what means the same", () => {
    const short = container.parse({
      ...web,
      resources: { cpu: "500m", memory: "512Mi" },
      ports: [{ containerPort: 443 }, { containerPort: 80 }],
      livenessProbe: { httpGet: { port: 80 } },
    });
    const long = container.parse({
      ...web,
      stdin: false,
      resources: { cpu: 0.5, memory: 0.5 },
      ports: [
        { containerPort: 80, protocol: "TCP" },
        { protocol: "TCP", containerPort: 443 },
      ],
      livenessProbe: { periodSeconds: 10, httpGet: { path: "/", port: 80, scheme: "HTTP" } },
    });
    expect(short).toEqual(long);
  });

  test("keeps its meaning when it is normalised again", () => {
    const once = container.parse({ ...web, resources: { cpu: "250m" }, readinessProbe: { tcpSocket: { port: 1 } } });
    expect(container.parse(once)).toEqual(once);
  });
});

describe("what is refused", () => {
  test("nothing of a whole group", () => {
    expect(
      problems(
        group({
          containers: [
            {
              ...web,
              command: ["nginx"],
              env: [{ name: "A", value: "1" }, { name: "B" }],
              resources: { cpu: "500m", memory: "1Gi", gpu: 1 },
              volumeMounts: [
                { name: "data", mountPath: "/data" },
                { name: "conf", mountPath: "/etc/x", readOnly: true },
              ],
              startupProbe: { exec: { command: ["true"] }, failureThreshold: 30 },
              livenessProbe: { grpc: { port: 9000 } },
              stdin: true,
              tty: true,
              securityContext: { runAsUser: 1000, capabilities: { drop: ["ALL"] } },
            },
          ],
          initContainers: [{ name: "init", image: "busybox:1" }],
          volumes: [
            { name: "data", nfs: { server: "cfs-1", path: "/" } },
            { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "256Mi" } },
            { name: "conf", configFile: { files: [{ path: "a.conf", content: "x" }] } },
          ],
          gpuType: "Nvidia A10 PCIE",
          eip: { autoCreate: { routeType: "BGP_S", billingMethod: "ByBandwidth", bandwidthInMbps: 200 } },
          tags: { team: "a" },
          imageRegistryCredentials: [{ server: "ccr.baidubce.com", userName: "u", password: "p" }],
        }),
      ),
    ).toEqual([]);
  });

  test("an unknown property, a wrong type and a missing one, all at once", () => {
    const inputs = {
      ...withContainer({ img: "x", imag: "y", resources: { cpu: "2c", memory: "2GB" }, args: "-v" }),
      subnetIds: undefined,
    };
    expect(problems(inputs).sort()).toEqual([
      'containers[0].args: must be a list, not the string "-v"',
      'containers[0].imag: there is no such property; did you mean "image"?',
      'containers[0].img: there is no such property; did you mean "image"?',
      'containers[0].resources.cpu: must be a number of cores or a quantity such as "500m", not the string "2c"',
      'containers[0].resources.memory: must be a number of GiB or a quantity such as "512Mi" or "2Gi", not the string "2GB"',
      "subnetIds: is required",
    ]);
  });

  test.each<[string, object, string[]]>([
    [
      "a name with an underscore",
      group({ name: "a_b" }),
      [
        'name: must have 2 to 252 letters, digits, "-" or ".", the first and last a letter or digit, not the string "a_b"',
      ],
    ],
    ["no container", group({ containers: [] }), ["containers: must have at least 1 item, not 0"]],
    [
      "21 containers",
      group({ containers: Array.from({ length: 21 }, (_, i) => ({ ...web, name: `c${i}` })) }),
      ["containers: must have at most 20 items, not 21"],
    ],
    [
      "11 subnets",
      group({ subnetIds: Array.from({ length: 11 }, (_, i) => `sbn-${i}`) }),
      ["subnetIds: must have at most 10 items, not 11"],
    ],
    [
      "a name twice",
      group({ initContainers: [web] }),
      ['initContainers[0].name: another container is named "web" too'],
    ],
    ["a terminal without input", withContainer({ tty: true }), ["containers[0].tty: needs stdin: true"]],
    [
      "a GPU of no model",
      withContainer({ resources: { gpu: 1 } }),
      ["containers[0].resources.gpu: needs gpuType on the group"],
    ],
    [
      "a mount of no volume",
      withContainer({ volumeMounts: [{ name: "data", mountPath: "/data" }] }),
      ['containers[0].volumeMounts: "data" is none of the volumes of the group; the group has none'],
    ],
    [
      "a probe without a question",
      withContainer({ livenessProbe: { periodSeconds: 5 } }),
      ["containers[0].livenessProbe: must have exactly one of exec, httpGet, tcpSocket, grpc; it has none"],
    ],
    [
      "a probe with two questions",
      withContainer({ readinessProbe: { tcpSocket: { port: 1 }, httpGet: { port: 1 } } }),
      [
        "containers[0].readinessProbe: must have exactly one of exec, httpGet, tcpSocket, grpc; it has httpGet and tcpSocket",
      ],
    ],
    [
      "a probe that BCI does not have",
      withContainer({ readinessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } }),
      ["containers[0].readinessProbe.successThreshold: must be 1 in BCI, not 2"],
    ],
    [
      "a volume of two kinds",
      group({ volumes: [{ name: "v", emptyDir: {}, nfs: { server: "s", path: "/" } }] }),
      ['volumes: "v" must have exactly one of nfs, emptyDir, configFile; it has nfs and emptyDir'],
    ],
    [
      "two volumes of one name",
      group({
        volumes: [
          { name: "v", emptyDir: {} },
          { name: "v", nfs: { server: "s", path: "/" } },
        ],
      }),
      ['volumes: two volumes are named "v"'],
    ],
    [
      "hooks and SCTP",
      withContainer({
        lifecycle: { preStop: { exec: { command: ["sync"] } } },
        ports: [{ containerPort: 9, protocol: "SCTP" }],
      }),
      [
        "containers[0].lifecycle: is not supported here: BCI's API has no field for hooks; on a cluster with virtual nodes, a pod can have them",
        "containers[0].ports: port 9 must be TCP or UDP, not SCTP",
      ],
    ],
    [
      "what edge services alone can do",
      withContainer({
        env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
        ports: [{ containerPort: 80, hostPort: 80 }],
        volumeMounts: [{ name: "v", mountPath: "/v", mountPropagation: "Bidirectional" }],
      }),
      [
        'containers[0].volumeMounts: "v" is none of the volumes of the group; the group has none',
        "containers[0].env[0].valueFrom: BCI accepts plain values only",
        "containers[0].ports: port 80 cannot have hostPort or hostIP in BCI",
        "containers[0].volumeMounts: BCI has no mountPropagation (at /v)",
      ],
    ],
    [
      "a variable from two places",
      withContainer({
        env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "x" }, secretKeyRef: { name: "s", key: "k" } } }],
      }),
      [
        "containers[0].env[0].valueFrom: must have exactly one of configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef; it has secretKeyRef and fieldRef",
        "containers[0].env[0].valueFrom: BCI accepts plain values only",
      ],
    ],
    [
      "a hook that is no command",
      withContainer({ lifecycle: { preStop: { httpGet: { port: 80 } } } }),
      [
        "containers[0].lifecycle.preStop.exec: is required",
        "containers[0].lifecycle.preStop.httpGet: is a kind of hook that these clouds ignore silently: only exec hooks run",
      ],
    ],
    [
      "an address that is bound and made",
      group({ eip: { ip: "1.2.3.4", autoCreate: {} } }),
      ["eip: must have exactly one of ip, autoCreate; it has ip and autoCreate"],
    ],
    [
      "BGP_S by traffic",
      group({ eip: { autoCreate: { routeType: "BGP_S" } } }),
      ["eip.autoCreate.billingMethod: must not be ByTraffic on BGP_S: choose ByBandwidth"],
    ],
    [
      "too much bandwidth",
      group({ eip: { autoCreate: { bandwidthInMbps: 201 } } }),
      ["eip.autoCreate.bandwidthInMbps: must be from 1 to 200 for BGP ByTraffic, not 201"],
    ],
    [
      "a tag key with a blank",
      group({ tags: { "a b": "1" } }),
      ['tags["a b"]: the key must have letters, digits, "-" and ".", the first and last a letter or digit'],
    ],
  ])("%s", (_, inputs, expected) => expect(problems(inputs)).toEqual(expected));

  test("nothing that is not known yet", () => {
    const unknown = withContainer({ tty: true, resources: { cpu: UNKNOWN }, livenessProbe: UNKNOWN });
    expect(problems({ ...unknown, subnetIds: UNKNOWN, eip: UNKNOWN })).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ eip: { ip: "web" } }, ['eip.ip: must be an IPv4 address, not the string "web"']],
    [
      { eip: { ip: "1.2.3.4", autoCreate: {} } },
      ["eip.autoCreate: is not an input of a cache: BCI creates no address for it; set ip"],
    ],
    [{ images: [] }, ["images: must have at least 1 item, not 0"]],
    [
      { images: ["nginx@sha256:00"] },
      [
        'images[0]: must be an image with a tag, such as nginx:1.27 (BCI does not accept digests), not the string "nginx@sha256:00"',
      ],
    ],
  ])("an image cache with %j", (more, expected) => {
    const cache = { name: "c", images: ["nginx:1"], subnetId: "s", securityGroupId: "g", zone: "zoneA", ...more };
    expect(check(imageCache, cache).map(({ property, reason }) => `${property}: ${reason}`)).toEqual(expected);
  });
});

describe("what is no change", () => {
  const was = group({
    name: "Web",
    subnetIds: ["sbn-1", "sbn-2"],
    volumes: [
      { name: "a", emptyDir: {} },
      { name: "b", nfs: { server: "s", path: "/" } },
    ],
    eip: { autoCreate: { bandwidthInMbps: 10.9 } },
    tags: {},
  });
  test("order, case, rounding, defaults and empty lists", () => {
    const now = group({
      name: "web",
      subnetIds: ["sbn-2", "sbn-1"],
      restartPolicy: "Always",
      volumes: [
        { name: "b", nfs: { path: "/", server: "s", readOnly: false } },
        { name: "a", emptyDir: { medium: "" } },
      ],
      eip: { autoCreate: { bandwidthInMbps: 10, name: "eip" } },
      initContainers: [],
    });
    expect(diff(containerGroup, was, now).changes).toEqual([]);
  });

  test("but another image is one, at its path", () => {
    const now = { ...was, containers: [{ ...web, image: "nginx:1.28" }] };
    expect(diff(containerGroup, was, now)).toEqual({
      changes: [{ path: "containers[0].image", kind: "update", replace: true }],
      replaces: ["containers"],
      deleteBeforeReplace: false,
      recorded: [],
      drifted: [],
    });
  });

  test("the old group goes first when both would bind one address", () => {
    const bound = group({ eip: { ip: "1.2.3.4" } });
    expect(diff(containerGroup, bound, { ...bound, name: "other" }).deleteBeforeReplace).toBe(true);
    expect(diff(containerGroup, bound, { ...bound, eip: { ip: "1.2.3.5" } }).deleteBeforeReplace).toBe(false);
  });
});
