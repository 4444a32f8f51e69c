import { kindOf } from "../../../kind";
import type { Row } from "../../../row";
import { startTransition } from "../../../transitions";
import type { World } from "../../../world";
import { clusters } from "./cluster-row";
import { type InstanceAttributes, instances, leave } from "./instance-row";

interface Label {
  readonly Name: string;
  readonly Value: string;
}

export interface AsGroupAttributes {
  readonly AutoScalingGroupPara: Readonly<Record<string, unknown>>;
  readonly LaunchConfigurePara: Readonly<Record<string, unknown>>;
  readonly LaunchConfigurationId: string;
  readonly InstanceAdvancedSettings: { readonly Unschedulable?: number };
  readonly Labels: readonly Label[];
  MinSize: number;
  MaxSize: number;
  Enabled: boolean;
  /** What happens to the nodes when the group is deleted. */
  KeepInstance?: boolean;
}

export type Group = Row<AsGroupAttributes>;

export const asGroups = kindOf<AsGroupAttributes>({
  service: "tke",
  kind: "as-group",
  name: (row) => String(row.attributes.AutoScalingGroupPara.AutoScalingGroupName ?? ""),
  secrets: ["LaunchConfigurePara.LoginSettings.Password"],
  removed: (world, { id, owner = "", attributes }) => {
    // If the cluster is gone, its deletion has already decided about the nodes.
    if (attributes.KeepInstance || !clusters.rows(world.state).has(owner)) return;
    for (const node of [...instances.rows(world.state).values()]) {
      if (node.attributes.AutoScalingGroupId !== id) continue;
      terminate(world, node);
    }
  },
});

/** Removes a node of a group, with its machine. */
export function terminate(world: World, node: Row<InstanceAttributes>): void {
  leave(node, "terminate");
  startTransition(world, instances, node, { phase: "delete", passing: node.status, failedTo: "failed" });
}
