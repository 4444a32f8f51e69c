import * as pulumi from "@pulumi/pulumi";

/** What a class of this package tells about its resource; made from the provider's rooms. */
export interface Declaration {
  /** Pulumi's type token. */
  type: string;
  /** The provider's name for it, `module:Name`. */
  provider: string;
  /** Properties that the cloud fills in. */
  outputs: readonly string[];
  /** Paths to the inputs that are secret wherever they are given, such as `logins.*.password`. */
  secretInputs: readonly string[];
  /** Outputs that are secret as a whole. */
  secretOutputs: readonly string[];
}

/** Where a resource is: a named set of credentials, and a region. */
export interface Place {
  profile?: pulumi.Input<string>;
  region?: pulumi.Input<string>;
}

/**
 * The properties a class registers: its outputs (not known yet), the program's inputs, and the constant text from which
 * Pulumi's dynamic host gets the provider. The text is looked up from the program's folder, so that code comes from its
 * node_modules and a newer version of the package needs no change of state.
 */
export function declared(
  declaration: Declaration,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions,
): Record<string, unknown> {
  const outputs = Object.fromEntries(declaration.outputs.map((output) => [output, undefined]));
  const given = declaration.secretInputs.reduce((inputs, path) => withSecret(inputs, path.split(".")), { ...args });
  return {
    ...outputs,
    ...given,
    __provider: providerText(declaration.provider),
    __urn: urnOf(declaration, name, opts),
  };
}

/** A copy in which what the path leads to is secret; where an output stands in the way, that output as a whole. */
function withSecret<T>(value: T, [key, ...rest]: readonly string[]): T {
  if (value === undefined || value === null) return value;
  if (key === undefined || pulumi.Output.isInstance(value) || value instanceof Promise)
    return pulumi.secret(value) as T;
  if (typeof value !== "object") return value;
  const inside = (item: unknown, name: string) => (key === "*" || key === name ? withSecret(item, rest) : item);
  if (Array.isArray(value)) return value.map((item, index) => inside(item, String(index))) as T;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item, name)])) as T;
}

/** The text that Pulumi keeps in state and its dynamic host runs; constant for each type. */
export function providerText(provider: string): string {
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-container-clouds/dynamic").handler(${JSON.stringify(provider)});`;
}

/** Options with the outputs that are never shown in plain text. */
export function secretOutputs(
  declaration: Declaration,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  const additionalSecretOutputs = [...declaration.secretOutputs, ...(opts.additionalSecretOutputs ?? [])];
  return additionalSecretOutputs.length > 0 ? { ...opts, additionalSecretOutputs } : opts;
}

/**
 * The resource's URN, which the dynamic protocol does not tell the provider: progress shows on the row it names.
 * Types of parents come before the resource's own, as in the engine.
 */
function urnOf({ type }: Declaration, name: string, { parent }: pulumi.CustomResourceOptions): string {
  const types = [...parentTypes(parent), type].join("$");
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${types}::${name}`;
}

function parentTypes(parent: pulumi.Resource | undefined): string[] {
  if (parent === undefined) return [];
  const { __pulumiType: type, __parentResource: above } = parent as unknown as {
    __pulumiType: string;
    __parentResource?: pulumi.Resource;
  };
  return type === "pulumi:pulumi:Stack" ? [] : [...parentTypes(above), type];
}
