import type * as pulumi from "@pulumi/pulumi";
import type {
  ContainerGroup as BciContainerGroup,
  ContainerGroupArgs as BciContainerGroupArgs,
} from "./generated/bci/container-group";
import type { ImageCache as BciImageCache, ImageCacheArgs as BciImageCacheArgs } from "./generated/bci/image-cache";
import type { Service, ServiceArgs } from "./generated/bec/service";
import type {
  ContainerGroup as EciContainerGroup,
  ContainerGroupArgs as EciContainerGroupArgs,
} from "./generated/eci/container-group";
import type { DataCache, DataCacheArgs } from "./generated/eci/data-cache";
import type { ImageCache as EciImageCache, ImageCacheArgs as EciImageCacheArgs } from "./generated/eci/image-cache";
import type { Namespace } from "./generated/tcr/namespace";
import type { Repository, RepositoryArgs } from "./generated/tcr/repository";
import type { AsGroup, AsGroupArgs } from "./generated/tke/as-group";
import type { Cluster, ClusterArgs } from "./generated/tke/cluster";
import type { ClusterEndpoint, ClusterEndpointArgs } from "./generated/tke/cluster-endpoint";
import type { NodePool, NodePoolArgs } from "./generated/tke/node-pool";

/** A resource's own inputs, without those that the environment fills in; its name may be given all the same. */
export type Part<A, Filled extends string = never> = Pick<A, Exclude<keyof A, Filled | "name">> & {
  /** Name in the cloud. Default: the environment's name, "-" and the key. */
  name?: pulumi.Input<string>;
};

/** What an environment has when a part that is a function is called: everything that the part can use. */
export interface EnvironmentResources {
  /** Name that the names in the clouds begin with. */
  readonly environment: string;
  /** The cluster, if the environment has one. */
  readonly cluster?: Cluster;
  /** The cluster's endpoints, by the access they give. */
  readonly endpoints: { internal?: ClusterEndpoint; external?: ClusterEndpoint };
  /** A kubeconfig of the external endpoint, else of the internal one. Secret. */
  readonly kubeconfig: pulumi.Output<string | undefined>;
  readonly nodePools: Record<string, NodePool>;
  readonly asGroups: Record<string, AsGroup>;
  /** The registry's namespace, if the environment has one. */
  readonly namespace?: Namespace;
  readonly repositories: Record<string, Repository>;
  readonly bci: { imageCaches: Record<string, BciImageCache>; containerGroups: Record<string, BciContainerGroup> };
  readonly edgeServices: Record<string, Service>;
  readonly eci: {
    imageCaches: Record<string, EciImageCache>;
    dataCaches: Record<string, DataCache>;
    containerGroups: Record<string, EciContainerGroup>;
  };
  /** An image of one of the environment's repositories, by the repository's key. */
  image(repository: string, tag: string): pulumi.Output<string>;
}

/** Inputs, or a function that makes them from what the environment has so far: the cluster, the repositories, the caches. */
export type Described<A> = A | ((environment: EnvironmentResources) => A);

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
  /** Tags of every resource that supports tags, besides `environment`: the environment's name. A part's own tags take precedence. */
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

/** Outputs of an environment. A type, not an interface, so that it is one of Pulumi's own outputs. */
export type EnvironmentOutputs = {
  /** ID of the cluster, if the environment has one. */
  clusterId?: pulumi.Output<string>;
  /** A kubeconfig of the external endpoint, else of the internal one. Secret. */
  kubeconfig: pulumi.Output<string | undefined>;
  /** Address of each repository, by key: the image reference for push and pull, without the tag. */
  repositories: Record<string, pulumi.Output<string>>;
};
