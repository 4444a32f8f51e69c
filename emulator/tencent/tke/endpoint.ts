import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { nextNumber } from "../../ids";
import { kindOf } from "../../kind";
import { authorityOf } from "../../kubernetes/authority";
import type { Row } from "../../row";
import { afterRead, read, startTransition } from "../../transitions";
import { type Call, jsonObject } from "../call";
import type { Inputs } from "./inputs.gen";
import {
  type ClusterAttributes,
  clusterOfRead,
  findRunningCluster,
  runningClusterAfterRead,
} from "./parts/cluster-row";
import { requireSubnets } from "./parts/subnet";

export interface EndpointAttributes {
  readonly ClusterId: string;
  /** Whether access is public. */
  readonly IsExtranet: boolean;
  readonly Address: string;
  readonly Domain: string;
  readonly SubnetId: string;
  readonly SecurityGroup: string;
  readonly ExtensiveParameters: string;
}

type Endpoint = Row<EndpointAttributes>;
type Cluster = Row<ClusterAttributes>;

/** An endpoint of a cluster's API server: at most one public and one private. */
export const endpoints = kindOf<EndpointAttributes>({
  service: "tke",
  kind: "endpoint",
  name: (row) => row.id,
});

function createEndpoint(call: Call<Inputs["CreateClusterEndpoint"]>): object {
  const {
    ClusterId,
    IsExtranet = isExtranetByDefault(call),
    SubnetId = "",
    Domain,
    SecurityGroup = "",
    ExtensiveParameters = "",
  } = call.input;
  const cluster = findRunningCluster(call, ClusterId);
  if (IsExtranet && SubnetId !== "")
    throw new Refusal("InvalidParameter.Param", "`SubnetId` is for private access only.");
  if (!IsExtranet && SubnetId === "") throw new Refusal("MissingParameter", "Private access needs `SubnetId`.");
  if (!IsExtranet && ExtensiveParameters !== "")
    throw new Refusal("InvalidParameter.Param", "`ExtensiveParameters` is for public access only.");
  if (ExtensiveParameters !== "") jsonObject(ExtensiveParameters, "ExtensiveParameters");
  requireSubnets(SubnetId === "" ? [] : [SubnetId]);
  const id = endpointId(ClusterId, IsExtranet);
  const { state } = call.world;
  const isOpen = endpoints.rows(state).has(id);
  if (isOpen && call.world.otherReadings.has("tencent: an endpoint opened twice")) return {};
  if (isOpen)
    throw new Refusal(
      "ResourceInUse",
      `The ${IsExtranet ? "public" : "private"} access of ${ClusterId} is open already.`,
    );
  const number = nextNumber(state, "endpoint") % 250;
  const attributes = {
    ClusterId,
    IsExtranet,
    Address: IsExtranet ? `203.0.113.${number + 1}:443` : `10.255.254.${number + 1}:443`,
    Domain: Domain ?? `${ClusterId}${IsExtranet ? "" : ".intranet"}.ccs.example.com`,
    SubnetId,
    SecurityGroup,
    ExtensiveParameters,
  };
  const row: Endpoint = { ...born(call), id, owner: cluster.id, status: "", attributes };
  endpoints.rows(state).set(id, row);
  startTransition(call.world, endpoints, row, {
    phase: "create",
    passing: "Creating",
    to: "Created",
    // The manual has no status for a failure.
    failedTo: call.world.edition === "public" ? "CreateFailed" : "Creating",
  });
  return {};
}

const isExtranetByDefault = ({ world }: Call<object>) => world.otherReadings.has("tencent: default of `IsExtranet`");

function endpointId(clusterId: string, extranet: boolean): string {
  return `${clusterId}/${extranet ? "external" : "internal"}`;
}

function endpointAfterRead(call: Call<object>, clusterId: string, extranet: boolean): Endpoint | undefined {
  return afterRead(
    () => mine(call, endpoints.rows(call.world.state)).find(({ id }) => id === endpointId(clusterId, extranet)),
    (row) => read(call.world, endpoints, row === undefined ? [] : [row]),
  );
}

/** The endpoint of a read call, if it is open. Its address is that of the emulator's API server, if that runs. */
function open(call: Call<object>, clusterId: string, extranet: boolean): EndpointAttributes | undefined {
  const row = endpointAfterRead(call, clusterId, extranet);
  if (row?.status !== "Created") return undefined;
  return { ...row.attributes, Address: call.world.apiServer.address || row.attributes.Address };
}

