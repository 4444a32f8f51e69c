import { z } from "zod";
import { unlessAbsent } from "../../../lifecycle/find";
import { AbsentError } from "../../../lifecycle/functions/absent";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { secret } from "../../../lifecycle/schema";
import { everyPage } from "../../pages";
import { providerFunction } from "../../resource";
import type { Cluster } from "../api.gen";
import { cluster, flattenRow } from "../cluster";
import { access as clusterAccess } from "../cluster-endpoint";
import { networkType } from "../parts/cluster-schema";

const clusterId = z.string().min(1).describe("ID of the cluster, such as `cls-abcd1234`.");

const rows = rowsOf<Cluster>(cluster, {
  name: "TkeCluster",
  fields: [
    ...["name", "description", "status", "type", "version", "os", "architecture", "level", "containerRuntime", "vpcId"],
    ...["clusterCidr", "maxPodsPerNode", "maxServices", "ipvs", "nodeCount", "projectId", "tags", "createTime"],
  ],
  more: {
    shape: {
      clusterId: z.string().describe("ID of the cluster."),
      masterCount: z.int().describe("Current number of self-managed masters."),
    },
    // The API spells it "Mater".
    flatten: (row) => ({ clusterId: row.ClusterId, masterCount: row.ClusterMaterNodeNum ?? 0 }),
  },
  flatten: flattenRow,
});

export const getClusters = providerFunction({
  token: "tke:getClusters",
  description: "The clusters of the account in a region.",
  example: `const { clusters } = clouds.tke.getClustersOutput({ name: "web" });
export const ids = clusters.apply((all) => all.map((cluster) => cluster.clusterId));`,
  inputs: z.object({
    clusterIds: z.array(z.string().min(1)).max(100).optional().describe("Only these, at most 100. Default: all."),
    name: z.string().min(1).optional().describe("Only clusters of this name. Default: all."),
  }),
  outputs: z.object({ clusters: z.array(rows.schema).describe("The clusters, in the cloud's order.") }),
  call: async (context, { clusterIds, name }) => {
    const { tke } = context.clients;
    const wanted = { ClusterIds: clusterIds, ...(name && { Filters: [{ Name: "ClusterName", Values: [name] }] }) };
    const found = await everyPage(async (page) => {
      const { Clusters, TotalCount } = await tke.DescribeClusters({ ...wanted, ...page });
      return { rows: Clusters, total: TotalCount };
    });
    return { clusters: await Promise.all(found.map((row) => rows.flatten(row, context))) };
  },
});

export const getCluster = providerFunction({
  token: "tke:getCluster",
  description: "One cluster, by its ID. Fails if there is none.",
  example: `const cluster = clouds.tke.getClusterOutput({ clusterId: "cls-abcd1234" });
export const version = cluster.version;`,
  inputs: z.object({ clusterId }),
  outputs: rows.schema,
  call: async (context, { clusterId }) => {
    const { clients, region } = context;
    const found = await unlessAbsent(clients.tke.DescribeClusters({ ClusterIds: [clusterId] }));
    const row = found?.Clusters?.[0];
    if (!row) throw new AbsentError(`there is no cluster ${clusterId} in ${region}`, "check the ID and the region");
    return rows.flatten(row, context);
  },
});

const access = z
  .object({
    status: z.string().describe("`Created` (open), `Creating` or `NotFound` (not open)."),
    address: z.string().optional().describe("Address of the API server, with its port, where it is open."),
    domain: z.string().optional().describe("Domain name of the API server."),
  })
  .meta({ id: "TkeClusterAccess" });

