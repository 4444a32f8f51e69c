import { describe, expect, it } from "vitest";
import { check } from "../../../provider/lifecycle/check";
import { diff } from "../../../provider/lifecycle/diff";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { cluster } from "../../../provider/tencent/tke/cluster";
import { clusterEndpoint as endpoint } from "../../../provider/tencent/tke/cluster-endpoint";
import { nodePool as pool } from "../../../provider/tencent/tke/node-pool";

const none = { changes: [], replaces: [], deleteBeforeReplace: false, recorded: [], drifted: [] };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
const batch = { clusterId: "c", name: "n", subnetIds: ["s1", "s2"], securityGroupIds: ["g"] };

describe("diff", () => {
  it("sees no change in what the cloud chose, in order, in defaults and in rounding", () => {
    const chosen = { version: "1.10.5", region: "gsqy", status: "Running", nodeCount: 3 };
    expect(diff(cluster, { ...web, ...chosen }, web)).toEqual(none);
    expect(diff(cluster, { ...web, maxPodsPerNode: 100 }, { ...web, maxPodsPerNode: 128 })).toEqual(none);
    expect(diff(cluster, web, { ...web, type: "MANAGED_CLUSTER", dualStack: false, ipvs: undefined })).toEqual(none);
    expect(diff(pool, batch, { ...batch, subnetIds: ["s2", "s1"] })).toEqual(none);
    const taints = [
      { key: "a", value: "1", effect: "NoSchedule" },
      { key: "b", effect: "NoSchedule" },
    ];
    expect(diff(pool, { ...batch, taints }, { ...batch, taints: taints.toReversed() })).toEqual(none);
    expect(diff(pool, { ...batch, labels: {} }, batch)).toEqual(none);
    expect(diff(cluster, { ...web, __provider: "old" }, { ...web, __provider: "new", __urn: "urn" })).toEqual(none);
  });

  it("costs under 0.3 ms of processor for an unchanged resource, the check included", () => {
    const program = JSON.stringify({ ...web, tags: { team: "a" }, timeouts: { create: "30m" } });
    const once = () => {
      check(cluster, JSON.parse(program));
      expect(diff(cluster, JSON.parse(program), JSON.parse(program))).toEqual(none);
    };
    const rounds = Array.from({ length: 20 }, () => {
      const began = process.threadCpuUsage();
      for (let run = 0; run < 50; run++) once();
      return process.threadCpuUsage(began).user / 50_000;
    });
    expect(Math.min(...rounds)).toBeLessThan(0.3);
  });

  it("survives a state that its rules cannot read", () => {
    expect(diff(cluster, { ...web, vpcId: { a: [] }, eniSubnetIds: 5 }, web).replaces).toContain("vpcId");
    expect(() => diff(cluster, { ...web, eniSubnetIds: 5 }, { ...web, eniSubnetIds: ["a"] })).not.toThrow();
  });

  it("answers each change as the resource file declares", () => {
    expect(diff(cluster, web, { ...web, name: "blue" })).toMatchObject({ replaces: [] });
    expect(diff(cluster, web, { ...web, vpcId: "vpc-2", name: "blue" })).toMatchObject({
      changes: [
        { path: "name", kind: "update", replace: false },
        { path: "vpcId", kind: "update", replace: true },
      ],
      replaces: ["vpcId"],
      deleteBeforeReplace: false,
    });
    const cni = { ...web, networkType: "VPC-CNI", eniSubnetIds: ["a"] };
    expect(diff(cluster, cni, { ...cni, eniSubnetIds: ["b", "a"] }).replaces).toEqual([]);
    expect(diff(cluster, cni, { ...cni, eniSubnetIds: ["b"] }).replaces).toEqual(["eniSubnetIds"]);
  });

  it("sees an optional input that was cleared", () => {
    expect(diff(pool, { ...batch, labels: { a: "b" } }, batch).changes).toEqual([
      { path: "labels", kind: "delete", replace: false },
    ]);
    expect(diff(pool, { ...batch, labels: { a: "b" } }, { ...batch, labels: {} }).changes).toHaveLength(1);
  });

  it("goes to the deepest place that differs", () => {
    const state = { ...web, extraArgs: { kubeApiServer: ["a=1"], kubeScheduler: ["v=2"] } };
    const inputs = { ...web, extraArgs: { kubeApiServer: ["a=1"], kubeScheduler: ["v=3"] } };
    expect(diff(cluster, state, inputs).changes.map((change) => change.path)).toEqual(["extraArgs.kubeScheduler"]);
  });

  it("counts what is not known yet as a change", () => {
    expect(diff(cluster, web, { ...web, vpcId: UNKNOWN }).replaces).toEqual(["vpcId"]);
    expect(diff(cluster, web, { ...web, description: UNKNOWN }).changes).toHaveLength(1);
  });

  it("refuses to replace what is protected, and replaces what was never ready", () => {
    const kept = { ...web, deletionProtection: true };
    expect(() => diff(cluster, kept, { ...kept, vpcId: "vpc-2" })).toThrow(
      "vpcId cannot change in place, and deletionProtection is true; set it to false",
    );
    expect(diff(cluster, { ...web, __dead: true }, web).replaces).toEqual(["status"]);
  });

  it("refuses what neither the cloud nor a replacement changes, unless the resource is replaced anyway", () => {
    const open = { clusterId: "c", access: "internal", subnetId: "s1", domain: "a.example.com" };
    expect(() => diff(endpoint, open, { ...open, subnetId: "s2", domain: "b.example.com" })).toThrow(
      /^subnetId, domain cannot change: the API has no call that changes or closes an endpoint/,
    );
    expect(diff(endpoint, open, { ...open, clusterId: "d", subnetId: "s2" }).replaces).toEqual(["clusterId"]);
    expect(diff(endpoint, open, { ...open, subnetId: UNKNOWN })).toMatchObject({
      changes: [{ path: "subnetId", replace: false }],
      replaces: [],
    });
  });
});