function describeStatus(call: Call<Inputs["DescribeClusterEndpointStatus"]>): object {
  const { ClusterId, IsExtranet = isExtranetByDefault(call) } = call.input;
  clusterOfRead(call, ClusterId);
  const row = endpointAfterRead(call, ClusterId, IsExtranet);
  const reason = call.world.edition === "public" ? { ErrorMsg: row?.reason ?? "" } : {};
  return { Status: row?.status ?? "NotFound", ...reason };
}

function describeEndpoint(call: Call<Inputs["DescribeClusterEndpoint"]>): object {
  const cluster = clusterOfRead(call, call.input.ClusterId);
  const external = open(call, cluster.id, true);
  const internal = open(call, cluster.id, false);
  return {
    CertificationAuthority: authorityOf(call.world.state).certificate,
    ClusterExternalEndpoint: external?.Address ?? "",
    ClusterIntranetEndpoint: internal?.Address ?? "",
    ClusterDomain: domain(cluster),
    ClusterExternalDomain: external?.Domain ?? "",
    ClusterIntranetDomain: internal?.Domain ?? "",
    SecurityGroup: external?.SecurityGroup ?? "",
  };
}

function describeKubeconfig(call: Call<Inputs["DescribeClusterKubeconfig"]>): object {
  const cluster = runningClusterAfterRead(call, call.input.ClusterId);
  const { Type } = call.input;
  const external = Type === "INNERLB" ? undefined : open(call, cluster.id, true);
  const internal = Type === "INTERNETLB" ? undefined : open(call, cluster.id, false);
  const privateFirst = call.world.otherReadings.has("tencent: default of the kubeconfig's `Type`");
  const endpoint = privateFirst ? (internal ?? external) : (external ?? internal);
  if (endpoint === undefined)
    throw new Refusal("ResourceUnavailable", `The ${Type ?? "public or private"} access of ${cluster.id} is not open.`);
  return { Kubeconfig: kubeconfig(call, cluster, endpoint.Address) };
}

function describeSecurity(call: Call<Inputs["DescribeClusterSecurity"]>): object {
  const cluster = runningClusterAfterRead(call, call.input.ClusterId);
  const external = open(call, cluster.id, true);
  const internal = open(call, cluster.id, false);
  const address = external?.Address ?? internal?.Address;
  return {
    UserName: "admin",
    Password: cluster.attributes.Password,
    CertificationAuthority: authorityOf(call.world.state).certificate,
    ClusterExternalEndpoint: external?.Address ?? "",
    Domain: domain(cluster),
    PgwEndpoint: internal?.Address ?? "",
    SecurityPolicy: external === undefined ? [] : ["0.0.0.0/0"],
    Kubeconfig: kubeconfig(call, cluster, address ?? domain(cluster)),
    JnsGwEndpoint: call.input.JnsGwEndpointEnable ? (internal?.Address ?? "") : "",
  };
}

function domain(cluster: Cluster): string {
  return `${cluster.id}.ccs.example.com`;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** A kubeconfig with both credentials: a certificate with its key, and a token. */
function kubeconfig({ world }: Call<object>, { id, attributes }: Cluster, address: string): string {
  const user = `admin@${id}`;
  const authority = authorityOf(world.state);
  const { certificate, key } = authority.issue({ commonName: user, organization: "system:masters" });
  return `apiVersion: v1
kind: Config
clusters:
- name: ${id}
  cluster:
    certificate-authority-data: ${base64(authority.certificate)}
    server: https://${address}
contexts:
- name: ${id}-context
  context:
    cluster: ${id}
    user: ${user}
current-context: ${id}-context
users:
- name: ${user}
  user:
    client-certificate-data: ${base64(certificate)}
    client-key-data: ${base64(key)}
    token: ${attributes.Token}
`;
}

export const endpointHandlers = {
  CreateClusterEndpoint: createEndpoint,
  DescribeClusterEndpointStatus: describeStatus,
  DescribeClusterEndpoint: describeEndpoint,
  DescribeClusterKubeconfig: describeKubeconfig,
  DescribeClusterSecurity: describeSecurity,
};
