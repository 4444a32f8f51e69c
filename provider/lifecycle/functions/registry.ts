import { lookUp } from "../../transport/foreign-text";
import type { ProviderFunction } from "./spec";

/** Files of functions, each loaded when one of its functions is first asked for. */
const clusters = () => import("../../tencent/tke/functions/clusters.js");
const nodes = () => import("../../tencent/tke/functions/nodes.js");
const groups = () => import("../../tencent/tke/functions/groups.js");
const catalogue = () => import("../../tencent/tke/functions/catalogue.js");
const services = () => import("../../tencent/tke/functions/services.js");
const registry = () => import("../../tencent/tcr/functions.js");
const bci = () => import("../../baidu/bci/functions.js");
const pod = () => import("../../baidu/bci/pod.js");
const becServices = () => import("../../baidu/bec/functions/services.js");
const becPods = () => import("../../baidu/bec/functions/pods.js");
const eciGroups = () => import("../../ctyun/eci/functions/groups.js");
const eciContainers = () => import("../../ctyun/eci/functions/containers.js");
const eciCatalogue = () => import("../../ctyun/eci/functions/catalogue.js");
const eciOthers = () => import("../../ctyun/eci/functions/others.js");

const functions: Record<string, () => Promise<ProviderFunction>> = {
  "tke:getClusters": async () => (await clusters()).getClusters,
  "tke:getCluster": async () => (await clusters()).getCluster,
  "tke:getClusterEndpoints": async () => (await clusters()).getClusterEndpoints,
  "tke:getKubeconfig": async () => (await clusters()).getKubeconfig,
  "tke:getClusterSecurity": async () => (await clusters()).getClusterSecurity,
  "tke:getCidrConflict": async () => (await clusters()).getCidrConflict,
  "tke:getServices": async () => (await clusters()).getServices,
  "tke:getNodes": async () => (await nodes()).getNodes,
  "tke:getNodeIds": async () => (await nodes()).getNodeIds,
  "tke:getNodePods": async () => (await nodes()).getNodePods,
  "tke:getExistingInstances": async () => (await nodes()).getExistingInstances,
  "tke:getNodePools": async () => (await groups()).getNodePools,
  "tke:getVirtualNodes": async () => (await groups()).getVirtualNodes,
  "tke:getAsGroups": async () => (await groups()).getAsGroups,
  "tke:getAsGroupOptions": async () => (await groups()).getAsGroupOptions,
  "tke:getVersions": async () => (await catalogue()).getVersions,
  "tke:getRegions": async () => (await catalogue()).getRegions,
  "tke:getImages": async () => (await catalogue()).getImages,
  "tke:getQuotas": async () => (await catalogue()).getQuotas,
  "tke:getClusterLevels": async () => (await catalogue()).getClusterLevels,
  "tke:getPrice": async () => (await catalogue()).getPrice,
  "tke:getLicence": async () => (await catalogue()).getLicence,
  "tke:getLogCollectors": async () => (await services()).getLogCollectors,
  "tke:getLogCollector": async () => (await services()).getLogCollector,
  "tke:getLogCollection": async () => (await services()).getLogCollection,
  "tke:getDashboard": async () => (await services()).getDashboard,
  "tke:getHelmChartVersions": async () => (await services()).getHelmChartVersions,
  "tke:getHelmChart": async () => (await services()).getHelmChart,
  "tke:getApiServer": async () => (await services()).getApiServer,
  "tcr:getRepositories": async () => (await registry()).getRepositories,
  "tcr:getRepository": async () => (await registry()).getRepository,
  "tcr:getNamespaces": async () => (await registry()).getNamespaces,
  "tcr:getTags": async () => (await registry()).getTags,
  "tcr:getSameTags": async () => (await registry()).getSameTags,
  "tcr:getQuotas": async () => (await registry()).getQuotas,
  "tcr:getNameUse": async () => (await registry()).getNameUse,
  "tcr:getFavourites": async () => (await registry()).getFavourites,
  "bci:getContainerGroups": async () => (await bci()).getContainerGroups,
  "bci:getContainerGroup": async () => (await bci()).getContainerGroup,
  "bci:getImageCaches": async () => (await bci()).getImageCaches,
  "bci:getPodManifest": async () => (await pod()).getPodManifest,
  "bec:getServices": async () => (await becServices()).getServices,
  "bec:getService": async () => (await becServices()).getService,
  "bec:getDeployment": async () => (await becPods()).getDeployment,
  "bec:getPods": async () => (await becPods()).getPods,
  "bec:getPod": async () => (await becPods()).getPod,
  "bec:getMetrics": async () => (await becServices()).getMetrics,
  "bec:getNodes": async () => (await becServices()).getNodes,
  "eci:getContainerGroups": async () => (await eciGroups()).getContainerGroups,
  "eci:getContainerGroup": async () => (await eciGroups()).getContainerGroup,
  "eci:getContainerGroupRecords": async () => (await eciGroups()).getContainerGroupRecords,
  "eci:getContainerGroupStatuses": async () => (await eciGroups()).getContainerGroupStatuses,
  "eci:getEvents": async () => (await eciGroups()).getEvents,
  "eci:getContainerLog": async () => (await eciContainers()).getContainerLog,
  "eci:getMetrics": async () => (await eciContainers()).getMetrics,
  "eci:getOpsTasks": async () => (await eciContainers()).getOpsTasks,
  "eci:getCommitTask": async () => (await eciContainers()).getCommitTask,
  "eci:getRegion": async () => (await eciCatalogue()).getRegion,
  "eci:getAvailableResources": async () => (await eciCatalogue()).getAvailableResources,
  "eci:getPrice": async () => (await eciCatalogue()).getPrice,
  "eci:getPrices": async () => (await eciCatalogue()).getPrices,
  "eci:getImageCache": async () => (await eciCatalogue()).getImageCache,
  "eci:getImageCaches": async () => (await eciCatalogue()).getImageCaches,
  "eci:getDataCaches": async () => (await eciCatalogue()).getDataCaches,
  "eci:getTags": async () => (await eciOthers()).getTags,
  "eci:getVirtualNodes": async () => (await eciOthers()).getVirtualNodes,
  "eci:getEnterpriseProjects": async () => (await eciOthers()).getEnterpriseProjects,
};

/** The functions that this provider has, `module:getName`. */
export const functionTokens: readonly string[] = Object.keys(functions);

/**
 * The declaration of a function.
 * @throws Error when there is none: the program's package is newer than the installed provider.
 */
export async function functionOf(token: string): Promise<ProviderFunction> {
  const load = lookUp(functions, token);
  if (load === undefined) {
    throw new Error(`pulumi-container-clouds has no function ${token}; install a version that has it`);
  }
  return load();
}