export const getClusterEndpoints = providerFunction({
  token: "tke:getClusterEndpoints",
  description: "The addresses of a cluster's API server, and which of them are open.",
  example: `const { external } = clouds.tke.getClusterEndpointsOutput({ clusterId: "cls-abcd1234" });
export const isPublic = external.apply(({ status }) => status === "Created");`,
  inputs: z.object({ clusterId }),
  outputs: z.object({
    external: access.describe("Public access."),
    internal: access.describe("Private access."),
    domain: z.string().optional().describe("Domain name of the cluster."),
    certificateAuthority: z.string().optional().describe("CA certificate of the API server, PEM."),
    securityGroupId: z.string().optional().describe("Security group of the public access."),
  }),
  call: async ({ clients: { tke } }, { clusterId: ClusterId }) => {
    const [all, external, internal] = await Promise.all([
      tke.DescribeClusterEndpoint({ ClusterId }),
      tke.DescribeClusterEndpointStatus({ ClusterId, IsExtranet: true }),
      tke.DescribeClusterEndpointStatus({ ClusterId, IsExtranet: false }),
    ]);
    return {
      external: {
        status: external.Status ?? "NotFound",
        address: all.ClusterExternalEndpoint || undefined,
        domain: all.ClusterExternalDomain || undefined,
      },
      internal: {
        status: internal.Status ?? "NotFound",
        address: all.ClusterIntranetEndpoint || undefined,
        domain: all.ClusterIntranetDomain || undefined,
      },
      domain: all.ClusterDomain || undefined,
      certificateAuthority: all.CertificationAuthority || undefined,
      securityGroupId: all.SecurityGroup || undefined,
    };
  },
});

export const getKubeconfig = providerFunction({
  token: "tke:getKubeconfig",
  description:
    "The caller's kubeconfig for a cluster. It is secret: use `getKubeconfigOutput`, whose result Pulumi encrypts; `getKubeconfig` returns plain text.",
  example: `const { kubeconfig } = clouds.tke.getKubeconfigOutput({ clusterId: "cls-abcd1234", access: "external" });
export { kubeconfig };`,
  inputs: z.object({
    clusterId,
    access: clusterAccess.optional().describe("Which address of the API server it names. Default: the cloud's choice."),
  }),
  outputs: z.object({ kubeconfig: secret(z.string()).describe("The kubeconfig, YAML.") }),
  remedies: {
    ResourceUnavailable: "create a tke:ClusterEndpoint, and pass its clusterId: the function then waits for it",
  },
  call: async ({ clients: { tke } }, { clusterId, access }) => {
    const types = { external: "INTERNETLB", internal: "INNERLB" };
    const answer = await tke.DescribeClusterKubeconfig({ ClusterId: clusterId, Type: access && types[access] });
    return { kubeconfig: answer.Kubeconfig ?? "" };
  },
});

export const getClusterSecurity = providerFunction({
  token: "tke:getClusterSecurity",
  description:
    "A cluster's credentials and addresses. They are secret: use `getClusterSecurityOutput`, whose result Pulumi encrypts.",
  example: `const security = clouds.tke.getClusterSecurityOutput({ clusterId: "cls-abcd1234" });
export const password = security.password;`,
  inputs: z.object({
    clusterId,
    gateway: z
      .boolean()
      .default(false)
      .describe("Also returns the private gateway's address. Default false. Not in public Tencent Cloud."),
  }),
  outputs: z.object({
    userName: z.string().optional().describe("Account name of the cluster."),
    password: secret(z.string().optional()).describe("Password of that account."),
    kubeconfig: secret(z.string().optional()).describe("The caller's kubeconfig, YAML."),
    certificateAuthority: z.string().optional().describe("CA certificate, PEM."),
    externalAddress: z.string().optional().describe("Public address."),
    domain: z.string().optional().describe("Domain name."),
    internalAddress: z.string().optional().describe("Private address."),
    gatewayAddress: z.string().optional().describe("Address of the private gateway."),
    allowedCidrs: z.array(z.string()).describe("Who can use the public address. Empty: everyone, or it is not open."),
  }),
  call: async ({ clients: { tke } }, { clusterId, gateway }) => {
    const answer = await tke.DescribeClusterSecurity({ ClusterId: clusterId, JnsGwEndpointEnable: gateway });
    return {
      userName: answer.UserName || undefined,
      password: answer.Password || undefined,
      kubeconfig: answer.Kubeconfig || undefined,
      certificateAuthority: answer.CertificationAuthority || undefined,
      externalAddress: answer.ClusterExternalEndpoint || undefined,
      domain: answer.Domain || undefined,
      internalAddress: answer.PgwEndpoint || undefined,
      gatewayAddress: answer.JnsGwEndpoint || undefined,
      // One string in the manual, a list in the vendor's own clients.
      allowedCidrs: [answer.SecurityPolicy ?? []].flat().filter(Boolean),
    };
  },
});

