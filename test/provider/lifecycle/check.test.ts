import { describe, expect, it } from "vitest";
import { containerGroup } from "../../../provider/baidu/bci/container-group";
import { service } from "../../../provider/baidu/bec/service";
import { containerGroup as eciGroup } from "../../../provider/ctyun/eci/container-group";
import { check } from "../../../provider/lifecycle/check";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { cluster } from "../../../provider/tencent/tke/cluster";
import { instances } from "../../../provider/tencent/tke/instances";
import { nodePool as pool } from "../../../provider/tencent/tke/node-pool";

const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

describe("check", () => {
  it("takes a correct resource", () => {
    expect(check(cluster, web)).toEqual([]);
    expect(check(cluster, { ...web, __urn: "urn:x", __provider: "text" })).toEqual([]);
  });

  it("reports everything at once, each at its path", () => {
    const nodes = [{ zone: "z", subnetId: "s", machine: { instanceType: 5, dataDisks: [{ size: "50" }] } }];
    expect(
      check(cluster, { vpcId: 7, clusterCidr: "172.16.0.0", networkType: "gr", maxPodsPerNode: 2.5, nodes }),
    ).toEqual(
      [
        { property: "name", reason: "is required" },
        { property: "networkType", reason: 'must be "GR" or "VPC-CNI", not the string "gr"' },
        { property: "vpcId", reason: "must be a string, not the number 7" },
        {
          property: "clusterCidr",
          reason: 'must be an address range such as "172.16.0.0/16", not the string "172.16.0.0"',
        },
        { property: "maxPodsPerNode", reason: "must be an integer, not the number 2.5" },
        { property: "nodes[0].machine.instanceType", reason: "must be a string, not the number 5" },
        { property: "nodes[0].machine.dataDisks[0].size", reason: 'must be a number, not the string "50"' },
      ].sort((a, b) => order(a.property) - order(b.property)),
    );
  });

  it("says what breaks a rule between inputs, also beside inputs that are wrong by themselves", () => {
    const between = { property: "serviceCidr", reason: "must not overlap the clusterCidr 172.16.0.0/16" };
    expect(check(cluster, { ...web, serviceCidr: "172.16.0.0/20" })).toEqual([between]);
    const failures = check(cluster, {
      ...web,
      serviceCidr: "172.16.0.0/20",
      colour: "red",
      maxPodsPerNode: 1,
      vpcId: 7,
    });
    expect(failures.map(({ property }) => property)).toEqual(["vpcId", "maxPodsPerNode", "colour", "serviceCidr"]);
    const volumes = { containers: [{ name: "n", image: "nginx:1", volumeMounts: [{ name: "no", mountPath: "/a" }] }] };
    const group = { name: "group", subnetIds: ["s"], securityGroupIds: ["g"], restartPolicy: "always", ...volumes };
    expect(check(containerGroup, group).map(({ property }) => property)).toEqual([
      "restartPolicy",
      "containers[0].volumeMounts",
    ]);
  });

  it("says nothing of a rule that a right value would not break", () => {
    const wrongType = { name: "web", vpcId: "vpc-1", networkType: "gr" };
    expect(check(cluster, wrongType).map(({ property }) => property)).toEqual(["networkType"]);
    expect(check(cluster, { ...web, clusterCidr: "x" }).map(({ property }) => property)).toEqual(["clusterCidr"]);
  });

  it.each([
    ["bci", containerGroup],
    ["eci", eciGroup],
    ["bec", service],
  ])("refuses two volumes of one name and ports that no document allows: %s", (_cloud, kind) => {
    const volumes = [1, 2].map(() => ({ name: "v", emptyDir: {} }));
    const ports = [-1, 65_537].map((containerPort) => ({ containerPort }));
    const failures = check(kind, { volumes, containers: [{ name: "n", image: "nginx:1", ports }] });
    expect(failures).toContainEqual({ property: "volumes", reason: 'two volumes are named "v"' });
    expect(failures.filter(({ property }) => property.includes("ports"))).toEqual([
      { property: "containers[0].ports[0].containerPort", reason: "must be at least 0, not the number -1" },
      { property: "containers[0].ports[1].containerPort", reason: "must be at most 65536, not the number 65537" },
    ]);
  });

  it.each([
    ["bci", containerGroup, { subnetIds: ["s"], securityGroupIds: ["g"] }, [0, 65_536]],
    ["eci", eciGroup, { vpcId: "v", subnetId: "s", securityGroupId: "g", zone: "z" }, [0, 65_536]],
    ["bec", service, { deployInstances: [{ regionId: "cn-a" }] }, []],
  ])("leaves the ports 0 and 65536 to the one cloud whose document allows them: %s", (_cloud, kind, place, refused) => {
    const ports = [0, 1, 65_535, 65_536].map((containerPort) => ({ containerPort }));
    const failures = check(kind, { name: "web", ...place, containers: [{ name: "n", image: "nginx:1", ports }] });
    expect(failures).toEqual(
      refused.map((port) => ({ property: "containers[0].ports", reason: `port ${port} must be from 1 to 65535` })),
    );
  });

  it("refuses places that count and are listed twice, and not those whose names are unknown", () => {
    const of = (...regionIds: string[]) =>
      check(service, {
        name: "b",
        containers: [{ name: "n", image: "redis:7" }],
        deployInstances: regionIds.map((regionId) => ({ regionId, replicas: 2 })),
        volumes: [1, 2].map(() => ({ name: UNKNOWN, emptyDir: {} })),
      });
    expect(of("cn-a", "cn-b", UNKNOWN, UNKNOWN)).toEqual([]);
    expect(of("cn-a", "cn-b", "cn-a", "cn-a", UNKNOWN)).toEqual([
      {
        property: "deployInstances",
        reason: '{"regionId":"cn-a"} appears twice; list it once with the sum of replicas',
      },
    ]);
  });

  it("refuses charge types and host names of forms that no machine has", () => {
    const machine = { instanceType: "S5.MEDIUM4", chargeType: "FREE", internet: { chargeType: "FREE" } };
    const place = { clusterId: "cls-1", zone: "z", vpcId: "v", subnetId: "s" };
    const properties = (inputs: object) => check(instances, { ...place, ...inputs }).map(({ property }) => property);
    expect(properties({ machine, hostName: "a b" })).toEqual([
      "machine.internet.chargeType",
      "machine.chargeType",
      "hostName",
    ]);
    for (const chargeType of ["POSTPAID_BY_HOUR", "SPOTPAID", "CDHPAID"])
      expect(properties({ machine: { instanceType: "S5", chargeType }, hostName: "Web-{R:1}.a" })).toEqual([]);
  });

  it("says of a key in its own words what it lacks", () => {
    const inputs = { clusterId: "c", name: "n", subnetIds: ["s"], securityGroupIds: ["g"], labels: { "": "x" } };
    expect(check(pool, inputs)).toEqual([
      { property: 'labels[""]', reason: "the key must have at least 1 character, not 0" },
    ]);
  });

  it("names the property that was meant", () => {
    const misspelt = { ...web, clusterCIDR: "10.0.0.0/16", clusterVersion: "1.28.3", colour: "red" };
    expect(check(cluster, misspelt)).toEqual([
      { property: "clusterCIDR", reason: 'there is no such property; did you mean "clusterCidr"?' },
      { property: "clusterVersion", reason: 'there is no such property; did you mean "version"?' },
      { property: "colour", reason: "there is no such property" },
    ]);
    const taints = [{ kye: "a", effect: "NoSchedule" }];
    const inputs = { clusterId: "c", name: "n", subnetIds: ["s"], securityGroupIds: ["g"], taints };
    expect(check(pool, inputs)).toEqual([
      { property: "taints[0].key", reason: "is required" },
      { property: "taints[0].kye", reason: 'there is no such property; did you mean "key"?' },
    ]);
  });

  it("names the property that has another name in the API", () => {
    const { zone, ...place } = {
      vpcId: "v",
      subnetId: "s",
      securityGroupId: "g",
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
    };
    const failures = check(eciGroup, { ...place, azName: zone, containers: [{ name: "n", image: "nginx:1" }] });
    expect(failures).toContainEqual({
      property: "azName",
      reason: 'there is no such property; `azName` of the API is "zone"',
    });
    expect(check(containerGroup, { zoneName: "zoneC" })).toContainEqual({
      property: "zoneName",
      reason: 'there is no such property; `zoneName` of the API is "zone"',
    });
  });

  it("sets aside what is not known yet, and asks the rules once all is", () => {
    expect(check(cluster, { ...web, vpcId: UNKNOWN, tags: UNKNOWN, nodes: [UNKNOWN] })).toEqual([]);
    expect(check(cluster, { name: "web", clusterCidr: UNKNOWN })).toEqual([]);
    expect(check(cluster, { name: "web" })).toEqual([
      { property: "clusterCidr", reason: 'is required with networkType "GR"' },
      { property: "vpcId", reason: "is required unless the cluster takes existing nodes" },
    ]);
    expect(check(cluster, { name: 1, vpcId: UNKNOWN })).toHaveLength(1);
  });

  it("refuses disk types and permission bits that no cloud knows", () => {
    const dataDisks = [{ type: "FLOPPY", size: 10 }];
    const nodes = [
      { zone: "z", subnetId: "s", machine: { instanceType: "S5", systemDisk: { type: "TAPE" }, dataDisks } },
    ];
    const reason = (type: string) =>
      `must be a disk type such as "CLOUD_PREMIUM", "CLOUD_SSD" or "CLOUD_BASIC", not the string "${type}"`;
    expect(check(cluster, { ...web, nodes })).toEqual([
      { property: "nodes[0].machine.systemDisk.type", reason: reason("TAPE") },
      { property: "nodes[0].machine.dataDisks[0].type", reason: reason("FLOPPY") },
    ]);
    // 644 is a slip for 0o644.
    for (const defaultMode of [644, 999, 10_000]) {
      const volumes = [{ name: "v", configFile: { defaultMode, files: [{ path: "a", content: "1" }] } }];
      expect(check(eciGroup, { volumes })).toContainEqual({
        property: "volumes[0].configFile.defaultMode",
        reason: `must be at most 511, not the number ${defaultMode}`,
      });
    }
  });

  it("knows no property of the names that every object has", () => {
    const container = { name: "n", image: "nginx:1", constructor: 1, toString: 2 };
    const failures = check(containerGroup, { containers: [container] });
    for (const name of ["constructor", "toString"])
      expect(failures).toContainEqual({ property: `containers[0].${name}`, reason: "there is no such property" });
  });

  it("repeats no secret", () => {
    const logins = [{ server: "r", userName: "u", password: 123456 }];
    const failures = check(containerGroup, { imageRegistryCredentials: logins });
    expect(failures).toContainEqual({
      property: "imageRegistryCredentials[0].password",
      reason: "must be a string, not [secret]",
    });
  });

  it("repeats no long text: it may be a key", () => {
    const [failure] = check(cluster, { ...web, maxServices: "k".repeat(100) });
    expect(failure?.reason).toBe("must be a number, not a string");
  });
});

// The order of failures is the order of the inputs in the resource file.
const fields = Object.keys(cluster.inputs.shape);
const order = (property: string) => fields.indexOf(property.split(/[.[]/)[0] ?? "");
