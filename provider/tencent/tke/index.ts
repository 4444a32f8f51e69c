import type { ProviderFunction } from "../../lifecycle/functions/spec";
import type { Resource } from "../../lifecycle/spec";
import type { Service } from "../../transport/cloud";

/** Files of functions, each loaded on first use. */
const clusters = () => import("./functions/clusters.js");
const nodes = () => import("./functions/nodes.js");
const groups = () => import("./functions/groups.js");
const catalogue = () => import("./functions/catalogue.js");
const services = () => import("./functions/services.js");

/** Tencent TKE 2018-05-25. */
export const tke = {
  title: "Tencent TKE 2018-05-25",
  needsRegion: true,
  probe: { call: "DescribeClusters", request: { Limit: 1 } },
  resources: {
    Cluster: async () => (await import("./cluster.js")).cluster,
    NodePool: async () => (await import("./node-pool.js")).nodePool,
    AsGroup: async () => (await import("./as-group.js")).asGroup,
    AsGroupOptions: async () => (await import("./as-group-options.js")).asGroupOptions,
    ClusterEndpoint: async () => (await import("./cluster-endpoint.js")).clusterEndpoint,
    VirtualNode: async () => (await import("./virtual-node.js")).virtualNode,
    Instances: async () => (await import("./instances.js")).instances,
    ExistingInstances: async () => (await import("./existing-instances.js")).existingInstances,
    LogCollector: async () => (await import("./log-collector.js")).logCollector,
    ClusterAudit: async () => (await import("./cluster-audit.js")).clusterAudit,
    VpcCniSubnets: async () => (await import("./vpc-cni-subnets.js")).vpcCniSubnets,
    HelmChart: async () => (await import("./helm-chart.js")).helmChart,
  },
  functions: {
    getClusters: async () => (await clusters()).getClusters,
    getCluster: async () => (await clusters()).getCluster,
    getClusterEndpoints: async () => (await clusters()).getClusterEndpoints,
    getKubeconfig: async () => (await clusters()).getKubeconfig,
    getClusterSecurity: async () => (await clusters()).getClusterSecurity,
    getCidrConflict: async () => (await clusters()).getCidrConflict,
    getServices: async () => (await clusters()).getServices,
    getNodes: async () => (await nodes()).getNodes,
    getNodeIds: async () => (await nodes()).getNodeIds,
    getNodePods: async () => (await nodes()).getNodePods,
    getExistingInstances: async () => (await nodes()).getExistingInstances,
    getNodePools: async () => (await groups()).getNodePools,
    getVirtualNodes: async () => (await groups()).getVirtualNodes,
    getAsGroups: async () => (await groups()).getAsGroups,
    getAsGroupOptions: async () => (await groups()).getAsGroupOptions,
    getVersions: async () => (await catalogue()).getVersions,
    getRegions: async () => (await catalogue()).getRegions,
    getImages: async () => (await catalogue()).getImages,
    getQuotas: async () => (await catalogue()).getQuotas,
    getClusterLevels: async () => (await catalogue()).getClusterLevels,
    getPrice: async () => (await catalogue()).getPrice,
    getLicence: async () => (await catalogue()).getLicence,
    getLogCollectors: async () => (await services()).getLogCollectors,
    getLogCollector: async () => (await services()).getLogCollector,
    getLogCollection: async () => (await services()).getLogCollection,
    getDashboard: async () => (await services()).getDashboard,
    getHelmChartVersions: async () => (await services()).getHelmChartVersions,
    getHelmChart: async () => (await services()).getHelmChart,
    getApiServer: async () => (await services()).getApiServer,
  },
} satisfies Service<Resource, ProviderFunction>;
