import { breach, refuseUnless } from "../../errors";
import type { Container, CreateContainerGroupInput, Volume } from "../inputs.gen";
import { FLAVORS } from "./flavors";
import { checkNetwork, checkZone } from "./network";
import { checkTags } from "./tag";

/** Namespaced kernel parameters only (manual, securityContext). */
const SYSCTL = /^(kernel\.(shm|msg)\S*|kernel\.sem|fs\.mqueue\.\S+|net\.(?!core\.rmem_max$)\S+)$/;

/** Checks rules that the contract's shapes do not express. @throws Refusal Invalid for the first broken rule */
export function checkGroup(group: CreateContainerGroupInput): void {
  refuseUnless(group.azInfo.length === 1, "azInfo must have exactly one element");
  checkZone(group.azInfo[0]?.azName);
  checkNetwork(group);
  checkTags(group.tags);
  const flavor = FLAVORS.find(({ flavorName }) => flavorName === group.flavorName);
  refuseUnless(flavor || !group.flavorName, `there is no flavorName ${group.flavorName}`);
  refuseUnless(!flavor?.gpu || group.gpu, `gpu is required with the flavour ${group.flavorName}`);
  const { securityContext } = group;
  if (securityContext && Object.keys(securityContext).length === 0)
    throw breach({ kind: "missing", path: "securityContext.sysctl", expected: "" });
  for (const { name } of securityContext?.sysctl ?? [])
    refuseUnless(SYSCTL.test(name), `the kernel parameter ${name} cannot be set`);
  checkContent(group);
}

type Content = Pick<CreateContainerGroupInput, "containers" | "initContainers" | "volumes" | "eip">;

/** Checks what an update can also change. @throws Refusal Invalid */
export function checkContent({ containers, initContainers = [], volumes = [], eip = {} }: Content): void {
  const all = [...containers, ...initContainers];
  refuseUnless(containers.length > 0, "containers must have at least one item");
  refuseUnless(new Set(all.map(({ name }) => name)).size === all.length, "container names must be unique");
  const names = volumes.map(({ name }) => name);
  refuseUnless(new Set(names).size === names.length, "volume names must be unique");
  for (const volume of volumes) checkVolume(volume);
  for (const container of all) checkContainer(container, names);
  refuseUnless(!(eip.eipInstanceId && eip.autoCreateEip), "eip must not have both eipInstanceId and autoCreateEip");
  checkNetwork(eip);
}

function checkVolume(volume: Volume): void {
  const settings = `${volume.type.charAt(0).toLowerCase()}${volume.type.slice(1)}`;
  refuseUnless(
    Object.hasOwn(volume, settings),
    `volume ${volume.name}: ${settings} is required with the type ${volume.type}`,
  );
}

function checkContainer({ name, volumeMount = [], readinessProbe, livenessProbe }: Container, volumes: string[]) {
  for (const mount of volumeMount)
    refuseUnless(volumes.includes(mount.name), `container ${name}: there is no volume ${mount.name}`);
  for (const probe of [readinessProbe, livenessProbe]) {
    const given = [probe?.exec, probe?.httpGet, probe?.tcpSocket].filter(Boolean).length;
    refuseUnless(!probe || given === 1, `container ${name}: a probe must have one of exec, httpGet and tcpSocket`);
  }
}
