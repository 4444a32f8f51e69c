import type { CreateClusterInput, Inputs } from "../inputs.gen";

/** Cluster settings that only the public cloud's calls have; responses return them under the same names. */
export interface PublicSettings {
  DeletionProtection?: boolean | undefined;
  QGPUShareEnable?: boolean | undefined;
  IsHighAvailability?: boolean | undefined;
  SecurityModeConfig?: object | undefined;
  readonly RuntimeVersion?: string | undefined;
  readonly CdcId?: string | undefined;
  /** Settings of the cluster's network. */
  readonly Network: PublicNetwork;
}

interface PublicNetwork {
  readonly KubeProxyMode?: string | undefined;
  readonly CiliumMode?: string | undefined;
  readonly DataPlaneV2?: boolean | undefined;
  readonly SubnetId?: string | undefined;
  readonly IgnoreServiceCIDRConflict?: boolean | undefined;
}

type Shared = Pick<PublicSettings, "QGPUShareEnable" | "IsHighAvailability" | "SecurityModeConfig">;

/** A cluster in the public cloud's request. */
export type PublicCluster = CreateClusterInput & {
  readonly CdcId?: string;
  readonly ClusterBasicSettings?: { readonly SubnetId?: string };
  readonly ClusterCIDRSettings: { readonly IgnoreServiceCIDRConflict?: boolean };
  readonly ClusterAdvancedSettings?: Shared &
    Pick<PublicSettings, "DeletionProtection" | "RuntimeVersion"> &
    Pick<PublicNetwork, "KubeProxyMode" | "CiliumMode" | "DataPlaneV2">;
};

export function publicSettings(input: PublicCluster): PublicSettings {
  const { ClusterAdvancedSettings: advanced = {}, ClusterBasicSettings: basic = {}, ClusterCIDRSettings: cidr } = input;
  const { DeletionProtection = false, RuntimeVersion, QGPUShareEnable = false } = advanced;
  const { IsHighAvailability, SecurityModeConfig, KubeProxyMode, CiliumMode, DataPlaneV2 = false } = advanced;
  const { IgnoreServiceCIDRConflict = false } = cidr;
  return {
    DeletionProtection,
    RuntimeVersion,
    QGPUShareEnable,
    IsHighAvailability,
    SecurityModeConfig,
    CdcId: input.CdcId,
    Network: { KubeProxyMode, CiliumMode, DataPlaneV2, SubnetId: basic.SubnetId, IgnoreServiceCIDRConflict },
  };
}

/** Parameters of the public cloud's update in addition to the manual's. */
export type PublicChange = Inputs["ModifyClusterAttribute"] &
  Shared & {
    readonly ProjectId?: number;
    readonly ClusterProperty?: { readonly NodeNameType?: string };
  };

/** The settings after an update. What the update does not name stays. */
export function changedSettings(before: PublicSettings, change: PublicChange): PublicSettings {
  return {
    ...before,
    QGPUShareEnable: change.QGPUShareEnable ?? before.QGPUShareEnable,
    IsHighAvailability: change.IsHighAvailability ?? before.IsHighAvailability,
    SecurityModeConfig: change.SecurityModeConfig ?? before.SecurityModeConfig,
  };
}
