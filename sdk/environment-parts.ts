import type * as pulumi from "@pulumi/pulumi";
import type { ContainerGroup as BciContainerGroup } from "./generated/bci/container-group";
import type { ImageCache as BciImageCache } from "./generated/bci/image-cache";
import type { Service } from "./generated/bec/service";
import type { ContainerGroup as EciContainerGroup } from "./generated/eci/container-group";
import type { DataCache } from "./generated/eci/data-cache";
import type { ImageCache as EciImageCache } from "./generated/eci/image-cache";
import type { Namespace } from "./generated/tcr/namespace";
import type { Repository } from "./generated/tcr/repository";
import type { AsGroup } from "./generated/tke/as-group";
import type { Cluster } from "./generated/tke/cluster";
import type { ClusterEndpoint } from "./generated/tke/cluster-endpoint";
import type { NodePool } from "./generated/tke/node-pool";

/** What an environment has so far, for parts that are made from it. */
export interface EnvironmentSoFar {
  /** Prefix of the names in the clouds. */
  readonly environment: string;
  readonly cluster?: Cluster;
  readonly endpoints: { internal?: ClusterEndpoint; external?: ClusterEndpoint };
  readonly kubeconfig: pulumi.Output<string | undefined>;
  readonly nodePools: Record<string, NodePool>;
  readonly asGroups: Record<string, AsGroup>;
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

/** A resource's own inputs, without those that the environment fills in. */
export type Without<A, Filled extends string> = Pick<A, Exclude<keyof A, Filled>>;

/** As {@link Without}; the name may be left out. */
export type Part<A, Filled extends string = never> = Without<A, Filled | "name"> & {
  /** Name in the cloud. Default: the environment's name, "-" and the key. */
  name?: pulumi.Input<string>;
};

/** Inputs, or a function that makes them from what the environment has so far: the cluster, the repositories, the caches. */
export type Described<A> = A | ((environment: EnvironmentSoFar) => A);
