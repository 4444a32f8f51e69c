import type { Edition } from "../../edition";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { type AsGroupOption, clusterOfRead, findCluster } from "./parts/cluster-row";

/** Defaults from the ClusterAsGroupOption table and the chapters. Options without a documented default are left out. */
export const defaultAsGroupOption = (edition: Edition): AsGroupOption => ({
  IsScaleDownEnabled: false,
  Expander: "random",
  // The chapter on adjusting scaling groups, line 3536.
  MaxEmptyBulkDelete: 10,
  ScaleDownDelay: 10,
  ScaleDownUnneededTime: 10,
  ScaleDownUtilizationThreshold: 50,
  // The public cloud's models have other defaults for these two.
  SkipNodesWithLocalStorage: edition === "public",
  SkipNodesWithSystemPods: edition === "public",
  IgnoreDaemonSetsUtilization: false,
});

function describeOption(call: Call<Inputs["DescribeClusterAsGroupOption"]>): object {
  return { ClusterAsGroupOption: clusterOfRead(call, call.input.ClusterId).attributes.AsGroupOption };
}

function modifyOption(call: Call<Inputs["ModifyClusterAsGroupOptionAttribute"]>): object {
  const { attributes } = findCluster(call, call.input.ClusterId, "InternalError.ClusterNotFound");
  const resets = call.world.otherReadings.has("tencent: options of the autoscaler left out");
  const before = resets ? defaultAsGroupOption(call.world.edition) : attributes.AsGroupOption;
  attributes.AsGroupOption = { ...before, ...call.input.ClusterAsGroupOption };
  return {};
}

export const asGroupOptionHandlers = {
  DescribeClusterAsGroupOption: describeOption,
  ModifyClusterAsGroupOptionAttribute: modifyOption,
};
