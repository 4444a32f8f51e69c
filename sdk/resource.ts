import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { refuseTimeouts } from "./custom-timeouts";
import { failure, objectOf } from "./failure";
import { warnOfMissingPlugin } from "./missing-plugin";
import { refuseMisspeltNamespace } from "./misspelt-namespace";
import { checkSecrecy } from "./plain-keys";
import * as pulumi from "./pulumi";
import { secretsOf, valuesIn } from "./secrets-of";

/** A class's declaration of its resource, generated from the resource file. */
export interface Declaration {
  /** The provider's name for the type, `module:Name`. */
  type: string;
  /** Every input and output. */
  properties: readonly string[];
  /** Paths of inputs that are always secret, such as `logins.*.password`. */
  secretInputs: readonly string[];
  /** Outputs that are secret as a whole. */
  secretOutputs: readonly string[];
}

/** Profile and region of a resource. */
export interface Place {
  profile?: pulumi.Input<string>;
  region?: pulumi.Input<string>;
}

/** Arguments of `pulumi.CustomResource`: type token, name, properties, options. */
type Registration = [string, string, Record<string, unknown>, pulumi.CustomResourceOptions];

/**
 * The arguments with which a class registers: with the plugin's type if the plugin serves the resource (see {@link isForPlugin}), else with
 * the dynamic one. Each type is an alias of the other, so that a stack moves between the deliveries without replacements.
 * @throws RunError for mistakes of programs without types (see {@link refuseMistakes}), and for unsupported options
 */
export function registered(
  declaration: Declaration,
  name: string,
  given: object,
  chosen: pulumi.CustomResourceOptions,
): Registration {
  const args = objectOf(`${declaration.type} "${name}": the arguments`, given);
  const opts = objectOf(`${declaration.type} "${name}": the options`, chosen);
  refuseMistakes(declaration.type, name, args, opts);
  refuseMisspeltNamespace();
  const [plugin, dynamic] = [`container-clouds:${declaration.type}`, `pulumi-nodejs:dynamic/${declaration.type}`];
  // Each of these becomes an Output; it is `undefined` if neither the program nor the cloud sets a value.
  const all = Object.fromEntries(declaration.properties.map((property) => [property, undefined]));
  const inputs = declaration.secretInputs.reduce((marked, path) => withSecret(marked, path.split(".")), { ...args });
  const properties = { ...all, ...inputs };
  const forPlugin = isForPlugin(plugin, opts);
  const [type, alias] = forPlugin ? [plugin, dynamic] : [dynamic, plugin];
  const options = {
    ...opts,
    aliases: [...(opts.aliases ?? []), { type: alias }],
    additionalSecretOutputs: [...declaration.secretOutputs, ...(opts.additionalSecretOutputs ?? [])],
  };
  if (forPlugin) {
    warnOfMissingPlugin(opts);
    return [type, name, properties, options];
  }
  refuseOptions(declaration.type, name, opts);
  checkSecrecy();
  const own = { ...handedOver(declaration, name, opts), __secrets: secretsOf(args, declaration.secretInputs) };
  return [type, name, { ...properties, ...own }, options];
}

/**
 * Refuses mistakes that TypeScript finds and JavaScript does not, because Pulumi would silently drop such a value.
 * @throws RunError if the name is missing, an input is a function or a symbol, a resource is to be read without an ID, or a timeout is
 * misspelt or no duration
 */
function refuseMistakes(type: string, name: unknown, args: object, opts: pulumi.CustomResourceOptions): void {
  if (typeof name !== "string")
    throw failure(
      `new ${type.replace(":", ".")}(name, args): the first argument must be the resource's name in the program, a string; its type is ${typeof name}`,
    );
  // Pulumi would create a resource instead.
  if ("id" in opts && !opts.id)
    throw failure(
      `${type.replace(":", ".")}.get("${name}", id): the second argument must be the ID of a resource that exists, not ${JSON.stringify(opts.id)}`,
    );
  const [first] = valuesIn(args, [], (value) => typeof value === "function" || typeof value === "symbol");
  if (first) throw failure(`${type} "${name}": ${first.path.join(".")}: must be a value, not a ${typeof first.value}`);
  refuseTimeouts(`${type} "${name}"`, opts.customTimeouts);
}

/** Options that Pulumi's dynamic host ignores, and their replacement. */
const UNSUPPORTED = {
  import: 'set the input "adopt" to the ID, or let the plugin import it',
  replaceOnChanges: 'use the option "replacementTrigger", or the plugin',
  version: "leave it out: the installed package serves its own resources",
  pluginDownloadURL: "leave it out: the installed package serves its own resources",
} as const;

