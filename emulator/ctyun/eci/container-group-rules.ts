import { refuseUnless } from "../errors";
import { FLAVORS } from "./flavors";
import { checkNetwork, checkZone } from "./network";
import { checkTags, type Tag } from "./tag";

/** The body of createContainerGroup as far as the emulator looks into it; names as in the contract. */
export interface GroupRequest {
  readonly containerGroupName: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly gpu?: number;
  readonly flavorName?: string;
  readonly azInfo: readonly { readonly azName: string; readonly azId?: number }[];
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly securityGroupId: string;
  eip?: EipRequest;
  restartPolicy: string;
  containers: readonly ContainerRequest[];
  readonly initContainers?: readonly ContainerRequest[];
  volumes?: readonly VolumeRequest[];
  tags?: readonly Tag[];
  imageRegistryCredential?: readonly object[];
  dnsConfig?: object;
  readonly hostName?: string;
  readonly securityContext?: { readonly sysctl?: readonly { readonly name: string }[] };
  readonly imageCacheId?: string;
  readonly autoMatchImageCache?: boolean;
  readonly dataCacheBucket?: string;
  readonly epId?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface EipRequest {
  readonly eipInstanceId?: string;
  readonly autoCreateEip?: boolean;
  readonly eipBandwidth?: number;
}

export interface ContainerRequest {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly gpu?: number;
  readonly workingDir?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly ports?: readonly object[];
  readonly environmentVar?: readonly { readonly key: string; readonly value: string }[];
  readonly volumeMount?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly readinessProbe?: ProbeRequest;
  readonly livenessProbe?: ProbeRequest;
  readonly lifecyclePostStartHandlerExec?: readonly string[];
  readonly lifecyclePreStopHandlerExec?: readonly string[];
}

type ProbeRequest = Partial<Record<"exec" | "httpGet" | "tcpSocket", object>>;

/** A volume: its kind, and the settings under the kind's name with a small first letter. */
export interface VolumeRequest {
  readonly type: string;
  readonly name: string;
  readonly emptyDirVolume?: { readonly medium: string; readonly sizeLimit?: number };
  readonly configFileVolume?: { readonly configFileToPaths: readonly { path: string; content: string }[] };
  diskVolume?: DiskRequest;
  readonly nasVolume?: { readonly sourcePath: string; readonly readOnly?: boolean };
  readonly zosVolume?: { readonly bucket: string; readonly url: string; readonly readOnly?: boolean };
  readonly downwardAPIVolume?: { readonly items: readonly object[] };
  readonly secretVolume?: { readonly secretToPaths?: readonly { path?: string; content?: string }[] };
  readonly hostPathVolume?: { readonly path?: string; readonly type?: string };
  readonly projectedVolume?: object;
}

export interface DiskRequest {
  readonly volumeHandle: string;
  readonly fsType: string;
  readonly volumeSize?: number;
  readonly readOnly?: boolean;
}

/** Namespaced kernel parameters only (seed, securityContext). */
const SYSCTL = /^(kernel\.(shm|msg)\S*|kernel\.sem|fs\.mqueue\.\S+|net\.(?!core\.rmem_max$)\S+)$/;

/** @throws Refusal Invalid with the first rule that is broken, of those that the contract's shapes do not say */
export function checkGroup(group: GroupRequest): void {
  refuseUnless(group.azInfo.length === 1, "azInfo must have exactly one element");
  checkZone(group.azInfo[0]?.azName);
  checkNetwork(group);
  checkTags(group.tags);
  const flavor = FLAVORS.find(({ flavorName }) => flavorName === group.flavorName);
  refuseUnless(flavor || !group.flavorName, `there is no flavorName ${group.flavorName}`);
  refuseUnless(!flavor?.gpu || group.gpu, `gpu is required with the flavour ${group.flavorName}`);
  for (const { name } of group.securityContext?.sysctl ?? [])
    refuseUnless(SYSCTL.test(name), `the kernel parameter ${name} cannot be set`);
  checkContent(group);
}

type Content = Pick<GroupRequest, "containers" | "initContainers" | "volumes" | "eip">;

/** What can be changed later as well. @throws Refusal Invalid */
export function checkContent({ containers, initContainers = [], volumes = [], eip = {} }: Content): void {
  const all = [...containers, ...initContainers];
  refuseUnless(containers.length > 0, "containers must have at least one item");
  refuseUnless(new Set(all.map(({ name }) => name)).size === all.length, "names of containers must be unique");
  const names = volumes.map(({ name }) => name);
  refuseUnless(new Set(names).size === names.length, "names of volumes must be unique");
  for (const volume of volumes) checkVolume(volume);
  for (const container of all) checkContainer(container, names);
  refuseUnless(!(eip.eipInstanceId && eip.autoCreateEip), "eip must not have both eipInstanceId and autoCreateEip");
  checkNetwork(eip);
}

function checkVolume(volume: VolumeRequest): void {
  const settings = `${volume.type.charAt(0).toLowerCase()}${volume.type.slice(1)}`;
  refuseUnless(settings in volume, `volume ${volume.name}: ${settings} is required with the type ${volume.type}`);
}

function checkContainer(
  { name, volumeMount = [], readinessProbe, livenessProbe }: ContainerRequest,
  volumes: string[],
) {
  for (const mount of volumeMount)
    refuseUnless(volumes.includes(mount.name), `container ${name}: there is no volume ${mount.name}`);
  for (const probe of [readinessProbe, livenessProbe]) {
    const given = [probe?.exec, probe?.httpGet, probe?.tcpSocket].filter(Boolean).length;
    refuseUnless(!probe || given === 1, `container ${name}: a probe must have one of exec, httpGet and tcpSocket`);
  }
}
