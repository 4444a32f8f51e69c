import type { Call } from "../call";
import { type AsGroupOption, findCluster } from "./cluster-row";

/** The defaults of the ClusterAsGroupOption table; what it gives no default for is absent. */
export const defaultAsGroupOption: AsGroupOption = {
  IsScaleDownEnabled: false,
  Expander: "random",
  ScaleDownDelay: 10,
  ScaleDownUnneededTime: 10,
  ScaleDownUtilizationThreshold: 50,
  SkipNodesWithLocalStorage: false,
  SkipNodesWithSystemPods: false,
  IgnoreDaemonSetsUtilization: false,
};

function describeOption(call: Call<{ ClusterId: string }>): object {
  return { ClusterAsGroupOption: findCluster(call, call.input.ClusterId).attributes.AsGroupOption };
}

function modifyOption(call: Call<{ ClusterId: string; ClusterAsGroupOption: AsGroupOption }>): object {
  const { attributes } = findCluster(call, call.input.ClusterId, "InternalError.ClusterNotFound");
  const resets = call.world.otherReadings.has("tencent: options of the autoscaler left out");
  const before = resets ? defaultAsGroupOption : attributes.AsGroupOption;
  attributes.AsGroupOption = { ...before, ...call.input.ClusterAsGroupOption };
  return {};
}

export const asGroupOptionHandlers = {
  DescribeClusterAsGroupOption: describeOption,
  ModifyClusterAsGroupOptionAttribute: modifyOption,
};
