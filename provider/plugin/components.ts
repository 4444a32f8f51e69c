import type * as pulumi from "@pulumi/pulumi";

/** A new component: its URN and its outputs. */
export interface MadeComponent {
  urn: pulumi.Output<string>;
  outputs: pulumi.Inputs;
}

/** Makes a component by registering it and its children, as a program does. The schema describes the inputs. */
export type Component = (name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) => MadeComponent;

/**
 * The package's components by type token, each loaded on first use. The program that starts the plugin passes them, because components are
 * classes of the SDK, which the provider does not import.
 */
export type Components = Readonly<Record<string, () => Promise<Component>>>;
