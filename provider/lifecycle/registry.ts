import { lookUp } from "../transport/foreign-text";
import type { Resource } from "./spec";

/**
 * Every resource, by type. Each is loaded when it is first asked for: a provider process loads the rooms it serves,
 * and no others.
 */
const rooms: Record<string, () => Promise<Resource>> = {
  "tke:Cluster": async () => (await import("../tencent/tke/cluster.js")).cluster,
  "tke:NodePool": async () => (await import("../tencent/tke/node-pool.js")).nodePool,
  "tke:AsGroup": async () => (await import("../tencent/tke/as-group.js")).asGroup,
  "tke:AsGroupOptions": async () => (await import("../tencent/tke/as-group-options.js")).asGroupOptions,
  "tke:ClusterEndpoint": async () => (await import("../tencent/tke/cluster-endpoint.js")).clusterEndpoint,
  "tke:VirtualNode": async () => (await import("../tencent/tke/virtual-node.js")).virtualNode,
  "tke:Instances": async () => (await import("../tencent/tke/instances.js")).instances,
  "tke:ExistingInstances": async () => (await import("../tencent/tke/existing-instances.js")).existingInstances,
  "tke:LogCollector": async () => (await import("../tencent/tke/log-collector.js")).logCollector,
  "tke:ClusterAudit": async () => (await import("../tencent/tke/cluster-audit.js")).clusterAudit,
  "tke:VpcCniSubnets": async () => (await import("../tencent/tke/vpc-cni-subnets.js")).vpcCniSubnets,
  "tke:HelmChart": async () => (await import("../tencent/tke/helm-chart.js")).helmChart,
  "tcr:Namespace": async () => (await import("../tencent/tcr/namespace.js")).namespace,
  "tcr:Repository": async () => (await import("../tencent/tcr/repository.js")).repository,
  "tcr:User": async () => (await import("../tencent/tcr/user.js")).registryUser,
  "tcr:Image": async () => (await import("../tencent/tcr/image.js")).image,
  "tcr:ImageLifecycle": async () => (await import("../tencent/tcr/image-lifecycle.js")).imageLifecycle,
  "tcr:GlobalImageLifecycle": async () =>
    (await import("../tencent/tcr/global-image-lifecycle.js")).globalImageLifecycle,
  "tcr:ApplicationTrigger": async () => (await import("../tencent/tcr/application-trigger.js")).applicationTrigger,
  "bci:ContainerGroup": async () => (await import("../baidu/bci/container-group.js")).containerGroup,
  "bci:ImageCache": async () => (await import("../baidu/bci/image-cache.js")).imageCache,
  "bec:Service": async () => (await import("../baidu/bec/service.js")).service,
  "eci:ContainerGroup": async () => (await import("../ctyun/eci/container-group.js")).containerGroup,
  "eci:ImageCache": async () => (await import("../ctyun/eci/image-cache.js")).imageCache,
  "eci:DataCache": async () => (await import("../ctyun/eci/data-cache.js")).dataCache,
  "eci:VirtualNode": async () => (await import("../ctyun/eci/virtual-node.js")).virtualNode,
};

/** The types that this provider serves, `module:Name`. */
export const resourceTypes: readonly string[] = Object.keys(rooms);

/**
 * The room of a type.
 * @throws Error when there is none: the program's package is newer than the installed provider.
 */
export async function roomOf(type: string): Promise<Resource> {
  const load = lookUp(rooms, type);
  if (load === undefined) {
    throw new Error(`pulumi-container-clouds has no resource ${type}; install a version that has it`);
  }
  return load();
}
