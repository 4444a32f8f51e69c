import { z } from "zod";
import type { Taint as KubernetesTaint } from "../../../lifecycle/containers/taint";
import { byName, oneOf, secret, setOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { DataDisk, InstanceAdvancedSettings, Label, Taint } from "../api.gen";

/** Inputs that clusters, scaling groups and nodes share: how a machine becomes a node, and what is bought for it. */

const labelMap = z.record(z.string().min(1), z.string());

export const labels = labelMap.describe("Kubernetes labels of the nodes, by key.");

const dataDisk = z
  .strictObject({
    type: oneOf("CLOUD_PREMIUM", "CLOUD_BASIC", "CLOUD_SSD").describe("`CLOUD_PREMIUM`, `CLOUD_BASIC` or `CLOUD_SSD`."),
    size: z.int().min(1).describe("Size in GB."),
    fsType: oneOf("ext3", "ext4", "xfs")
      .default("ext4")
      .describe("File system: `ext3`, `ext4` (the default) or `xfs`."),
    formatAndMount: z.boolean().default(false).describe("Formats and mounts the disk. Default false."),
    mountPath: z.string().optional().describe("Directory to mount the disk at (`MountTarget` in the API)."),
  })
  .meta({ id: "NodeDataDisk" });

/** How a machine is set up as a node (`InstanceAdvancedSettings` of the API). */
export const nodeSettings = z
  .strictObject({
    labels: labels.optional(),
    unschedulable: z.boolean().optional().describe("Keeps pods off the node until it is uncordoned. Default false."),
    userScript: z.string().optional().describe("Script that runs after Kubernetes has started; plain text."),
    preStartUserScript: z.string().optional().describe("Script that runs before Kubernetes starts; plain text."),
    dockerGraphPath: z.string().optional().describe("Docker's data directory. Default `/var/lib/docker`."),
    mountPath: z.string().optional().describe("Where to mount a single data disk; not mounted by default."),
    dataDisks: z.array(dataDisk).optional().describe("Data disks and their mounts."),
    kubeletArgs: byName(z.array(z.string()))
      .optional()
      .describe("Custom kubelet arguments, each `key=value`. Order is ignored."),
  })
  .meta({ id: "NodeSettings" });

/** The names that version 0.1.0 had for properties of data disks, by their paths. */
export const disksRenamed = (disks: string) => ({
  [`${disks}.*.fileSystem`]: "fsType",
  [`${disks}.*.mountTarget`]: "mountPath",
});

/** Likewise for node settings. */
export const settingsRenamed = (settings: string) => ({
  [`${settings}.mountTarget`]: "mountPath",
  ...disksRenamed(`${settings}.dataDisks`),
});

// The CVM API, which the manual does not describe, has more types than the manual's three.
const diskType = z
  .string()
  .regex(/^(CLOUD|LOCAL)_[A-Z0-9_]+$/, 'must be a disk type such as "CLOUD_PREMIUM", "CLOUD_SSD" or "CLOUD_BASIC"');

// Likewise, these are the forms that all charge types of CVM have.
const chargeType = z
  .string()
  .regex(/^(UNDERWRITE|[A-Z]*PAID(_[A-Z_]+)?)$/, 'must be a charge type such as "POSTPAID_BY_HOUR" or "PREPAID"');
const trafficChargeType = z
  .string()
  .regex(
    /^(BANDWIDTH|TRAFFIC)_[A-Z_]+$/,
    'must be a charge type such as "TRAFFIC_POSTPAID_BY_HOUR" or "BANDWIDTH_PREPAID"',
  );

const systemDisk = z
  .strictObject({
    type: diskType.optional().describe("Disk type, such as `CLOUD_PREMIUM`."),
    size: z.int().min(1).optional().describe("Size in GB."),
  })
  .meta({ id: "SystemDisk" });

const boughtDisk = z
  .strictObject({
    type: diskType.optional().describe("Disk type, such as `CLOUD_PREMIUM`."),
    size: z.int().min(1).describe("Size in GB."),
    snapshotId: z.string().optional().describe("Snapshot to make the disk from."),
  })
  .meta({ id: "MachineDataDisk" });

const PASSWORD_RULE = "8 to 16 characters of at least two kinds among letters, digits and symbols";
const PASSWORD = `must have ${PASSWORD_RULE}`;

/** The rule of Linux machines (manual, LoginSettings). */
function isPassword(text: string): boolean {
  const kinds = [/[A-Za-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text));
  return text.length >= 8 && text.length <= 16 && kinds.length >= 2;
}

function waysToLogIn(how: { password?: string; keyIds?: readonly string[]; keepImageLogin?: boolean }): number {
  return [how.password, how.keyIds?.length, how.keepImageLogin].filter(Boolean).length;
}

export const login = z
  .strictObject({
    password: secret(z.string().refine(isPassword, PASSWORD))
      .optional()
      .describe(`Login password: ${PASSWORD_RULE}. Not together with \`keyIds\`.`),
    keyIds: z.array(z.string()).max(1).optional().describe("Key pair; currently at most one."),
    keepImageLogin: z
      .boolean()
      .optional()
      .describe("Keeps the image's own login, of a custom image. Not together with a password or key."),
  })
  .refine((how) => waysToLogIn(how) < 2, "set only one of password, keyIds and keepImageLogin")
  .meta({ id: "Login" });

const internet = z
  .strictObject({
    chargeType: trafficChargeType
      .optional()
      .describe("Charge type of the traffic, such as `TRAFFIC_POSTPAID_BY_HOUR`."),
    bandwidthInMbps: z.int().min(0).optional().describe("Maximum outgoing bandwidth, in Mbps."),
    needPublicIp: z.boolean().optional().describe("Whether the machine gets a public address."),
  })
  .meta({ id: "InternetAccess" });

export const agents = z
  .strictObject({
    security: z.boolean().default(true).describe("Cloud security agent. Default true."),
    monitor: z.boolean().default(true).describe("Cloud monitoring agent. Default true."),
  })
  .meta({ id: "Agents" });

/** A delete can destroy only machines that are paid as they go (manual, DeleteClusterInstances and DeleteCluster). */
export const destroyFailures = ({ chargeType }: { chargeType?: string | undefined }, path: string): CheckFailure[] =>
  chargeType === "PREPAID"
    ? [
        {
          property: `${path}chargeType`,
          reason: "PREPAID machines cannot be destroyed; set keepInstancesOnDelete to true",
        },
      ]
    : [];

/** A machine to buy: the fields that the CVM and the auto-scaling API share. */
export const machine = z
  .strictObject({
    instanceType: z.string().min(1).describe("Machine model, such as `S5.MEDIUM4`."),
    projectId: z.int().min(0).optional().describe("Project of the machine."),
    systemDisk: systemDisk.optional().describe("System disk."),
    dataDisks: z.array(boughtDisk).optional().describe("Data disks."),
    internet: internet.optional().describe("Public network."),
    login: login.optional().describe("How to log in to the machine."),
    securityGroupIds: setOf(z.string()).optional().describe("Security groups."),
    agents: agents.optional().describe("Security and monitoring agents; both are on by default."),
    chargeType: chargeType.optional().describe("`POSTPAID_BY_HOUR` (the cloud's default), `SPOTPAID` and so on."),
    camRoleName: z.string().optional().describe("Role of the machine."),
    other: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        "Further parameters of the underlying API, by the API's names. They take precedence over the ones above.",
      ),
  })
  .meta({ id: "Machine" });

