import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { failure, objectOf } from "./failure";
import { warnOfMissingPlugin } from "./missing-plugin";
import { checkSecrecy } from "./plain-keys";
import * as pulumi from "./pulumi";
import { secretsOf, valuesIn } from "./secrets-of";

/** What a class of this package declares about its resource; generated from the provider's resource files. */
export interface Declaration {
  /** The provider's name for it, `module:Name`. */
  type: string;
  /** Every input and output. */
  properties: readonly string[];
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

/** What `pulumi.CustomResource` is made with: type token, name, properties, options. */
type Registration = [string, string, Record<string, unknown>, pulumi.CustomResourceOptions];

/**
 * What a class registers: under the plugin's type where the plugin is to serve it (see {@link isForPlugin}), else under the
 * dynamic one. Either is an alias of the other, so that a stack moves between them with nothing replaced.
 * @throws RunError for what a program without types can get wrong, see {@link refuseMistakes}, and for unsupported options.
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
  const [plugin, dynamic] = [`container-clouds:${declaration.type}`, `pulumi-nodejs:dynamic/${declaration.type}`];
  // Named here, each becomes an Output: of `undefined` where neither the program nor the cloud gives a value.
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
 * What a compiler refuses and JavaScript lets through: Pulumi would leave such a value out and go on.
 * @throws RunError where the name was forgotten, an input is a function or a symbol, or a resource is to be read that has no ID
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
}

/** Options that Pulumi's dynamic host passes over, and what does the same. */
const UNSUPPORTED = {
  import: 'set the input "adopt" to the ID, or let the plugin import it',
  replaceOnChanges: 'use the option "replacementTrigger", or the plugin',
  version: "leave it out: the installed package serves its own resources",
  pluginDownloadURL: "leave it out: the installed package serves its own resources",
} as const;

/** @throws RunError for an option that would be ignored. */
function refuseOptions(type: string, name: string, opts: pulumi.CustomResourceOptions): void {
  for (const [option, remedy] of Object.entries(UNSUPPORTED)) {
    if (opts[option as keyof typeof UNSUPPORTED] === undefined) continue;
    const plugin = 'The plugin supports it: run "pulumi config set container-clouds:delivery plugin".';
    const message = `${type} "${name}": option "${option}": dynamic providers do not support it; ${remedy}. ${plugin}`;
    throw failure(message);
  }
}

/** Whether something is a resource of a type, whichever delivery serves it. Policy packs ask with a type token only. */
export function isOfType(value: unknown, type: string): boolean {
  const token = typeof value === "object" && value !== null && "__pulumiType" in value ? value.__pulumiType : undefined;
  return token === `container-clouds:${type}` || token === `pulumi-nodejs:dynamic/${type}`;
}

/**
 * Whether the plugin is to serve a resource: where it, or a parent, has an explicit provider of this package, or where the
 * configuration says `container-clouds:delivery: plugin`.
 */
function isForPlugin(type: string, { provider, parent }: pulumi.CustomResourceOptions): boolean {
  const explicit = provider ?? parent?.getProvider(type);
  if (explicit) return internals(explicit).__pulumiType === "pulumi:providers:container-clouds";
  return new pulumi.Config("container-clouds").get("delivery") === "plugin";
}

/**
 * What the dynamic delivery needs: the constant text from which Pulumi's dynamic host gets the provider, the URN, and the option
 * `customTimeouts`, which the host does not pass on. The code comes from the node_modules of the program's folder, so that a newer version of the package needs no change of state.
 */
function handedOver({ type }: Declaration, name: string, opts: pulumi.CustomResourceOptions) {
  return { __provider: providerText(type), __urn: shortUrn(name, opts), __customTimeouts: opts.customTimeouts };
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

/** Where the program runs, and so does the host; the program itself may move elsewhere. */
const PROGRAM_FOLDER = process.cwd();

/**
 * The text that Pulumi keeps in state and its dynamic host runs; constant for each type. The state holds it twice for each
 * resource, as JSON: every character counts. A plain `require` there looks into node_modules alone: it does not find the package
 * from within its own clone, or surely where Yarn keeps no node_modules.
 */
export function providerText(provider: string, folder = PROGRAM_FOLDER): string {
  const isPlain = process.versions.pnp === undefined && isInNodeModules(folder);
  const load = isPlain ? "require" : "require('module').createRequire(process.cwd()+'/')";
  return `${load}('pulumi-container-clouds/dynamic').of('${provider}',exports)`;
}

const known = new Map<string, boolean>();

/** Whether the package is in the node_modules of the folder, or of one above it. */
function isInNodeModules(folder: string): boolean {
  const found = known.get(folder) ?? foldersFrom(folder).some((at) => existsSync(join(at, INSTALLED)));
  known.set(folder, found);
  return found;
}

const INSTALLED = "node_modules/pulumi-container-clouds/package.json";

/** A folder and all above it. */
const foldersFrom = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...foldersFrom(dirname(folder))];

/**
 * The resource's URN, which the dynamic protocol does not pass to the provider: progress shows on the row it names. The provider
 * adds what it knows, the resource's own type, to the types of its parents.
 */
function shortUrn(name: string, { parent }: pulumi.CustomResourceOptions): string {
  const parents = parentTypes(parent).map((type) => `${type}$`);
  return `${pulumi.getStack()}::${pulumi.getProject()}::${parents.join("")}::${name}`;
}

/** What the SDK keeps about a resource and does not expose otherwise. */
const internals = (resource: pulumi.Resource) =>
  resource as unknown as { __pulumiType: string; __parentResource?: pulumi.Resource };

function parentTypes(parent: pulumi.Resource | undefined): string[] {
  if (parent === undefined) return [];
  const { __pulumiType: type, __parentResource: above } = internals(parent);
  return type === "pulumi:pulumi:Stack" ? [] : [...parentTypes(above), type];
}