/** @throws RunError for an option that would be ignored */
function refuseOptions(type: string, name: string, opts: pulumi.CustomResourceOptions): void {
  for (const [option, remedy] of Object.entries(UNSUPPORTED)) {
    if (opts[option as keyof typeof UNSUPPORTED] === undefined) continue;
    const plugin = 'The plugin supports it: run "pulumi config set container-clouds:delivery plugin".';
    const message = `${type} "${name}": option "${option}": dynamic providers do not support it; ${remedy}. ${plugin}`;
    throw failure(message);
  }
}

/** Whether a value is a resource of a type, in either delivery. Policy packs only have a type token. */
export function isOfType(value: unknown, type: string): boolean {
  const token = typeof value === "object" && value !== null && "__pulumiType" in value ? value.__pulumiType : undefined;
  return token === `container-clouds:${type}` || token === `pulumi-nodejs:dynamic/${type}`;
}

/**
 * Whether the plugin serves a resource: if it or a parent has an explicit provider of this package, or if the configuration contains
 * `container-clouds:delivery: plugin`.
 */
function isForPlugin(type: string, { provider, parent }: pulumi.CustomResourceOptions): boolean {
  const explicit = provider ?? parent?.getProvider(type);
  if (explicit) return internals(explicit).__pulumiType === "pulumi:providers:container-clouds";
  return new pulumi.Config("container-clouds").get("delivery") === "plugin";
}

/**
 * What the dynamic delivery needs: the constant text from which Pulumi's dynamic host gets the provider, the URN, and the option
 * `customTimeouts`, which the host does not pass on. The code comes from the node_modules of the program's folder, so a newer version of
 * the package needs no change of state.
 */
function handedOver({ type }: Declaration, name: string, opts: pulumi.CustomResourceOptions) {
  return { __provider: providerText(type), __urn: shortUrn(name, opts), __customTimeouts: opts.customTimeouts };
}

/** A copy in which the value at the path is secret. If an output is on the way, the whole output is secret. */
function withSecret<T>(value: T, [key, ...rest]: readonly string[]): T {
  if (value === undefined || value === null) return value;
  if (key === undefined || pulumi.Output.isInstance(value) || value instanceof Promise)
    return pulumi.secret(value) as T;
  if (typeof value !== "object") return value;
  const inside = (item: unknown, name: string) => (key === "*" || key === name ? withSecret(item, rest) : item);
  if (Array.isArray(value)) return value.map((item, index) => inside(item, String(index))) as T;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item, name)])) as T;
}

/** The working directory at the start, which the host shares; the program may change its own. */
const PROGRAM_FOLDER = process.cwd();

/**
 * The text in the state that Pulumi's dynamic host runs; constant for each type. The state stores it twice per resource, as JSON, so its
 * length matters. A plain `require` only searches node_modules: it does not find the package from within its own clone, or reliably where
 * Yarn keeps no node_modules.
 */
export function providerText(provider: string, folder = PROGRAM_FOLDER): string {
  const isPlain = process.versions.pnp === undefined && isInNodeModules(folder);
  const load = isPlain ? "require" : "require('module').createRequire(process.cwd()+'/')";
  return `${load}('pulumi-container-clouds/dynamic').of('${provider}',exports)`;
}

const known = new Map<string, boolean>();

/** Whether the package is in the node_modules of the folder or of one above it. */
function isInNodeModules(folder: string): boolean {
  const found = known.get(folder) ?? foldersFrom(folder).some((at) => existsSync(join(at, INSTALLED)));
  known.set(folder, found);
  return found;
}

const INSTALLED = "node_modules/pulumi-container-clouds/package.json";

/** A folder and all folders above it. */
const foldersFrom = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...foldersFrom(dirname(folder))];

/**
 * The resource's URN, which the dynamic protocol does not pass to the provider: progress is shown on the row that it names. The provider
 * adds the resource's own type to the types of its parents.
 */
function shortUrn(name: string, { parent }: pulumi.CustomResourceOptions): string {
  const parents = parentTypes(parent).map((type) => `${type}$`);
  return `${pulumi.getStack()}::${pulumi.getProject()}::${parents.join("")}::${name}`;
}

/** Internal members of the SDK's resources. */
const internals = (resource: pulumi.Resource) =>
  resource as unknown as { __pulumiType: string; __parentResource?: pulumi.Resource };

function parentTypes(parent: pulumi.Resource | undefined): string[] {
  if (parent === undefined) return [];
  const { __pulumiType: type, __parentResource: above } = internals(parent);
  return type === "pulumi:pulumi:Stack" ? [] : [...parentTypes(above), type];
}
