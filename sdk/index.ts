/**
 * Resources of five container clouds' APIs for Pulumi programs.
 *
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const team = new clouds.tcr.Namespace("team", { name: "team" });
 * ```
 */
export * as bci from "./bci";
export * as bec from "./bec";
export * as eci from "./eci";
export * from "./enums";
export { Environment } from "./environment";
export type {
  Described,
  EciGroupPart,
  EnvironmentArgs,
  EnvironmentBci,
  EnvironmentEci,
  EnvironmentOutputs,
  EnvironmentRegistry,
  Part,
} from "./environment-args";
export type { PodArgs, PodManifest } from "./pod";
export { pod } from "./pod";
export { Provider } from "./provider";
export type { ProviderArgs } from "./provider-args";
export * as tcr from "./tcr";
export * as tke from "./tke";
export * as types from "./types";
