/**
 * Resources of five container clouds' APIs for Pulumi programs.
 *
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const team = new clouds.tcr.Namespace("team", { name: "team" });
 * ```
 */

import "./node-version";

export type { ActionOptions, ServiceName } from "./call";
export { call } from "./call";
export { ContainerEnvironment } from "./container-environment";
export type { Described, Part } from "./environment-parts";
export * as bci from "./generated/bci";
export * as bec from "./generated/bec";
export * as common from "./generated/common";
export * as eci from "./generated/eci";
export type {
  ContainerEnvironmentArgs,
  EnvironmentBci,
  EnvironmentEci,
  EnvironmentEndpoints,
  EnvironmentRegistry,
} from "./generated/environment-args";
export type { ProviderArgs } from "./generated/provider-args";
export * as tcr from "./generated/tcr";
export * as tke from "./generated/tke";
export * as types from "./generated/types";
export type { PodArgs, PodManifest } from "./pod";
export { pod } from "./pod";
export { Provider } from "./provider";
