import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "./environment";
import type { ContainerGroupArgs as BciContainerGroupArgs } from "./generated/bci/container-group";
import type { ImageCacheArgs as BciImageCacheArgs } from "./generated/bci/image-cache";
import type { ServiceArgs } from "./generated/bec/service";
import type { ContainerGroupArgs as EciContainerGroupArgs } from "./generated/eci/container-group";
import type { DataCacheArgs } from "./generated/eci/data-cache";
import type { ImageCacheArgs as EciImageCacheArgs } from "./generated/eci/image-cache";
import type { RepositoryArgs } from "./generated/tcr/repository";
import type { AsGroupArgs } from "./generated/tke/as-group";
import type { ClusterArgs } from "./generated/tke/cluster";
import type { ClusterEndpointArgs } from "./generated/tke/cluster-endpoint";
import type { NodePoolArgs } from "./generated/tke/node-pool";

/** A resource's own inputs, without those that the environment fills in; its name may be given all the same. */
export type Part<A, Filled extends string = never> = Pick<A, Exclude<keyof A, Filled | "name">> & {
  /** Name in the cloud. Default: the environment's name, "-" and the key. */
  name?: pulumi.Input<string>;
};

/** Inputs, or a function that makes them from what the environment has so far: the cluster, the repositories, the caches. */
export type Described<A> = A | ((environment: Environment) => A);

/** A group of ECI, which may start from an image cache of the environment. */
export type EciGroupPart = Part<EciContainerGroupArgs> & {
  /** Key of one of the environment's `eci.imageCaches` to start from. */
  imageCache?: string;
};

/** The image registry of an environment. */
export interface EnvironmentRegistry {
  /** Namespace. Default: the environment's name. */
  namespace?: pulumi.Input<string>;
  /** Repositories by key, which is their name within the namespace. */
  repositories?: Record<string, Part<RepositoryArgs, "namespace">>;
}

/** What runs in Baidu's container instances. */
export interface EnvironmentBci {
  /** Image caches by key; the groups wait for all of them. */
  imageCaches?: Record<string, Part<BciImageCacheArgs>>;
  /** Container groups by key. */
  containerGroups?: Record<string, Described<Part<BciContainerGroupArgs>>>;
}

/** What runs in CTyun's container instances. */
export interface EnvironmentEci {
  /** Image caches by key; the groups wait for all of them. */
  imageCaches?: Record<string, Part<EciImageCacheArgs>>;
  /** Data caches by key; the groups wait for all of them. */
  dataCaches?: Record<string, Part<DataCacheArgs>>;
  /** Container groups by key. */
  containerGroups?: Record<string, Described<EciGroupPart>>;
}

/** What an environment is made of. Every part may be left out. */
export interface EnvironmentArgs {
  /** Name that the names in the clouds begin with. Default: the component's name. */
  name?: string;
  /** Tags of everything that can have some, besides `environment`: the environment's name. A part's own win. */
  tags?: Record<string, pulumi.Input<string>>;
  /** The Kubernetes cluster; its name is the environment's. */
  cluster?: Part<ClusterArgs>;
  /** Endpoints of the cluster, by the access they give. */
  endpoints?: {
    internal?: Pick<ClusterEndpointArgs, Exclude<keyof ClusterEndpointArgs, "clusterId" | "access">>;
    external?: Pick<ClusterEndpointArgs, Exclude<keyof ClusterEndpointArgs, "clusterId" | "access">>;
  };
  /** Virtual node pools of the cluster, by key. */
  nodePools?: Record<string, Part<NodePoolArgs, "clusterId">>;
  /** Scaling groups of the cluster, by key; in the cluster's VPC. */
  asGroups?: Record<string, Part<AsGroupArgs, "clusterId" | "vpcId">>;
  /** Namespace and repositories for images. */
  registry?: EnvironmentRegistry;
  /** Baidu's container instances. */
  bci?: EnvironmentBci;
  /** Services at Baidu's edge, by key. */
  edgeServices?: Record<string, Described<Part<ServiceArgs>>>;
  /** CTyun's container instances. */
  eci?: EnvironmentEci;
}

/** What an environment tells. A type, not an interface, so that it is one of Pulumi's own outputs. */
export type EnvironmentOutputs = {
  /** Id of the cluster, if the environment has one. */
  clusterId?: pulumi.Output<string>;
  /** A kubeconfig of the external endpoint, else of the internal one. Secret. */
  kubeconfig: pulumi.Output<string | undefined>;
  /** Address of each repository, by key: what images are pushed to and pulled from, without the tag. */
  repositories: Record<string, pulumi.Output<string>>;
};