export const getCidrConflict = providerFunction({
  token: "tke:getCidrConflict",
  description: "Whether a range for a new cluster's pods overlaps the VPC, its clusters or its routes.",
  example: `const { conflict } = clouds.tke.getCidrConflictOutput({ vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
export const free = conflict.apply((conflict) => !conflict);`,
  inputs: z.object({
    vpcId: z.string().min(1).describe("VPC of the cluster."),
    clusterCidr: z.string().min(1).describe("The range, such as `172.16.0.0/16`."),
    networkType: networkType.default("GR").describe("Network of the cluster. Default `GR`."),
  }),
  outputs: z.object({
    conflict: z.boolean().describe("Whether it overlaps something."),
    kind: z.string().optional().describe("What it overlaps, such as `CIDR_CONFLICT_WITH_OTHER_CLUSTER`."),
    message: z.string().optional().describe("The cloud's message."),
  }),
  call: async ({ clients: { tke } }, { vpcId, clusterCidr, networkType }) => {
    const asked = { VpcId: vpcId, ClusterCIDR: clusterCidr, NetworkType: networkType };
    const { IsConflict = false, ConflictType, ConflictMsg } = await tke.CheckClusterCIDR(asked);
    return { conflict: IsConflict, kind: ConflictType || undefined, message: ConflictMsg || undefined };
  },
});

const service = z
  .object({
    name: z.string().describe("Name of the Service."),
    namespace: z.string().describe("Its namespace."),
    status: z.string().optional().describe("Its state, as the cloud reports it."),
    accessType: z.string().optional().describe("How it is reached."),
    serviceIp: z.string().optional().describe("Address inside the cluster."),
    externalIp: z.string().optional().describe("Public address."),
    loadBalancerId: z.string().optional().describe("Load balancer in front of it."),
    desiredReplicas: z.int().optional().describe("Desired number of replicas."),
    currentReplicas: z.int().optional().describe("Current number of replicas."),
    createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
  })
  .meta({ id: "TkeService" });

export const getServices = providerFunction({
  token: "tke:getServices",
  description: "The Kubernetes Services of a cluster, as the cloud reports them.",
  example: `const { services } = clouds.tke.getServicesOutput({ clusterId: "cls-abcd1234", namespace: "default" });
export const addresses = services.apply((all) => all.map((service) => service.externalIp));`,
  inputs: z.object({
    clusterId,
    namespace: z.string().min(1).optional().describe("Only this namespace. Default: all."),
  }),
  outputs: z.object({ services: z.array(service).describe("The Services.") }),
  call: async ({ clients: { tke } }, { clusterId, namespace }) => {
    const place = namespace ? { Namespace: namespace } : { AllNamespace: 1 };
    const { Services } = await tke.DescribeClusterServices({ ClusterId: clusterId, ...place });
    return {
      services: (Services ?? []).map((row) => ({
        name: row.Name ?? "",
        namespace: row.Namespace ?? "",
        status: row.Status || undefined,
        accessType: row.AccessType || undefined,
        serviceIp: row.ServiceIp || undefined,
        externalIp: row.ExternalIp || undefined,
        loadBalancerId: row.LbId || undefined,
        desiredReplicas: row.DesiredReplicas,
        currentReplicas: row.CurrentReplicas,
        createTime: row.CreatedAt || undefined,
      })),
    };
  },
});
