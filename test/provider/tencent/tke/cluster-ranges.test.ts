import { expect, it } from "vitest";
import { diff } from "../../../../provider/lifecycle/diff";
import { UNKNOWN } from "../../../../provider/lifecycle/unknown";
import { cluster } from "../../../../provider/tencent/tke/cluster";

const was = {
  name: "web",
  vpcId: "vpc-1",
  clusterCidr: "10.0.0.0/16",
  serviceCidr: "192.168.0.0/20",
  tags: { form: "1" },
};

// The new one would be refused as long as the old one has the range.
it.each([
  ["the same pods' range", { serviceCidr: "192.168.16.0/20" }, true],
  ["the same services' range", { clusterCidr: "10.1.0.0/16" }, true],
  ["a wider range", { clusterCidr: "10.0.0.0/14", serviceCidr: "192.168.16.0/20" }, true],
  ["a range within", { clusterCidr: "10.0.128.0/20", serviceCidr: "192.168.16.0/20" }, true],
  ["its pods in the services' range", { clusterCidr: "192.168.0.0/16", serviceCidr: "10.128.0.0/20" }, true],
  ["other ranges", { clusterCidr: "10.1.0.0/16", serviceCidr: "192.168.16.0/20" }, false],
  ["another VPC", { vpcId: "vpc-2" }, false],
  ["conflicts ignored", { ignoreCidrConflict: true }, false],
])("a replacement with %s deletes the old cluster first: %j", (_, change, first) => {
  const difference = diff(cluster, was, { ...was, tags: { form: "2" }, ...change });
  expect(difference.replaces).not.toEqual([]);
  expect(difference.deleteBeforeReplace).toBe(first);
});

it("a range that is not known yet overlaps nothing", () => {
  const planned = { ...was, clusterCidr: UNKNOWN, serviceCidr: undefined };
  expect(diff(cluster, was, planned)).toMatchObject({
    replaces: ["clusterCidr", "serviceCidr"],
    deleteBeforeReplace: false,
  });
});

it("a cluster whose pods have the VPC's addresses has no range of them", () => {
  const cni = { ...was, networkType: "VPC-CNI", clusterCidr: undefined };
  const known = { ...cni, clusterCidr: "" };
  expect(diff(cluster, known, { ...cni, tags: { form: "2" } }).deleteBeforeReplace).toBe(true);
  expect(diff(cluster, known, { ...cni, serviceCidr: "10.128.0.0/20" }).deleteBeforeReplace).toBe(false);
});
