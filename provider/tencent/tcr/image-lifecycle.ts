import { z } from "zod";
import { listed } from "../../lifecycle/ids";
import { resource } from "../resource";
import { flatten, keep, outputs, settled, typeOf } from "./parts/clean-up-policy";

export const imageLifecycle = resource({
  type: "tcr:ImageLifecycle",
  description:
    "The clean-up policy of one repository of the personal registry: older tags are deleted. The API has no call that changes a policy, so a change deletes and recreates it. An existing policy is never taken over.",
  examples: {
    "The last 20 tags": `const team = new clouds.tcr.Namespace("team", { name: "team" });
const api = new clouds.tcr.Repository("api", { namespace: team.name, name: "api" });
new clouds.tcr.ImageLifecycle("api", { repositoryName: api.repositoryName, keepLast: 20, unit: "tags" });`,
    "Tags of the last 30 days": `const team = new clouds.tcr.Namespace("team", { name: "team" });
const nightly = new clouds.tcr.Repository("nightly", { namespace: team.name, name: "nightly" });
new clouds.tcr.ImageLifecycle("nightly", { repositoryName: nightly.repositoryName, keepLast: 30, unit: "days" });`,
  },
  idFormat: "namespace/name",
  inputs: z.strictObject({
    repositoryName: z.string().min(1).describe("Repository, `namespace/name`: `repositoryName` of a `tcr.Repository`."),
    ...keep,
  }),
  outputs,
  stable: ["createTime"],
  interrupts: {
    replacement: "no tag is cleaned up in between, and tags that the new policy does not keep are deleted",
  },
  onChange: { repositoryName: "replace", keepLast: "replace", unit: "replace" },
  // A repository has at most one policy.
  deleteBeforeReplace: (want, was) => want.repositoryName === was.repositoryName,
  blame: { "ResourceNotFound.ErrNoRepo": "repositoryName" },
  async find({ clients }, id) {
    const { StrategyInfo, TotalCount } = (await clients.tcr.DescribeImageLifecyclePersonal({ RepoName: id })).Data;
    return listed(StrategyInfo, TotalCount).find((policy) => policy.RepoName === id);
  },
  overwrites: (want) => want.repositoryName,
  async create({ clients }, want) {
    const policy = { Type: typeOf("", want.unit), Val: want.keepLast };
    await clients.tcr.CreateImageLifecyclePersonal({ RepoName: want.repositoryName, ...policy });
    return want.repositoryName;
  },
  async delete({ clients }, id) {
    await clients.tcr.DeleteImageLifecyclePersonal({ RepoName: id }, { idempotent: true });
  },
  ...settled,
  flatten: (row) => ({ repositoryName: row.RepoName, ...flatten(row) }),
});
