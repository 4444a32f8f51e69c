import { describe, expect, it } from "vitest";
import { containerGroup } from "../../../provider/baidu/bci/container-group";
import { containerGroup as eciGroup } from "../../../provider/ctyun/eci/container-group";
import { check } from "../../../provider/lifecycle/check";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { cluster } from "../../../provider/tencent/tke/cluster";
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
      reason: "must be a string, not the value given",
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
