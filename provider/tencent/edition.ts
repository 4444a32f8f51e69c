import type { UnsupportedInput } from "../transport/cloud";
import { CloudError } from "../transport/errors";
import type { Fields } from "../transport/wire";

/** Which API a cloud has: that of the private cloud's manual, or the public cloud's newer one. */
export type Edition = "private" | "public";

/** How one call differs in the public cloud's API. Calls that are not listed are the same in both. */
interface Dialect {
  /** The call's name there. */
  action?: string;
  /** Parameters with another name there. */
  renamed?: Readonly<Record<string, string>>;
  /** Parameters that are left out because other parameters imply them. */
  implied?: readonly string[];
  /** Parameters that do not exist there: left out if false, refused otherwise. */
  refused?: readonly string[];
  /** Converts parameters that have another form there. */
  rewrite?(request: Fields): Fields;
  /** Converts the response to the manual's form. */
  answer?(answer: Fields): Fields;
  /** Values for fields of the manual's response that it leaves out or returns as null. */
  defaults?: Readonly<Record<string, unknown>>;
  /** Fields of the manual's response that it does not return: a resource keeps the program's value, a function leaves them out. */
  unreturned?: readonly string[];
  /** The response to use if the call does not exist there and the operation continues without it. */
  instead?: Readonly<Record<string, unknown>>;
  /** What to do if the call does not exist there. */
  missing?: string;
}

const privateOnly = 'set tencent.edition to "private" if this is a private cloud';
const groups = `${privateOnly}; public Tencent Cloud has node pools instead`;

/** Resources and functions for which the public cloud has no calls, with what to do about it. */
export const privateTypes: Readonly<Record<string, string>> = {
  "tcr:ImageLifecycle": privateOnly,
  "tke:AsGroup": groups,
  "tke:HelmChart": privateOnly,
  "tke:LogCollector": privateOnly,
  "tke:getNodeIds": `${privateOnly}; tke:getNodes returns the IDs as well`,
  ...Object.fromEntries(
    [
      ...["getApiServer", "getCidrConflict", "getDashboard", "getHelmChart", "getHelmChartVersions", "getLicence"],
      ...["getLogCollection", "getLogCollector", "getLogCollectors", "getNodePods", "getPrice", "getQuotas"],
      "getServices",
    ].map((name) => [`tke:${name}`, privateOnly]),
  ),
};

/** An input for which the public cloud has no parameter or call. */
interface PrivateInput extends UnsupportedInput {
  /** The missing call or parameter. */
  lacks: string;
}

const noDrain: PrivateInput = {
  input: "drainOnDelete",
  when: "not false",
  lacks: "DrainClusterNode",
  reason: "must be false: public Tencent Cloud has no call that drains a machine",
};

/** Inputs that the public cloud has no parameter or call for, by resource and function. */
export const unsupportedInputs: Readonly<Record<string, readonly PrivateInput[]>> = {
  "tke:Cluster": [
    {
      input: "architecture",
      when: "set",
      lacks: "CreateCluster.ClusterArch",
      reason: "public Tencent Cloud does not support it; leave it out",
    },
    {
      input: "containerRuntime",
      when: "changed",
      lacks: "ModifyClusterAttribute.ClusterRunTime",
      reason: "public Tencent Cloud does not change it in place; leave it as it is, or replace the cluster",
    },
  ],
  "tke:ExistingInstances": [noDrain],
  "tke:Instances": [noDrain],
  "tke:NodePool": [
    {
      input: "unschedulable",
      when: "true",
      lacks: "CreateClusterVirtualNodePool.Unschedulable",
      reason: "public Tencent Cloud has no such pools; give the pool a taint with the effect NoSchedule",
    },
  ],
  "tke:getClusterSecurity": [
    {
      input: "gateway",
      when: "true",
      lacks: "DescribeClusterSecurity.JnsGwEndpointEnable",
      reason: "public Tencent Cloud has no private gateway; leave it out",
    },
  ],
};

