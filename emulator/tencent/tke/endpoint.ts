import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { nextNumber } from "../../ids";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { read, startTransition } from "../../transitions";
import type { Call } from "../call";
import { type ClusterAttributes, findCluster, findRunningCluster } from "./cluster-row";

export interface EndpointAttributes {
  readonly ClusterId: string;
  /** Public access when true. */
  readonly IsExtranet: boolean;
  readonly Address: string;
  readonly Domain: string;
  readonly SubnetId: string;
  readonly SecurityGroup: string;
  readonly ExtensiveParameters: string;
}

type Endpoint = Row<EndpointAttributes>;
type Cluster = Row<ClusterAttributes>;

/** Access to a cluster's API server: at most one public and one private. */
export const endpoints = kindOf<EndpointAttributes>({
  service: "tke",
  kind: "endpoint",
  name: (row) => row.id,
});

interface CreateInput {
  readonly ClusterId: string;
  readonly SubnetId?: string;
  readonly IsExtranet?: boolean;
  readonly Domain?: string;
  readonly SecurityGroup?: string;
  readonly ExtensiveParameters?: string;
}

function createEndpoint(call: Call<CreateInput>): object {
  const {
    ClusterId,
    IsExtranet = false,
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
  const id = endpointId(ClusterId, IsExtranet);
  const { state } = call.world;
  if (endpoints.rows(state)[id] !== undefined)
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
  endpoints.rows(state)[id] = row;
  startTransition(call.world, endpoints, row, {
    phase: "create",
    passing: "Creating",
    to: "Created",
    failedTo: "Creating",
  });
  return {};
}

function endpointId(clusterId: string, extranet: boolean): string {
  return `${clusterId}/${extranet ? "external" : "internal"}`;
}

function find(call: Call<object>, clusterId: string, extranet: boolean): Endpoint | undefined {
  return mine(call, endpoints.rows(call.world.state)).find(({ id }) => id === endpointId(clusterId, extranet));
}

/** The endpoint, once it is open. */
function open(call: Call<object>, clusterId: string, extranet: boolean): EndpointAttributes | undefined {
  const row = find(call, clusterId, extranet);
  return row?.status === "Created" ? row.attributes : undefined;
}

function describeStatus(call: Call<{ ClusterId: string; IsExtranet?: boolean }>): object {
  findCluster(call, call.input.ClusterId);
  const row = find(call, call.input.ClusterId, call.input.IsExtranet ?? false);
  if (row !== undefined) read(call.world, endpoints, [row]);
  return { Status: row?.status ?? "NotFound" };
}

function describeEndpoint(call: Call<{ ClusterId: string }>): object {
  const cluster = findCluster(call, call.input.ClusterId);
  const external = open(call, cluster.id, true);
  const internal = open(call, cluster.id, false);
  return {
    CertificationAuthority: certificate(cluster),
    ClusterExternalEndpoint: external?.Address ?? "",
    ClusterIntranetEndpoint: internal?.Address ?? "",
    ClusterDomain: domain(cluster),
    ClusterExternalDomain: external?.Domain ?? "",
    ClusterIntranetDomain: internal?.Domain ?? "",
    SecurityGroup: external?.SecurityGroup ?? "",
  };
}

function describeKubeconfig(call: Call<{ ClusterId: string; Type?: string }>): object {
  const cluster = findRunningCluster(call, call.input.ClusterId);
  const { Type } = call.input;
  const external = Type === "INNERLB" ? undefined : open(call, cluster.id, true);
  const internal = Type === "INTERNETLB" ? undefined : open(call, cluster.id, false);
  const endpoint = external ?? internal;
  if (endpoint === undefined)
    throw new Refusal("ResourceUnavailable", `The ${Type ?? "public or private"} access of ${cluster.id} is not open.`);
  return { Kubeconfig: kubeconfig(cluster, endpoint.Address) };
}

function describeSecurity(call: Call<{ ClusterId: string; JnsGwEndpointEnable?: boolean }>): object {
  const cluster = findRunningCluster(call, call.input.ClusterId);
  const external = open(call, cluster.id, true);
  const internal = open(call, cluster.id, false);
  const address = external?.Address ?? internal?.Address;
  return {
    UserName: "admin",
    Password: cluster.attributes.Password,
    CertificationAuthority: certificate(cluster),
    ClusterExternalEndpoint: external?.Address ?? "",
    Domain: domain(cluster),
    PgwEndpoint: internal?.Address ?? "",
    SecurityPolicy: external === undefined ? [] : ["0.0.0.0/0"],
    Kubeconfig: kubeconfig(cluster, address ?? domain(cluster)),
    JnsGwEndpoint: call.input.JnsGwEndpointEnable ? (internal?.Address ?? "") : "",
  };
}

function domain(cluster: Cluster): string {
  return `${cluster.id}.ccs.example.com`;
}

/** Of a certificate's form; it certifies nothing. */
function certificate(cluster: Cluster): string {
  const content = Buffer.from(`certification authority of ${cluster.id}`).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${content}\n-----END CERTIFICATE-----\n`;
}

function kubeconfig(cluster: Cluster, address: string): string {
  const user = `admin@${cluster.id}`;
  return `apiVersion: v1
kind: Config
clusters:
- name: ${cluster.id}
  cluster:
    certificate-authority-data: ${Buffer.from(certificate(cluster)).toString("base64")}
    server: https://${address}
contexts:
- name: ${cluster.id}-context
  context:
    cluster: ${cluster.id}
    user: ${user}
current-context: ${cluster.id}-context
users:
- name: ${user}
  user:
    token: ${cluster.attributes.Token}
`;
}

export const endpointHandlers = {
  CreateClusterEndpoint: createEndpoint,
  DescribeClusterEndpointStatus: describeStatus,
  DescribeClusterEndpoint: describeEndpoint,
  DescribeClusterKubeconfig: describeKubeconfig,
  DescribeClusterSecurity: describeSecurity,
};
