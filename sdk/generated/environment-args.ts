// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { Described, Part, Without } from "../environment-parts";
import type { ContainerGroupArgs as BciContainerGroupArgs } from "./bci/container-group";
import type { ImageCacheArgs as BciImageCacheArgs } from "./bci/image-cache";
import type { ServiceArgs as BecServiceArgs } from "./bec/service";
import type { ContainerGroupArgs as EciContainerGroupArgs } from "./eci/container-group";
import type { DataCacheArgs as EciDataCacheArgs } from "./eci/data-cache";
import type { ImageCacheArgs as EciImageCacheArgs } from "./eci/image-cache";
import type { RepositoryArgs as TcrRepositoryArgs } from "./tcr/repository";
import type { AsGroupArgs as TkeAsGroupArgs } from "./tke/as-group";
import type { ClusterArgs as TkeClusterArgs } from "./tke/cluster";
import type { ClusterEndpointArgs as TkeClusterEndpointArgs } from "./tke/cluster-endpoint";
import type { NodePoolArgs as TkeNodePoolArgs } from "./tke/node-pool";

/** Endpoints of the cluster, by the access they give. */
export interface EnvironmentEndpoints {
  /** Endpoint within the network. */
  internal?: Without<TkeClusterEndpointArgs, "clusterId" | "access">;
  /** Endpoint on the internet. */
  external?: Without<TkeClusterEndpointArgs, "clusterId" | "access">;
}

/** Namespace and repositories for images. */
export interface EnvironmentRegistry {
  /** Namespace. Default: the environment's name. */
  namespace?: pulumi.Input<string>;
  /** Repositories by key, which is their name within the namespace. */
  repositories?: Record<string, Part<TcrRepositoryArgs, "namespace">>;
}

/** Baidu's container instances. */
export interface EnvironmentBci {
  /** Image caches by key; the groups wait for all of them. */
  imageCaches?: Record<string, Part<BciImageCacheArgs>>;
  /** Container groups by key. */
  containerGroups?: Record<string, Described<Part<BciContainerGroupArgs>>>;
}

/** CTyun's container instances. */
export interface EnvironmentEci {
  /** Image caches by key; the groups wait for all of them. */
  imageCaches?: Record<string, Part<EciImageCacheArgs>>;
  /** Data caches by key; the groups wait for all of them. */
  dataCaches?: Record<string, Part<EciDataCacheArgs>>;
  /** Container groups by key. */
  containerGroups?: Record<
    string,
    Described<
      Part<EciContainerGroupArgs> & {
        /** Key of one of the environment's `eci.imageCaches` to start from. */ imageCache?: string;
      }
    >
  >;
}

/** What an environment is made of. Every part may be left out. */
export interface ContainerEnvironmentArgs {
  /** Name that the names in the clouds begin with. Default: the component's name. */
  name?: string;
  /** Tags of everything that can have some, besides `environment`: the environment's name. A part's own win. */
  tags?: Record<string, pulumi.Input<string>>;
  /** The Kubernetes cluster; its name is the environment's. */
  cluster?: Part<TkeClusterArgs>;
  /** Endpoints of the cluster, by the access they give. */
  endpoints?: EnvironmentEndpoints;
  /** Virtual node pools of the cluster, by key. */
  nodePools?: Record<string, Part<TkeNodePoolArgs, "clusterId">>;
  /** Scaling groups of the cluster, by key; in the cluster's VPC. */
  asGroups?: Record<string, Part<TkeAsGroupArgs, "clusterId" | "vpcId">>;
  /** Namespace and repositories for images. */
  registry?: EnvironmentRegistry;
  /** Baidu's container instances. */
  bci?: EnvironmentBci;
  /** Services at Baidu's edge, by key. */
  edgeServices?: Record<string, Described<Part<BecServiceArgs>>>;
  /** CTyun's container instances. */
  eci?: EnvironmentEci;
}

/** Names of all parts. */
export const environmentParts: readonly string[] = [
  "name",
  "tags",
  "cluster",
  "endpoints",
  "nodePools",
  "asGroups",
  "registry",
  "bci",
  "edgeServices",
  "eci",
];
