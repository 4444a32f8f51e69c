import { z } from "zod";
import { idParts } from "../../lifecycle/ids";
import { oneOf, secret } from "../../lifecycle/schema";
import type { CheckFailure } from "../../lifecycle/spec";
import { resource, type TencentContext } from "../resource";
import type { DescribeClusterEndpointResponse } from "./api.gen";
import { inCluster } from "./parts/in-cluster";

/** From where clients reach the API server. */
export const access = oneOf("internal", "external").meta({ id: "ClusterEndpointAccess" });

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster whose API server is opened."),
  access: access.describe("`internal`: from the cluster's VPC; `external`: from the internet."),
  subnetId: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Subnet of the cluster's VPC that the endpoint gets its address from; required for `internal`, not for `external`.",
    ),
  domain: z.string().min(1).optional().describe("Domain name of the endpoint. Default: one of the cloud's."),
  securityGroupId: z.string().min(1).optional().describe("Security group of the endpoint."),
  extensiveParameters: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Carrier, billing and bandwidth of an `external` endpoint, in the cloud's format, which the API does not describe.",
    ),
});

const outputs = z.strictObject({
  status: z.string().describe("`Created` once it is open, `Creating` before."),
  address: z.string().describe("Address of the API server, with its port; empty until the endpoint is open."),
  certificateAuthority: z.string().describe("CA certificate of the cluster, in PEM."),
  kubeconfig: secret(z.string()).describe(
    "A kubeconfig for this endpoint, for `@pulumi/kubernetes`; empty until the endpoint is open.",
  ),
});

const ID = "clusterId/access";

type Access = "internal" | "external";

interface Row {
  clusterId: string;
  access: Access;
  status: string;
  /** Why the endpoint could not be opened. Only the public cloud returns it. */
  problem?: string | undefined;
}

export const clusterEndpoint = resource({
  type: "tke:ClusterEndpoint",
  description:
    "Opens the API server of a cluster to its VPC or to the internet. A cluster has at most one endpoint of each kind. The API neither changes nor closes an endpoint: a changed input is refused, and after a destroy the endpoint stays open until its cluster is deleted; `adopt` takes it over again.",
  examples: {
    "A public endpoint and its kubeconfig": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const endpoint = new clouds.tke.ClusterEndpoint("web", { clusterId: cluster.id, access: "external" });
export const kubeconfig = endpoint.kubeconfig;`,
    "A private endpoint with a domain name": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const endpoint = new clouds.tke.ClusterEndpoint("web", {
  clusterId: cluster.id,
  access: "internal",
  subnetId: "subnet-12345678",
  domain: "web.internal.example.com",
});
export const kubeconfig = endpoint.kubeconfig;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  interrupts: { replacement: "clients have to use another address and kubeconfig" },
  within: inCluster,
  onChange: {
    clusterId: "replace",
    access: "replace",
    subnetId: "refuse",
    domain: "refuse",
    securityGroupId: "refuse",
    extensiveParameters: "refuse",
  },
  computed: ["domain", "securityGroupId"],
  remains: "the API has no call that changes or closes an endpoint; it stays open until its cluster is deleted",
  rules,
  async find({ clients }, id): Promise<Row | undefined> {
    const { clusterId, access } = partsOf(id);
    const request = { ClusterId: clusterId, IsExtranet: access === "external" };
    const answer: { Status?: string; ErrorMsg?: string } = await clients.tke.DescribeClusterEndpointStatus(request);
    const { Status = "", ErrorMsg: problem } = answer;
    return Status === "NotFound" ? undefined : { clusterId, access, status: Status, problem };
  },
  overwrites: (want) => `${want.clusterId}/${want.access}`,
  async create({ clients }, want) {
    await clients.tke.CreateClusterEndpoint({
      ClusterId: want.clusterId,
      IsExtranet: want.access === "external",
      SubnetId: want.subnetId,
      Domain: want.domain,
      SecurityGroup: want.securityGroupId,
      ExtensiveParameters: want.extensiveParameters,
    });
    return `${want.clusterId}/${want.access}`;
  },
  status: (row) => row.status,
  reasons: (_context, _id, { problem }) => (problem ? [problem] : []),
  waits: {
    // Only the public cloud has a status for a failure.
    created: { target: ["Created"], pending: ["Creating"], failed: ["CreateFailed"], timeout: "15m" },
    deleted: { timeout: "1m" },
  },
  async flatten(row, context) {
    const { clusterId, access, status } = row;
    return { clusterId, access, status, ...(status === "Created" ? await describe(context, row) : CLOSED) };
  },
});

function partsOf(id: string): { clusterId: string; access: Access } {
  const { clusterId, access } = idParts(id, ID);
  if (access === "internal" || access === "external") return { clusterId, access };
  throw new Error(`the ID ${JSON.stringify(id)} must end with "/internal" or "/external"`);
}

function rules(want: z.output<typeof inputs>): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const refuse = (property: string, reason: string) => failures.push({ property, reason });
  if (want.access === "internal" && !want.subnetId) refuse("subnetId", 'is required with access "internal"');
  if (want.access === "external" && want.subnetId) refuse("subnetId", 'only with access "internal"');
  if (want.access === "internal" && want.extensiveParameters) {
    refuse("extensiveParameters", 'only with access "external"');
  }
  return failures;
}

const CLOSED = { address: "", certificateAuthority: "", kubeconfig: "" };

/** An open endpoint; one response has the addresses of both kinds. */
async function describe({ clients: { tke } }: TencentContext, { clusterId, access }: Row) {
  const Type = access === "external" ? "INTERNETLB" : "INNERLB";
  const [endpoints, { Kubeconfig }] = await Promise.all([
    tke.DescribeClusterEndpoint({ ClusterId: clusterId }),
    tke.DescribeClusterKubeconfig({ ClusterId: clusterId, Type }),
  ]);
  return {
    ...(access === "external" ? externalOf(endpoints) : internalOf(endpoints)),
    certificateAuthority: endpoints.CertificationAuthority ?? "",
    kubeconfig: Kubeconfig ?? "",
  };
}

const externalOf = (answer: DescribeClusterEndpointResponse) => ({
  address: answer.ClusterExternalEndpoint ?? "",
  domain: answer.ClusterExternalDomain || undefined,
  securityGroupId: answer.SecurityGroup || undefined,
});

// No call returns the security group of private access.
const internalOf = (answer: DescribeClusterEndpointResponse) => ({
  address: answer.ClusterIntranetEndpoint ?? "",
  domain: answer.ClusterIntranetDomain || undefined,
});
