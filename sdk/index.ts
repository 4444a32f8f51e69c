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

export type { ActionOptions } from "./call";
export { call } from "./call";
export { ContainerEnvironment } from "./container-environment";
export type { Described, Part } from "./environment-parts";
export * from "./generated";
export type {
  ContainerEnvironmentArgs,
  EnvironmentBci,
  EnvironmentEci,
  EnvironmentEndpoints,
  EnvironmentRegistry,
} from "./generated/environment-args";
export type { ProviderArgs } from "./generated/provider-args";
export type { ServiceName } from "./generated/service-name";
export type { PodArgs, PodManifest } from "./pod";
export { pod } from "./pod";
export { Provider } from "./provider";
