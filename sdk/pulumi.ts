// The parts of Pulumi's SDK that the classes need, imported one by one: the SDK's index also loads npm's resolver and the automation API,
// which would take most of a program's start. A program that needs them imports them itself.
// Types are exported separately, because the compiler that Pulumi falls back on (3.8) does not support `type` among names.
export { Config } from "@pulumi/pulumi/config";
export { RunError } from "@pulumi/pulumi/errors";
export { warn } from "@pulumi/pulumi/log";
export { getProject, getRootDirectory, getStack } from "@pulumi/pulumi/metadata";
export type { Input } from "@pulumi/pulumi/output";
export { all, interpolate, isSecret, Output, output, secret } from "@pulumi/pulumi/output";
export type { ComponentResourceOptions, CustomResourceOptions, ID, ResourceOptions } from "@pulumi/pulumi/resource";
export { ComponentResource, CustomResource, ProviderResource, Resource } from "@pulumi/pulumi/resource";
export { allConfig } from "@pulumi/pulumi/runtime/config";
export { invoke } from "@pulumi/pulumi/runtime/invoke";
export { getMonitor, isDryRun } from "@pulumi/pulumi/runtime/settings";
