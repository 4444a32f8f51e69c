import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, type KindProgram, type KindWorld, operationsAgainst, titleOf } from "../support/every-kind";

// A value that the documents forbid is found by the preview: what the provider's check lets through, the emulator takes, which
// holds each request against the contract. For every input of every kind, at any depth, with values that are often wrong.

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud, { retry: "none" });
});
afterAll(() => cloud.close());

const STRINGS = ["", "x", "FLOPPY", "1.2.3.4", "a/b", "Ü", "n".repeat(300)];
const NUMBERS = [-1, 0, 1, 81, 201, 999, 5000, 10_000, 65_536, 70_000, 1e9];

/** Inputs with one value in them replaced, and where. */
function* variants(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value === "string") for (const other of STRINGS) yield [`${path} ${JSON.stringify(other)}`, other];
  else if (typeof value === "number") for (const other of NUMBERS) yield [`${path} ${other}`, other];
  else if (Array.isArray(value)) {
    yield [`${path} []`, []];
    for (const [index, item] of value.entries())
      for (const [at, other] of variants(item, `${path}[${index}]`)) yield [at, value.with(index, other)];
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const [at, other] of variants(item, path === "" ? key : `${path}.${key}`))
        yield [at, { ...value, [key]: other }];
  }
}

/** Refusals that no preview can foresee: they depend on what there is in the cloud. */
const OF_THE_CLOUD =
  /is not ready|is no instance ID|still not found|timed out|must be the cluster's|largest size|must name a chart's file|NotFound|NoSuchObject|Conflict|Quota|LimitExceeded|Exist|ResourceInUse|ResourceUnavailable/;

/** Values that the cloud lists, or counts, for an account: the preview warns of others, and the check asks no cloud. */
const OF_THE_ACCOUNT =
  /^(tke:Cluster level|\w+:\w+ zone|bec:Service (bandwidthInMbps|deployInstances\[\d\]\.(replicas|regionId|region|city))) /;

/** The program of a type, with other inputs beside those that name what must be there. */
function alike(type: string, title: string, inputs: Properties): KindProgram {
  const program = everyKind.find((one) => one.type === type);
  if (program === undefined) throw new Error(`no program of ${type}`);
  return { ...program, title, inputs };
}

const dataDisks = [{ type: "CLOUD_SSD", size: 10, fsType: "xfs", formatAndMount: true, mountPath: "/data" }];
const place = { zone: "zone-1", subnetId: "subnet-1" };
const login = { password: "Sesame-0pen" };
const machine = { instanceType: "S5.LARGE8", login };

/** Inputs that do not go together with those of the programs for every kind. */
const more: readonly KindProgram[] = [
  alike("tke:Cluster", "masters of its own", {
    name: "own",
    type: "INDEPENDENT_CLUSTER",
    nodeNameType: "hostname",
    description: "own masters",
    nodes: [
      { ...place, role: "MASTER_ETCD", count: 3, hostName: "master", machine },
      { ...place, count: 2, hostName: "worker", namePrefix: "worker", machine },
    ],
    existingNodes: [{ instanceIds: ["ins-00000001"], hostName: "web", login, nodeSettings: { dataDisks } }],
    nodeSettings: {
      dataDisks,
      unschedulable: true,
      preStartUserScript: "true",
      dockerGraphPath: "/d",
      mountPath: "/m",
    },
    dataDiskMounts: [{ instanceType: "S5.LARGE8", zone: "zone-1", dataDisks }],
  }),
  alike("tke:AsGroupOptions", "every option", {
    scaleDownEnabled: true,
    expander: "random",
    maxEmptyBulkDelete: 1,
    scaleDownDelayMinutes: 1,
    scaleDownUnneededMinutes: 1,
    scaleDownUtilizationThreshold: 50,
    maxTotalUnreadyPercentage: 50,
    okTotalUnreadyCount: 1,
    scaleDownUnreadyTime: 1,
    unregisteredNodeRemovalTime: 1,
  }),
  alike("tke:AsGroup", "named by host", {
    name: "workers",
    minSize: 0,
    maxSize: 1,
    vpcId: "vpc-1",
    subnetIds: ["subnet-1"],
    hostName: "worker",
    launchConfiguration: { instanceType: "S5.LARGE8", login: { keyIds: ["skey-1"] } },
    nodeSettings: { dataDisks },
  }),
  alike("tke:Instances", "named by host", {
    ...place,
    vpcId: "vpc-1",
    hostName: "worker",
    nodeSettings: { dataDisks },
    machine: { instanceType: "S5.LARGE8", login: { keepImageLogin: true }, chargeType: "SPOTPAID", projectId: 0 },
  }),
  alike("tke:ExistingInstances", "with a key and a host name", {
    instanceIds: ["ins-00000001"],
    login: { keyIds: ["skey-1"] },
    hostName: "web",
    nodeSettings: { dataDisks },
  }),
  alike("tke:LogCollector", "files of a host to Kafka", {
    name: "files",
    source: { type: "host-log", path: "/var/log", label: { name: "a", value: "b" } },
    destination: { type: "kafka", host: "10.0.0.1", port: 9092, topic: "logs" },
  }),
  alike("eci:ContainerGroup", "probes, hooks and files", {
    ...everyKind.find(({ title, type }) => type === "eci:ContainerGroup" && title)?.inputs,
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        resources: { cpu: 1, memory: "2Gi" },
        livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 1, timeoutSeconds: 1, failureThreshold: 3 },
        lifecycle: { postStart: { exec: { command: ["true"] } } },
      },
    ],
    securityContext: { sysctls: [{ name: "kernel.shm_rmid_forced", value: "1" }] },
    volumes: [
      {
        name: "about",
        downwardApi: {
          defaultMode: 0o440,
          items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" }, mode: 0o400 }],
        },
      },
    ],
  }),
];

describe.each([...everyKind, ...more].map((program) => [titleOf(program), program] as const))(
  "%s",
  (_title, program) => {
    it("is refused by the preview or taken by the cloud", async () => {
      const operations = world.operations(program.type);
      const missed: string[] = [];
      expect(await operations.check({ ...program.inputs, ...(await program.before?.(world)) })).toEqual([]);
      for (const [at, changed] of variants(program.inputs, "")) {
        await cloud.reset();
        const inputs = { ...(changed as Properties), ...(await program.before?.(world)), waitFor: "none" };
        if ((await operations.check(inputs)).length > 0) continue;
        const error = await operations.create(inputs).then(
          () => undefined,
          (failed: Error) => failed.message,
        );
        if (error !== undefined && !OF_THE_CLOUD.test(error) && !OF_THE_ACCOUNT.test(`${program.type} ${at}`))
          missed.push(`${at}: ${error.replace(/, request [\w-]+/, "")}`);
      }
      expect(missed).toEqual([]);
    });
  },
);
