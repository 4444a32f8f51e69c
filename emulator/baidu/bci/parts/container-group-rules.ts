import { badRequest } from "../../errors";
import type { Container, CreateInstanceInput } from "../inputs.gen";

/** The body of CreateInstance. */
export type GroupRequest = CreateInstanceInput;
export type ContainerRequest = Container;

const TYPES = { NFS: "nfs", EmptyDir: "emptyDir", ConfigFile: "configFile" } as const;

/**
 * Checks rules of the service that the contract's shapes do not express.
 * @throws Refusal BadRequest for the first broken rule
 */
export function checkGroup(group: GroupRequest): void {
  const { subnetIds, containers, initContainers = [], gpuType } = group;
  const all = [...containers, ...initContainers];
  refuseUnless(new Set(subnetIds).size === subnetIds.length, "subnetIds must not contain a subnet twice");
  refuseUnless(new Set(all.map((one) => one.name)).size === all.length, "container names must be unique");
  for (const container of all) checkContainer(container, group);
  refuseUnless(gpuType || all.every(({ gpu }) => !gpu), "gpuType is required when a container asks for gpu");
  if (!group.eipIp && group.autoCreateEip) checkEip(group);
}

function checkContainer(
  { name, stdin, tty, volumeMounts = [], livenessProbe, readinessProbe, startupProbe }: ContainerRequest,
  { volume = {} }: GroupRequest,
): void {
  refuseUnless(!tty || stdin, `container ${name}: tty requires stdin`);
  for (const probe of [livenessProbe, readinessProbe, startupProbe]) {
    const actions = [probe?.exec, probe?.httpGet, probe?.tcpSocket, probe?.grpc].filter(Boolean).length;
    refuseUnless(
      !probe || actions === 1,
      `container ${name}: a probe must have one of exec, httpGet, tcpSocket and grpc`,
    );
  }
  for (const mount of volumeMounts) {
    const declared = volume[TYPES[mount.type as keyof typeof TYPES]] ?? [];
    const found = declared.some((one) => one.name === mount.name);
    refuseUnless(found, `container ${name}: there is no ${mount.type} volume ${mount.name}`);
  }
}

function checkEip(group: GroupRequest): void {
  const { eipRouteType = "BGP", eipBillingMethod = "ByTraffic", eipBandwidthInMbps = 100 } = group;
  const enhanced = eipRouteType === "BGP_S";
  refuseUnless(!enhanced || eipBillingMethod !== "ByTraffic", "eipRouteType BGP_S does not allow ByTraffic");
  if (eipBillingMethod === "ByPeak95") return;
  const [least, most] = eipBillingMethod === "ByTraffic" ? [1, 200] : enhanced ? [100, 5000] : [1, 500];
  const rounded = Math.floor(eipBandwidthInMbps);
  const fits = rounded >= least && rounded <= most;
  refuseUnless(fits, `eipBandwidthInMbps must be from ${least} to ${most} for ${eipRouteType} ${eipBillingMethod}`);
}

function refuseUnless(kept: unknown, message: string): void {
  if (!kept) throw badRequest(message);
}
