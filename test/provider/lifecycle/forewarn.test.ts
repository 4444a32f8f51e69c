import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resourceOf } from "../../../provider/clouds";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";
import { movedClock } from "../../support/moved-clock";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(async () => {
  await cloud.reset();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

describe("before a create", () => {
  it("a range that overlaps another cluster's is a warning in the program's words, asked once", async () => {
    await world.make("tke:Cluster", web);
    const { forewarn, check } = world.operations("tke:Cluster");
    world.sent.length = 0;
    await forewarn({ ...web, name: "other" });
    expect(world.said).toEqual([
      expect.stringMatching(
        /^clusterCidr: 172\.16\.0\.0\/16 conflicts: .*"aliases"; up will be refused, unless what it overlaps is deleted first$/,
      ),
    ]);
    const asked = world.sent.length;
    await forewarn({ ...web, name: "other" });
    expect(world.sent.length).toBe(asked);
    await expect(world.make("tke:Cluster", { ...web, name: "other" })).rejects.toThrow(
      /clusterCidr: .*CidrConflictWithOtherCluster.*"aliases".*"deleteBeforeReplace"$/,
    );
    world.said.length = 0;
    await forewarn({ ...web, name: "other", clusterCidr: "172.20.0.0/16" });
    await forewarn({ ...web, name: "other", ignoreCidrConflict: true });
    await forewarn({ ...web, name: "other", clusterCidr: UNKNOWN });
    expect(world.said).toEqual([]);
    expect(await check({ name: "none", vpcId: "vpc-1" })).toEqual([
      { property: "clusterCidr", reason: 'is required with networkType "GR"' },
    ]);
  });

  it("a range that overlaps that of another new cluster of the program is one, in the same VPC", async () => {
    const { forewarn } = world.operations("tke:Cluster");
    await forewarn(web);
    await forewarn({ ...web, name: "beside", clusterCidr: "172.17.0.0/16" });
    await forewarn({ ...web, name: "far", vpcId: "vpc-2" });
    expect(world.said).toEqual([]);
    await forewarn({ ...web, name: "within", clusterCidr: "172.16.128.0/20" });
    expect(world.said).toEqual([
      'clusterCidr: 172.16.128.0/20 conflicts: it overlaps 172.16.0.0/16 of cluster "web" of this program; up will be refused, because one VPC cannot hold both',
    ]);
  });

  it("so is the services' range, as that of pods or of other services, of a new cluster or of one that exists", async () => {
    const { forewarn } = world.operations("tke:Cluster");
    const services = "192.168.0.0/20";
    await world.make("tke:Cluster", {
      name: "there",
      vpcId: "vpc-1",
      clusterCidr: "10.1.0.0/16",
      serviceCidr: services,
    });
    world.said.length = 0;
    await forewarn({ ...web, serviceCidr: "192.168.8.0/24" });
    expect(world.said).toEqual([
      expect.stringMatching(/^serviceCidr: 192\.168\.8\.0\/24 conflicts: .* of cluster cls-\w+; .* up will be refused/),
    ]);
    await expect(world.make("tke:Cluster", { ...web, serviceCidr: services })).rejects.toThrow(
      /"web": serviceCidr: 192/,
    );
    world.said.length = 0;
    await forewarn({ ...web, name: "pods", vpcId: "vpc-2", clusterCidr: services });
    await forewarn({ ...web, name: "other", vpcId: "vpc-2", serviceCidr: services });
    expect(world.said).toEqual([
      `serviceCidr: ${services} conflicts: it overlaps ${services} of cluster "pods" of this program; up will be refused, because one VPC cannot hold both`,
    ]);
  });

  it("so is one of a cluster of the same name, and more clusters than the quota", async () => {
    const { forewarn } = world.operations("tke:Cluster");
    const of = (name: string, more = {}) => ({ ...web, ...more, __urn: `urn:pulumi:dev::test::tke:Cluster::${name}` });
    await cloud.quota("tke.MaxClustersNum", 1);
    await forewarn(of("one"));
    expect(world.said).toEqual([]);
    await forewarn(of("two"));
    expect(world.said).toEqual([
      'clusterCidr: 172.16.0.0/16 conflicts: it overlaps 172.16.0.0/16 of cluster "web" of this program; up will be refused, because one VPC cannot hold both',
      "the region's quota of clusters is 1: with the 0 that exist and this program's there would be 2",
    ]);
  });

  it("more namespaces or repositories than the registry's quota are one, asked once for many", async () => {
    await world.make("tcr:Namespace", { name: "old" });
    await world.make("tcr:Repository", { namespace: "old", name: "api" });
    await cloud.quota("tcr.namespaces", 2);
    await cloud.quota("tcr.repositories", 3);
    const names = ["a", "b", "c"];
    const ahead = async (type: string, name: string, inputs: object) =>
      world.operations(type).forewarn({ ...inputs, name, __urn: `urn:pulumi:dev::test::${type}::${name}` });
    world.sent.length = 0;
    for (const name of names) await ahead("tcr:Repository", name, { namespace: "old" });
    for (const name of names) await ahead("tcr:Namespace", name, {});
    const reason = (kind: string, most: number, there: number) =>
      `the account's quota of ${kind} is ${most}: with the 1 that exist and this program's there would be ${there}`;
    expect(world.said).toEqual([reason("repositories", 3, 4), reason("namespaces", 2, 3), reason("namespaces", 2, 4)]);
    const asked = (action: string) => world.sent.filter((request) => JSON.stringify(request).includes(action)).length;
    expect(asked("DescribeUserQuotaPersonal")).toBe(1);
    await world.make("tcr:Namespace", { name: "a" });
    await expect(world.make("tcr:Namespace", { name: "b" })).rejects.toThrow(/ErrNamespaceMaxLimit/);
  });

  it("what it would belong to is not there", async () => {
    const machine = { instanceType: "S5.MEDIUM4" };
    const place = { zone: "gsqy-1", vpcId: "vpc-1", subnetId: "subnet-1" };
    await world.operations("tke:Instances").forewarn({ clusterId: "cls-00000000", machine, ...place });
    await world
      .operations("tke:VirtualNode")
      .forewarn({ clusterId: "cls-00000000", nodePoolId: "np-1", subnetId: "s" });
    expect(world.said).toEqual([
      'clusterId: there is no tke:Cluster with the ID "cls-00000000" in this account and region',
      'nodePoolId: there is no tke:NodePool with the ID "cls-00000000/np-1" in this account and region',
    ]);
    world.said.length = 0;
    await world.operations("tke:Instances").forewarn({ clusterId: UNKNOWN, machine, ...place });
    for (const clusterId of [UNKNOWN, "cls-00000000"])
      await world.operations("tke:VirtualNode").forewarn({ clusterId, nodePoolId: UNKNOWN, subnetId: "s" });
    expect(world.said).toEqual([]);
  });

  it("a version that the cloud does not offer is one, with those that it does", async () => {
    await world.operations("tke:Cluster").forewarn({ ...web, version: "1.2.3" });
    expect(world.said).toEqual([expect.stringMatching(/^version: the cloud offers \d.*, not 1\.2\.3$/)]);
  });

  it("a level that the cloud does not offer is one, too", async () => {
    await world.operations("tke:Cluster").forewarn({ ...web, level: "L6" });
    expect(world.said).toEqual([expect.stringMatching(/^level: the cloud offers L5, .*, not L6$/)]);
  });

  it("an operating system that the cloud does not offer is one; a custom image's ID may be right", async () => {
    await world.operations("tke:Cluster").forewarn({ ...web, os: "img-12345678" });
    expect(world.said).toEqual([]);
    await world.operations("tke:Cluster").forewarn({ ...web, os: "win" });
    expect(world.said).toEqual([expect.stringMatching(/^os: the cloud offers .*centos.*, not win$/)]);
    await expect(world.make("tke:Cluster", { ...web, os: "win" })).rejects.toThrow(/"web": os: .*ClusterOs/);
  });

  it("a password that the public registry refuses is one, which does not repeat it", async () => {
    const { forewarn } = world.operations("tcr:User");
    for (const password of ["eight-ch", "sixteen-letters-"]) await forewarn({ password });
    expect(world.said).toEqual([]);
    await forewarn({ password: "short" });
    expect(world.said).toEqual(["password: public Tencent Cloud takes 8 to 16 characters"]);
  });

  it("a zone that the resource pool does not have is one, asked once for all kinds", async () => {
    const place = { name: "web", vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "sg-1", zone: "nowhere" };
    const containers = [{ name: "web", image: "nginx" }];
    world.sent.length = 0;
    await world.operations("eci:ContainerGroup").forewarn({ ...place, containers });
    await world.operations("eci:VirtualNode").forewarn({ ...place, kubeconfig: "k" });
    const said = /^zone: the cloud offers cn-huadong1-jsnj1A-public-ctcloud, .*, not nowhere$/;
    expect(world.said).toEqual([expect.stringMatching(said), expect.stringMatching(said)]);
    expect(world.sent.filter(({ url }) => url.includes("/region"))).toHaveLength(1);
    world.said.length = 0;
    await world.operations("eci:ContainerGroup").forewarn({ ...place, containers, zone: UNKNOWN });
    expect(world.said).toEqual([]);
  });

  it("more nodes than the level of their cluster has place for are one, and the cloud's refusal says the same", async () => {
    const { id } = await world.make("tke:Cluster", { ...web, level: "L5" });
    const place = { zone: "gsqy-1", vpcId: "vpc-1", subnetId: "subnet-1" };
    const machine = { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } };
    const of = (count: number) => ({ clusterId: id, count, machine, ...place });
    const more = [
      ["tke:Instances", of(2), of(3)],
      [
        "tke:ExistingInstances",
        { clusterId: id, instanceIds: ["ins-1"] },
        { clusterId: id, instanceIds: ["ins-1", "ins-2", "ins-3"] },
      ],
      ...(["minSize", "desiredCapacity"] as const).map((size) => {
        const group = { clusterId: id, name: "workers", maxSize: 9, vpcId: "vpc-1", subnetIds: ["subnet-1"] };
        const sized = (count: number) => ({ ...group, minSize: 1, launchConfiguration: machine, [size]: count });
        return ["tke:AsGroup", sized(2), sized(3)] as const;
      }),
    ] as const;
    await world.make("tke:Instances", of(3));
    for (const [type, fits] of more) await world.operations(type).forewarn(fits);
    expect(world.said).toEqual([]);
    for (const [type, , large] of more) await world.operations(type).forewarn(large);
    const reason =
      'a cluster of level L5 has at most 5 nodes: with the 3 that it has there would be 6; give the cluster a higher "level", or set its "autoUpgradeLevel"';
    expect(world.said).toEqual(
      ["count", "instanceIds", "minSize", "desiredCapacity"].map((one) => `${one}: ${reason}`),
    );
    await expect(world.make("tke:Instances", of(3))).rejects.toThrow(
      /count: A cluster of level L5 has at most 5 nodes, not 6 .*QuotaMaxNodLimit.*a higher "level" or with "autoUpgradeLevel"$/,
    );
  });

  it("so are a new cluster's own nodes, unless its level rises by itself", async () => {
    const { forewarn } = world.operations("tke:Cluster");
    const nodes = (count: number) => [
      { count, zone: "gsqy-1", subnetId: "subnet-1", machine: { instanceType: "S5.MEDIUM4" } },
    ];
    const existingNodes = [{ instanceIds: ["ins-1", "ins-2"] }];
    await forewarn({ ...web, level: "L5", nodes: nodes(3), existingNodes });
    await forewarn({ ...web, level: "L5", nodes: nodes(4), existingNodes, autoUpgradeLevel: true });
    await forewarn({ ...web, level: "L20", nodes: nodes(20) });
    expect(world.said).toEqual([]);
    await forewarn({ ...web, level: "L5", nodes: nodes(4), existingNodes });
    expect(world.said).toEqual([
      'level: a cluster of level L5 has at most 5 nodes, not 6; give the cluster a higher "level", or set its "autoUpgradeLevel"',
    ]);
  });

  it("a range that has no room for a node is one", async () => {
    const { forewarn } = world.operations("tke:Cluster");
    const of = (clusterCidr: string, more: object = {}) => forewarn({ ...web, clusterCidr, ...more });
    await of("10.3.0.0/23");
    await of("10.4.0.0/24", { maxServices: 64, maxPodsPerNode: 64 });
    await of("10.5.0.0/24", { serviceCidr: "10.6.0.0/24" });
    expect(world.said).toEqual([]);
    await of("10.7.0.0/24");
    expect(world.said).toEqual([
      "clusterCidr: 10.7.0.0/24 has no room for a node: it has 256 addresses, 256 of them for services (maxServices), and each node takes 256 (maxPodsPerNode)",
    ]);
  });

  it("a zone that is unlike those of BCI is one", async () => {
    const group = { name: "web", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] };
    const forewarn = (zone: unknown) =>
      world
        .operations("bci:ContainerGroup")
        .forewarn({ ...group, containers: [{ name: "web", image: "nginx" }], zone });
    await forewarn("zoneB");
    await forewarn(UNKNOWN);
    expect(world.said).toEqual([]);
    await forewarn("cn-bj-a");
    expect(world.said).toEqual(["zone: BCI calls its zones zoneA, zoneB and so on, not cn-bj-a"]);
  });

  it("a place where the edge has no node is one, by the part that does not fit", async () => {
    const { forewarn } = world.operations("bec:Service");
    const at = (deployInstance: object) =>
      forewarn({ name: "store", containers: [{ name: "web", image: "nginx" }], deployInstances: [deployInstance] });
    await at({ region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_MOBILE" });
    expect(world.said).toEqual([]);
    await at({ region: "THE_MOON", city: "GUANGZHOU", serviceProvider: "CHINA_MOBILE" });
    await at({ region: "SOUTH_CHINA", city: "BEIJING", serviceProvider: "CHINA_MOBILE" });
    await at({ region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "BGP" });
    await at({ regionId: "cn-nowhere-ct" });
    expect(world.said).toEqual([
      expect.stringMatching(/^deployInstances: region: the cloud offers NORTH_CHINA, .*, not THE_MOON$/),
      "deployInstances: city: the cloud offers GUANGZHOU, not BEIJING",
      expect.stringMatching(/^deployInstances: serviceProvider: the cloud offers CHINA_.*, not BGP$/),
      expect.stringMatching(
        /^deployInstances: regionId: the cloud offers cn-beijing-.* and \d+ more, not cn-nowhere-ct$/,
      ),
    ]);
  });

  it("what exists already is one, with aliases and adopt", async () => {
    await world.make("tcr:Namespace", { name: "team" });
    await world.make("tcr:Repository", { namespace: "team", name: "api" });
    await world.operations("tcr:Repository").forewarn({ namespace: "team", name: "api" });
    expect(world.said).toEqual([
      'name: team/api already exists, which stops the create unless this run deletes it first; set "adopt" to its ID to take it over, for example after a failed replacement; ' +
        'if the program renamed the resource, give it its old name in "aliases"; if it is being replaced, set its option "deleteBeforeReplace"; ' +
        'if an interrupted run created it, run "npx pulumi-container-clouds recover"',
    ]);
    // Nor is a run without a preview left without them.
    await expect(world.make("tcr:Repository", { namespace: "team", name: "api" })).rejects.toThrow(
      /ErrRepoExist.*; set "adopt" to "team\/api" to take it over, for example after a failed replacement; if the program renamed the resource, .* in "aliases"; .*"deleteBeforeReplace"; .*"npx pulumi-container-clouds recover"$/,
    );
    await expect(world.make("tcr:Namespace", { name: "team" })).rejects.toThrow(
      /unique.*"adopt".*"aliases".*"deleteBeforeReplace".*"npx pulumi-container-clouds recover"$/,
    );
  });

  it("a code of the cloud that every object has as a key blames no input", async () => {
    // Whether the cloud has made it after all is looked for a while, which only passes.
    const world = operationsAgainst(cloud, {}, movedClock(Date.now()));
    await world.make("tcr:Namespace", { name: "team" });
    for (const code of ["constructor", "__proto__", "toString"]) {
      await cloud.fault({ service: "tcr", action: "CreateRepositoryPersonal", error: { code, message: "m" } });
      await expect(world.make("tcr:Repository", { namespace: "team", name: "api" })).rejects.toThrow(
        `creating tcr:Repository "api": m (${code}`,
      );
      await cloud.clearFaults();
    }
  });

  it("what a replacement deletes first is not in its way, nor is what it follows under the same ID", async () => {
    const { id, properties } = await world.make("tke:Cluster", web);
    const { diff, forewarn } = world.operations("tke:Cluster");
    const urn = "urn:pulumi:dev::test::container-clouds:tke:Cluster::web";
    const moved = { ...web, ipvs: true, __urn: urn };
    await cloud.quota("tke.MaxClustersNum", 1);
    expect((await diff(id, properties, moved)).replaces).toEqual(["ipvs"]);
    world.said.length = 0;
    await forewarn(moved);
    const nodes = { clusterId: id, instanceIds: ["ins-11111111"], __urn: `${urn}-nodes` };
    const made = await world.make("tke:ExistingInstances", nodes);
    const again = { ...nodes, securityGroupId: "sg-9" };
    const existing = world.operations("tke:ExistingInstances");
    expect((await existing.diff(made.id, made.properties, again)).deleteBeforeReplace).toBe(true);
    world.said.length = 0;
    await existing.forewarn(again);
    expect(world.said).toEqual([]);
  });

  it("a destroy, which checks nothing, says nothing of what would follow from a dependency that goes", async () => {
    const { id: clusterId } = await world.make("tke:Cluster", web);
    const program = everyKind.find(({ type }) => type === "tke:NodePool");
    const __urn = "urn:pulumi:dev::test::tke:NodePool::np";
    const inputs = { ...program?.inputs, clusterId, __urn };
    const { id, properties } = await world.make("tke:NodePool", inputs);
    const { diff, check } = world.operations("tke:NodePool");
    world.said.length = 0;
    await diff(id, properties, { ...inputs, clusterId: UNKNOWN });
    expect(world.said).toEqual([]);
    await check(inputs, properties);
    await diff(id, properties, { ...inputs, clusterId: UNKNOWN });
    expect(world.said).toEqual([expect.stringMatching(/^replaced because of clusterId; /)]);
  });

  it("an empty profile is one mistake", async () => {
    expect(
      (await world.operations("tke:Cluster").check({ ...web, profile: "" })).map(({ property }) => property),
    ).toEqual(["profile"]);
  });

  it("a replacement that is created first is looked ahead for as any create", async () => {
    const { id, properties } = await world.make("tke:Cluster", web);
    const { diff, forewarn } = world.operations("tke:Cluster");
    const moved = { ...web, vpcId: "vpc-2", os: "win", __urn: "urn:pulumi:dev::test::tke:Cluster::moved" };
    expect(await diff(id, properties, moved)).toMatchObject({ replaces: ["os", "vpcId"], deleteBeforeReplace: false });
    world.said.length = 0;
    await forewarn(moved);
    expect(world.said).toEqual([expect.stringMatching(/^os: the cloud offers .*, not win$/)]);
  });

  it("nothing is said of what is there to adopt, or by a cloud that cannot be asked", async () => {
    const { id } = await world.make("tke:Cluster", web);
    const { forewarn } = world.operations("tke:Cluster");
    await forewarn({ ...web, adopt: id });
    await forewarn({ ...web, adopt: UNKNOWN });
    await cloud.fault({ service: "tke", error: { code: "x", message: "refused for a test", status: 403 } });
    await forewarn({ ...web, name: "unasked" });
    await cloud.clearFaults();
    expect(world.said).toEqual([]);
  });
});

/** What every kind whose replacement deletes the old resource first has, and a change of it that its create is refused for. */
const lost: Readonly<Record<string, { with?: object; set: object; not: RegExp }>> = {
  "tke:Cluster": { set: { version: "1.2.3" }, not: /^comparing .*: version: the cloud offers .*, not 1\.2\.3; cls-/ },
  "tke:ExistingInstances": {
    set: { clusterId: "cls-00000000" },
    not: /: clusterId: there is no tke:Cluster with the ID/,
  },
  "bci:ContainerGroup": {
    with: { eip: { ip: "100.64.0.1" } },
    set: { zone: "cn-bj-a" },
    not: /: zone: BCI calls its zones zoneA.*, not cn-bj-a; /,
  },
  "bci:ImageCache": {
    with: { eip: { ip: "100.64.0.1" } },
    set: { zone: "cn-bj-a" },
    not: /: zone: BCI calls its zones/,
  },
  "eci:ContainerGroup": {
    with: { eip: { eipInstanceId: "eip-1" } },
    set: { zone: "nowhere" },
    not: /: zone: the cloud offers .*, not nowhere; /,
  },
};

/** Kinds whose create is refused for nothing that a read shows. */
const SAFE = ["tke:HelmChart", "tke:ClusterAudit", "tcr:ImageLifecycle"];

describe("a replacement that deletes the old resource first", () => {
  it("is of these kinds", async () => {
    const types = [...new Set(everyKind.map(({ type }) => type))];
    const specs = await Promise.all(types.map(resourceOf));
    const first = specs.filter(({ deleteBeforeReplace }) => deleteBeforeReplace !== undefined);
    expect(first.map(({ type }) => type).sort()).toEqual([...Object.keys(lost), ...SAFE].sort());
  });

  it.each(Object.entries(lost))(
    "is refused before of %s, where its create would be",
    async (type, { with: more, set, not }) => {
      const program = everyKind.find((one) => one.type === type);
      const inputs = { ...program?.inputs, ...(await program?.before?.(world)), ...more };
      const { diff } = world.operations(type);
      const id = (await resourceOf(type)).idFormat.replaceAll(/\w+/g, "cls-1");
      await expect(diff(id, inputs, { ...inputs, ...set })).rejects.toThrow(not);
      await expect(diff(id, inputs, { ...inputs, ...set })).rejects.toThrow(
        `; ${id} is not deleted, because its replacement cannot be created`,
      );
      // What the cloud took before is not in question.
      const as = { ...inputs, ...set };
      await expect(diff(id, as, { ...as, name: "other", securityGroupId: "sg-7" })).resolves.toBeDefined();
    },
  );
});

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_title, program) => {
  it("is not warned of where its create goes through", async () => {
    const inputs = { ...program.inputs, ...(await program.before?.(world)) };
    const { forewarn, create } = world.operations(program.type);
    await forewarn(inputs);
    expect(world.said).toEqual([]);
    await create(inputs);
  });

  it("is warned of an ID to adopt that is not there, and refused one of another form", async () => {
    const inputs = { ...program.inputs, ...(await program.before?.(world)) };
    const { forewarn, check } = world.operations(program.type);
    const { idFormat } = await resourceOf(program.type);
    const absent = idFormat.replaceAll(/"(\w+)"|\w+/g, (_part, literal) => literal ?? "absent");
    world.said.length = 0;
    await forewarn({ ...inputs, adopt: UNKNOWN });
    expect(world.said).toEqual([]);
    await forewarn({ ...inputs, adopt: absent });
    // The emulator's first account is open to the registry from the start.
    expect(world.said).toEqual(program.type === "tcr:User" ? [] : [expect.stringMatching(/^adopt: \S/)]);
    const adopt = "a/b/c/d";
    expect(await check({ ...inputs, adopt })).toEqual([
      { property: "adopt", reason: `the ID "a/b/c/d" is not of the form ${idFormat}` },
    ]);
    expect(await check({ ...inputs, adopt }, inputs)).toEqual([]);
  });
});