/** All differences between the two APIs that affect this provider's requests (docs/public-clouds.md). */
export const publicDialect: Readonly<Record<string, Dialect>> = {
  AddExistedInstances: { defaults: { FailedInstanceIds: [], SuccInstanceIds: [], TimeoutInstanceIds: [] } },
  CheckClusterCIDR: { instead: { IsConflict: false } },
  CreateCluster: { refused: ["ClusterArch"], rewrite: rewriteCluster },
  CreateClusterAsGroup: { missing: groups },
  // Each call creates one node, and the response has its name.
  CreateClusterVirtualNode: {
    answer: ({ NodeName, ...rest }) => ({ ...rest, ...(NodeName ? { InstanceIds: [NodeName] } : {}) }),
  },
  CreateClusterVirtualNodePool: { refused: ["Unschedulable"] },
  DeleteClusterInstances: {
    refused: ["MachineNames"],
    defaults: {
      SuccInstanceIds: [],
      FailedInstanceIds: [],
      NotFoundInstanceIds: [],
      SuccMachineNames: [],
      FailedMachineNames: [],
      NotFoundMachineNames: [],
    },
  },
  DeleteClusterVirtualNode: { implied: ["NodePoolId"] },
  DescribeClusterAsGroupOption: { answer: readOption },
  DescribeClusterEndpoint: { action: "DescribeClusterEndpoints" },
  DescribeClusterKubeconfig: { rewrite: ({ Type, ...rest }) => ({ ...rest, ...extranet(Type) }) },
  DescribeClusterLevelAttribute: { renamed: { ClusterId: "ClusterID" } },
  DescribeClusterSecurity: {
    refused: ["JnsGwEndpointEnable"],
    defaults: { SecurityPolicy: [], JnsGwEndpoint: "" },
  },
  DescribeClusterVirtualNode: { unreturned: ["Nodes.NodePoolId"] },
  DescribeClusterVirtualNodePools: { unreturned: ["NodePoolSet.SecurityGroupIds", "NodePoolSet.Unschedulable"] },
  DescribeClusters: {
    answer: readClusters,
    unreturned: ["ClusterArch", "ClusterOsAlias", "DirectAccess", "Ipv6ServiceCidr", "IsDualStack"].map(
      (name) => `Clusters.${name}`,
    ),
  },
  DescribeImages: { unreturned: ["ImageInstanceSet.Arch", "ImageInstanceSet.SportIpv6"] },
  DrainClusterNode: { missing: "set drainOnDelete to false, and drain the node with kubectl first" },
  DrainClusterVirtualNode: { refused: ["DryRun"], defaults: { TotalCount: 0, Pods: [] } },
  EnableClusterAudit: { renamed: { RegionId: "TopicRegion" } },
  GetDashboardID: { instead: {} },
  ModifyClusterAttribute: { refused: ["ClusterRunTime"] },
  ModifyClusterVirtualNodePool: { refused: ["Unschedulable"] },
  ...Object.fromEntries(
    [
      ...["CheckIfLogCollectorExists", "CollectAllCore", "CreateLogCollector", "DeleteLogCollector"],
      ...["DescribeQuota", "EnableLogCollector", "GetLogCollector", "GetLogCollectorStatus", "ListLogCollector"],
      ...["DeleteHelmChart", "DeleteHelmChartVersion", "DescribeChartDownloadInfo", "DescribeHelmChart"],
      ...["DescribeHelmChartDetail", "DescribeHelmChartVersion", "UploadHelmChart", "DescribeCosInfo"],
      ...["DescribeClusterInstanceIds", "DescribeClusterServices", "ForwardRequest", "GetPrices", "QueryOverage"],
      ...["UpdateLogCollector", "CreateImageLifecyclePersonal", "DeleteImageLifecyclePersonal"],
    ].map((action) => [action, { missing: privateOnly }]),
  ),
};

/** Where a request is sent. */
interface ServiceAddress {
  service: string;
  endpoint: string;
}

