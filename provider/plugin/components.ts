import type * as pulumi from "@pulumi/pulumi";

/** A component that was made: its URN and its outputs. */
export interface MadeComponent {
  urn: pulumi.Output<string>;
  outputs: pulumi.Inputs;
}

/** Makes a component by registering it and its children, as a program does. Inputs are as the schema describes them. */
export type Component = (name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) => MadeComponent;

/**
 * The components of the package by type token, each loaded when it is first made. The program that starts the plugin passes them:
 * components are classes of the SDK, which the provider does not know.
 */
export type Components = Readonly<Record<string, () => Promise<Component>>>;
