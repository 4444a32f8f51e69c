import type * as pulumi from "@pulumi/pulumi";
import type { ContainerEnvironment } from "./container-environment";

/** A resource's own inputs, without those that the environment fills in. */
export type Without<A, Filled extends string> = Pick<A, Exclude<keyof A, Filled>>;

/** As {@link Without}; the name may be left out. */
export type Part<A, Filled extends string = never> = Without<A, Filled | "name"> & {
  /** Name in the cloud. Default: the environment's name, "-" and the key. */
  name?: pulumi.Input<string>;
};

/** Inputs, or a function that makes them from what the environment has so far: the cluster, the repositories, the caches. */
export type Described<A> = A | ((environment: ContainerEnvironment) => A);
