import { lookUp } from "../../../../words/look-up";
import type { Volume } from "../inputs.gen";
import type { Group, GroupEvent } from "./container-group-row";
import { containerView, initStateOf, podContainerView, stateOf } from "./container-state";
import { beijing } from "./dates";

/** A group as the single read and the batch read return it. */
export function detail(group: Group): object {
  const { id, status, attributes, createdAt } = group;
  const { vpcId, vSwitchId, securityGroupId, restartPolicy, cpu, memory, gpu, tags, epId } = attributes;
  const { intranetIp, internetIp, tenantEniInstanceId, vmId, prodInstId, containers, initContainers } = attributes;
  return {
    containerGroupId: id,
    containerGroupName: attributes.containerGroupName,
    status,
    intranetIp,
    internetIp,
    cpu,
    memory,
    gpu,
    restartPolicy,
    vpcId,
    vSwitchId,
    securityGroupId,
    tags,
    epId,
    tenantEniInstanceId,
    vmId,
    prodInstId,
    containers: containers.map((one, index) => containerView(group, one, stateOf(group, index))),
    initContainers: initContainers?.map((one) => containerView(group, one, initStateOf(group))),
    volumes: attributes.volumes?.map(volumeView),
    events: events(group),
    creationTime: beijing(createdAt),
    succeededTime: status === "Succeeded" ? beijing(attributes.endedAt) : undefined,
    failedTime: status === "Failed" ? beijing(attributes.endedAt) : undefined,
  };
}

/** The flattened form of the reads, without modes and credentials. */
function volumeView({ type, name, ...volume }: Volume): object {
  const { emptyDirVolume, configFileVolume, diskVolume, nasVolume, zosVolume } = volume;
  const { downwardAPIVolume, secretVolume, hostPathVolume, projectedVolume } = volume;
  return {
    type,
    name,
    emptyDirVolumeMedium: emptyDirVolume?.medium,
    emptyDirVolumeSizeLimit: emptyDirVolume?.sizeLimit && String(emptyDirVolume.sizeLimit),
    configFileVolumeConfigFileToPaths: configFileVolume?.configFileToPaths.map(({ path, content }) => ({
      path,
      content,
    })),
    diskVolumeId: diskVolume?.volumeHandle,
    diskVolumeFsType: diskVolume?.fsType,
    diskVolumeReadOnly: diskVolume?.readOnly,
    nasSourcePath: nasVolume?.sourcePath,
    nasReadOnly: nasVolume?.readOnly,
    zosBucket: zosVolume?.bucket,
    zosUrl: zosVolume?.url,
    zosReadOnly: zosVolume?.readOnly,
    downwardAPIVolumeItems: downwardAPIVolume?.items,
    secretVolumeFileToPaths: secretVolume?.secretToPaths?.map(({ path }) => ({ path })),
    hostPathVolumePath: hostPathVolume?.path,
    hostPathVolumeType: hostPathVolume?.type,
    projectedVolumeItems: projectedVolume && [projectedVolume],
  };
}

/** The events of a group, as the single read and describeContainerGroupEvent return them. */
export function events({ id, attributes }: Group): object[] {
  const name = attributes.containerGroupName;
  return attributes.events.map(({ type, reason, message, at }: GroupEvent, index) => ({
    name: `${name}.${index + 1}`,
    namespace: "default",
    type,
    reason,
    message,
    count: 1,
    firstTimestamp: beijing(at),
    lastTimestamp: beijing(at),
    reportingComponent: "eci",
    source: { component: "eci" },
    involvedObject: { kind: "Pod", name, namespace: "default", uid: id, apiVersion: "v1" },
  }));
}

/** The numbers of the states are not documented; here they are the positions in the contract's list. */
const STATES = [
  ...["Scheduling", "Pending", "Running", "Restarting", "Updating"],
  ...["Terminating", "Succeeded", "Failed", "ScheduleFailed"],
];

/** A row of containerGroupList, which has other field names. */
export function record(group: Group): Record<string, unknown> {
  const { id, status, attributes, createdAt } = group;
  const { flavorName, vpcId, vSwitchId, securityGroupId, tags, epId, prodInstId } = attributes;
  return {
    containerGroupId: id,
    containerGroupName: attributes.containerGroupName,
    state: STATES.indexOf(status) + 1,
    instanceStatus: status,
    flavorId: flavorName,
    flavorName,
    cpuInfo: attributes.cpu,
    memInfo: attributes.memory,
    gpuInfo: attributes.gpu,
    eip: attributes.internetIp,
    podIp: attributes.intranetIp,
    secureGroupId: securityGroupId,
    secureGroupName: securityGroupId,
    vpcId,
    vpcName: vpcId,
    vSwitchId,
    vSwitchName: vSwitchId,
    tags,
    epId,
    prodInstId,
    createdTime: beijing(createdAt),
    modifiedTime: beijing(attributes.endedAt ?? attributes.startedAt ?? createdAt),
  };
}

const PHASES: Record<string, string> = { Succeeded: "Succeeded", Failed: "Failed" };
const BEFORE_RUNNING = ["Scheduling", "ScheduleFailed", "Pending"];

/** A row of describeContainerGroupStatus. */
export function statusView(group: Group): object {
  const { id, status, attributes } = group;
  const phase = lookUp(PHASES, status) ?? (BEFORE_RUNNING.includes(status) ? "Pending" : "Running");
  const ready = status === "Running" ? "True" : "False";
  return {
    containerGroupId: id,
    name: attributes.containerGroupName,
    status,
    uuid: id,
    annotations: JSON.stringify(attributes.annotations ?? {}),
    podStatus: {
      phase,
      conditions: [
        { type: "PodScheduled", status: BEFORE_RUNNING.slice(0, 2).includes(status) ? "False" : "True" },
        { type: "Ready", status: ready },
        { type: "ContainersReady", status: ready },
      ],
      containerStatuses: attributes.containers.map((one, index) => podContainerView(group, one, stateOf(group, index))),
      podIp: attributes.intranetIp,
      podIps: attributes.intranetIp ? [{ ip: attributes.intranetIp }] : [],
      qosClass: "Guaranteed",
      startTime: beijing(attributes.startedAt),
      tenantEniInstanceId: attributes.tenantEniInstanceId,
    },
  };
}

/** A row of describeContainerGroupEvent. */
export function eventsView(group: Group): object {
  const { containerGroupName: name, labels = {} } = group.attributes;
  return {
    containerGroupId: group.id,
    name,
    namespace: "default",
    uuid: group.id,
    labels: JSON.stringify(labels),
    events: events(group),
  };
}
