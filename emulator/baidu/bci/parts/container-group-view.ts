import type { Row } from "../../../row";
import type { World } from "../../../world";
import type { ContainerGroupAttributes } from "./container-group-row";
import type { ContainerRequest } from "./container-group-rules";

/** The only VPC of the emulated account; BCI's calls only name it. */
const VPC_ID = "vpc-default0";

export function summary({ id, status, createdAt, attributes }: Row<ContainerGroupAttributes>): object {
  const { sent } = attributes;
  return {
    instanceId: id,
    instanceName: attributes.name,
    status,
    zoneName: attributes.zoneName,
    cpuType: "intel",
    gpuType: sent.gpuType ?? "",
    cpu: attributes.cpu,
    memory: attributes.memory,
    bandwidthInMbps: attributes.bandwidthInMbps,
    internalIp: attributes.internalIp ?? "",
    publicIp: attributes.publicIp ?? "",
    createTime: createdAt,
    updateTime: attributes.updateTime ?? createdAt,
    deleteTime: null,
    restartPolicy: sent.restartPolicy ?? "Always",
    tags: attributes.tags ?? null,
  };
}

export function detail(row: Row<ContainerGroupAttributes>, { otherReadings }: World): object {
  const { sent } = row.attributes;
  const { nfs = [], emptyDir = [], configFile = [] } = sent.volume ?? {};
  const subnetId = sent.subnetIds.at(otherReadings.has("bci: subnet that is chosen") ? -1 : 0);
  return {
    ...summary(row),
    volume: { nfs, emptyDir, configFile, podVolumes: null, flexVolume: [] },
    containers: sent.containers.map((container, index) => containerDetail(row, container, stateOf(row, index))),
    initContainers: (sent.initContainers ?? []).map((one) => containerDetail(row, one, initStateOf(row))),
    securityGroups: sent.securityGroupIds.map((id) => ({ securityGroupId: id, name: id, vpcId: VPC_ID })),
    vpc: { vpcId: VPC_ID, name: "default", cidr: "192.168.0.0/16", isDefault: true },
    subnet: { subnetId, name: subnetId, cidr: "192.168.0.0/20", vpcId: VPC_ID },
  };
}

function containerDetail(row: Row<ContainerGroupAttributes>, container: ContainerRequest, currentState: State): object {
  const { name, image, cpu, gpu, memory, workingDir, imagePullPolicy, commands, args, ports, volumeMounts } = container;
  return {
    name,
    image,
    cpu: cpu ?? 0,
    gpu: gpu ?? 0,
    memory: memory ?? 0,
    workingDir: workingDir ?? "",
    imagePullPolicy: imagePullPolicy ?? "IfNotPresent",
    commands: commands ?? null,
    args: args ?? null,
    ports: ports ?? null,
    volumeMounts: volumeMounts ?? null,
    envs: container.environmentVars ?? null,
    createTime: row.createdAt,
    updateTime: row.attributes.updateTime ?? row.createdAt,
    deleteTime: null,
    previousState: null,
    currentState,
    ready: currentState.state === "Running",
    restartCount: 0,
  };
}

interface State {
  readonly state: "Waiting" | "Running" | "Terminated";
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
  readonly startTime?: string;
  readonly finishTime?: string;
}

/** The state of an application container follows from the group's. In a failed group, the container at `culprit` has the reason. */
function stateOf(row: Row<ContainerGroupAttributes>, index: number): State {
  const { status, attributes } = row;
  switch (status) {
    case "Pending":
    case "Creating":
      return { state: "Waiting", reason: "ContainerCreating" };
    case "Succeeded":
      return { ...ended(row), reason: "Completed", exitCode: 0 };
    case "Failed":
      return index === (attributes.culprit ?? 0) ? failed(row) : { state: "Waiting", reason: "ContainerCreating" };
    default:
      return { state: "Running", startTime: attributes.startTime ?? attributes.updateTime };
  }
}

function failed(row: Row<ContainerGroupAttributes>): State {
  const { reason, attributes } = row;
  if (attributes.culprit !== undefined) return { state: "Waiting", reason: "ErrImagePull", message: reason };
  return { ...ended(row), reason: "Error", message: reason, exitCode: 1 };
}

/** A container that has ended: it ran from the group's start to the group's last change. */
const ended = ({ createdAt, attributes }: Row<ContainerGroupAttributes>) => ({
  state: "Terminated" as const,
  startTime: attributes.startTime ?? createdAt,
  finishTime: attributes.updateTime ?? createdAt,
});

function initStateOf({ status, attributes, createdAt }: Row<ContainerGroupAttributes>): State {
  if (status === "Pending") return { state: "Waiting", reason: "PodInitializing" };
  if (status === "Creating") return { state: "Running", startTime: attributes.updateTime };
  const finishTime = attributes.startTime ?? attributes.updateTime;
  return { state: "Terminated", reason: "Completed", exitCode: 0, startTime: createdAt, finishTime };
}