/** A call and its request in the public cloud's form. @throws CloudError, before anything is sent, if it has no such form */
export function inPublic(place: ServiceAddress, action: string, request: Fields): { action: string; request: Fields } {
  const dialect = publicDialect[action];
  if (dialect === undefined) return { action, request };
  if (dialect.missing !== undefined) throw refusal(place, action, `has no call ${action}`, dialect.missing);
  const { renamed = {}, implied = [], refused = [], rewrite = same } = dialect;
  for (const name of refused)
    if (request[name])
      throw refusal(place, action, `has no parameter ${name} in ${action}`, "leave out the input that sets it");
  const fields = Object.entries(rewrite(request)).filter(
    ([name]) => !implied.includes(name) && !refused.includes(name),
  );
  return {
    action: dialect.action ?? action,
    request: Object.fromEntries(fields.map(([name, value]) => [renamed[name] ?? name, value])),
  };
}

/** A response of the public cloud in the manual's form. */
export function fromPublic(action: string, answer: Fields): Fields {
  const { answer: translate = same, defaults = {} } = publicDialect[action] ?? {};
  const given = Object.entries(translate(answer)).filter(([name, value]) => value !== null || !(name in defaults));
  return { ...defaults, ...Object.fromEntries(given) };
}

const same = (request: Fields): Fields => request;

const refusal = ({ service, endpoint }: ServiceAddress, action: string, reason: string, remedy: string): CloudError =>
  new CloudError({
    cloud: "tencent",
    service,
    endpoint,
    action,
    category: "invalid",
    code: "PublicEdition",
    reason: `the public cloud ${reason}`,
    remedy,
    mayHaveTakenEffect: false,
  });

/** The kind of kubeconfig; without one, the cloud chooses. */
const extranet = (type: unknown) => (type === undefined ? {} : { IsExtranet: type === "INTERNETLB" });

/** In the private cloud, two settings of machines are JSON in a string, and dual stack is a string that contains a boolean. */
function rewriteCluster(request: Fields): Fields {
  const { ClusterAdvancedSettings: settings, ExistedInstancesForNode: existing } = request as {
    ClusterAdvancedSettings?: { IsDualStack?: string };
    ExistedInstancesForNode?: { ExistedInstancesPara?: Record<string, unknown> }[];
  };
  return {
    ...request,
    ...(settings && { ClusterAdvancedSettings: { ...settings, IsDualStack: settings.IsDualStack === "true" } }),
    ...(existing && {
      ExistedInstancesForNode: existing.map((kind) => ({
        ...kind,
        ExistedInstancesPara: parsed(kind.ExistedInstancesPara ?? {}, ["EnhancedService", "LoginSettings"]),
      })),
    }),
  };
}

/** Converts the subnets of a cluster's network, which have another name there. Values of any other form are left to the response check. */
function readClusters(answer: Fields): Fields {
  if (!Array.isArray(answer.Clusters)) return answer;
  const clusters = answer.Clusters as readonly (Fields | null)[];
  return {
    ...answer,
    Clusters: clusters.map((row) => {
      const network = row?.ClusterNetworkSettings as (Fields & { Subnets?: unknown }) | null | undefined;
      if (!network) return row;
      const { Subnets, ...rest } = network;
      return { ...row, ClusterNetworkSettings: { ...rest, SubnetIds: Subnets ?? [] } };
    }),
  };
}

/** Replaces null by "off" in the setting that removes idle nodes. */
function readOption(answer: Fields): Fields {
  const option = answer.ClusterAsGroupOption as Fields | null | undefined;
  if (!option) return answer;
  return { ...answer, ClusterAsGroupOption: { ...option, IsScaleDownEnabled: option.IsScaleDownEnabled ?? false } };
}

function parsed(fields: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const found = names.flatMap((name) => {
    const text = fields[name];
    return typeof text === "string" ? [[name, JSON.parse(text) as unknown]] : [];
  });
  return { ...fields, ...Object.fromEntries(found) };
}
