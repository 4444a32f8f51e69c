import { born, mineById } from "../../caller";
import { kindOf } from "../../kind";
import type { Row, Rows } from "../../row";
import { remove } from "../../transitions";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { findRepository } from "./repository";

/** A clean-up policy: for one repository, or for all of a user's repositories. */
export interface ImageLifecycleAttributes {
  readonly RepoName: string;
  readonly Type: string;
  readonly Val: number;
}

type Policy = Row<ImageLifecycleAttributes>;

export const imageLifecycles = kindOf<ImageLifecycleAttributes>({
  service: "tcr",
  kind: "image-lifecycle",
  name: (row) => row.id,
});

/** Each user has at most one. */
export const globalImageLifecycles = kindOf<ImageLifecycleAttributes>({
  service: "tcr",
  kind: "global-image-lifecycle",
  name: (row) => row.id,
});

/** Sets a policy and replaces an existing one. */
function put(
  call: Call<Inputs["CreateImageLifecyclePersonal" | "ManageImageLifecycleGlobalPersonal"]>,
  rows: Rows<ImageLifecycleAttributes>,
  id: string,
  owner: string | undefined,
): void {
  const { Type, Val } = call.input;
  rows.set(id, { ...born(call), id, owner, status: "present", attributes: { RepoName: owner ?? "", Type, Val } });
}

function createPolicy(call: Call<Inputs["CreateImageLifecyclePersonal"]>): object {
  const { id } = findRepository(call, call.input.RepoName);
  put(call, imageLifecycles.rows(call.world.state), id, id);
  return {};
}

function manageGlobal(call: Call<Inputs["ManageImageLifecycleGlobalPersonal"]>): object {
  put(call, globalImageLifecycles.rows(call.world.state), call.account, undefined);
  return {};
}

function view(policy: Policy | undefined): object {
  if (policy === undefined) return { Data: { TotalCount: 0, StrategyInfo: [] } };
  const { RepoName, Type, Val } = policy.attributes;
  const shown = { Username: policy.account, RepoName, Type, Value: Val, Valid: 1, CreationTime: policy.createdAt };
  return { Data: { TotalCount: 1, StrategyInfo: [shown] } };
}

const ofRepository = (call: Call<Inputs["DescribeImageLifecyclePersonal"]>) =>
  mineById(call, imageLifecycles.rows(call.world.state), call.input.RepoName);
const ofUser = (call: Call<object>) => mineById(call, globalImageLifecycles.rows(call.world.state), call.account);

function deletePolicy(call: Call<Inputs["DeleteImageLifecyclePersonal"]>): object {
  findRepository(call, call.input.RepoName);
  const policy = ofRepository(call);
  if (policy !== undefined) remove(call.world, imageLifecycles, policy);
  return {};
}

function deleteGlobal(call: Call<object>): object {
  const policy = ofUser(call);
  if (policy !== undefined) remove(call.world, globalImageLifecycles, policy);
  return {};
}

export const imageLifecycleHandlers = {
  CreateImageLifecyclePersonal: createPolicy,
  DescribeImageLifecyclePersonal: (call: Call<Inputs["DescribeImageLifecyclePersonal"]>) => view(ofRepository(call)),
  DeleteImageLifecyclePersonal: deletePolicy,
  ManageImageLifecycleGlobalPersonal: manageGlobal,
  DescribeImageLifecycleGlobalPersonal: (call: Call<object>) => view(ofUser(call)),
  DeleteImageLifecycleGlobalPersonal: deleteGlobal,
};