export type Machine = z.output<typeof machine>;

/** The wire form of a machine: CVM's `RunInstances` and auto-scaling's `CreateLaunchConfiguration` share these names. */
export function expandMachine(bought: Machine): Record<string, unknown> {
  const { systemDisk: system, internet: net } = bought;
  return {
    InstanceType: bought.instanceType,
    ProjectId: bought.projectId,
    SystemDisk: system && { DiskType: system.type, DiskSize: system.size },
    DataDisks: bought.dataDisks?.map((disk) => ({
      DiskType: disk.type,
      DiskSize: disk.size,
      SnapshotId: disk.snapshotId,
    })),
    InternetAccessible: net && {
      InternetChargeType: net.chargeType,
      InternetMaxBandwidthOut: net.bandwidthInMbps,
      PublicIpAssigned: net.needPublicIp,
    },
    LoginSettings: bought.login && expandLogin(bought.login),
    SecurityGroupIds: bought.securityGroupIds,
    EnhancedService: bought.agents && expandAgents(bought.agents),
    InstanceChargeType: bought.chargeType,
    CamRoleName: bought.camRoleName,
    ...bought.other,
  };
}

export function expandLogin(how: z.output<typeof login>) {
  // The API wants the string TRUE or FALSE here.
  const keep = how.keepImageLogin === undefined ? undefined : how.keepImageLogin ? "TRUE" : "FALSE";
  return { Password: how.password, KeyIds: how.keyIds, KeepImageLogin: keep };
}

export function expandAgents({ security, monitor }: z.output<typeof agents>) {
  return { SecurityService: { Enabled: security }, MonitorService: { Enabled: monitor } };
}

const base64 = (text: string | undefined) => text && Buffer.from(text, "utf8").toString("base64");

export type NodeSettings = z.output<typeof nodeSettings>;

export function expandNodeSettings(settings: NodeSettings): InstanceAdvancedSettings {
  return {
    MountTarget: settings.mountPath,
    DockerGraphPath: settings.dockerGraphPath,
    UserScript: base64(settings.userScript),
    PreStartUserScript: base64(settings.preStartUserScript),
    // 0 lets the node accept pods, any other number does not.
    Unschedulable: settings.unschedulable === undefined ? undefined : Number(settings.unschedulable),
    Labels: settings.labels && expandLabels(settings.labels),
    DataDisks: settings.dataDisks?.map(expandDataDisk),
    ExtraArgs: settings.kubeletArgs && { Kubelet: settings.kubeletArgs },
  };
}

export function expandDataDisk(disk: z.output<typeof dataDisk>): DataDisk {
  return {
    DiskType: disk.type,
    DiskSize: disk.size,
    FileSystem: disk.fsType,
    AutoFormatAndMount: disk.formatAndMount,
    MountTarget: disk.mountPath,
  };
}

export const nodeDataDisk = dataDisk;

export function expandLabels(map: Record<string, string>): Label[] {
  return Object.entries(map).map(([Name, Value]) => ({ Name, Value }));
}

export function flattenLabels(list: readonly Label[] | null | undefined): Record<string, string> {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name, Value]));
}

export function expandTaints(list: readonly KubernetesTaint[]): Taint[] {
  return list.map(({ key, value, effect }) => ({ Key: key, Value: value, Effect: effect }));
}

export function flattenTaints(list: readonly Taint[] | null | undefined): KubernetesTaint[] {
  return (list ?? []).map(({ Key = "", Value = "", Effect }) => ({
    key: Key,
    value: Value,
    effect: Effect as KubernetesTaint["effect"],
  }));
}
