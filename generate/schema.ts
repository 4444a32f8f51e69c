import type { z } from "zod";
import { cloudNames, clouds, functionOf, functionTokens, resourceOf, resourceTypes } from "../provider/clouds";
import { isNamed } from "../provider/lifecycle/autoname";
import type { ProviderFunction } from "../provider/lifecycle/functions/spec";
import { secretPaths } from "../provider/lifecycle/schema";
import type { Resource } from "../provider/lifecycle/spec";
import { namespace, settingsSchema } from "../provider/transport/settings";
import { variables } from "../provider/transport/variables";
import { version } from "../provider/transport/version";
import { environmentSpec, environmentToken } from "./environment";
import { chooser } from "./examples/chooser";
import type { Shapes } from "./examples/shapes";
import { type PropertySpec, placeTypes, SchemaTypes } from "./schema-types";
import { NAMED_BY_ITSELF } from "./sdk-text";

/** Path of the schema; the plugin serves this file. */
export const schemaPath = "provider/plugin/schema.json";

/** The package's schema, in the form of Pulumi's metaschema. */
export async function packageSchema(): Promise<Record<string, unknown> & Shapes> {
  const types = new SchemaTypes();
  const all = await Promise.all(resourceTypes.map(resourceOf));
  const own = all.map((resource) => [`${namespace}:${resource.type}`, resourceSpec(resource, types)] as const);
  const resources = sorted<object>([...own, [environmentToken, await environmentSpec(types)]]);
  const functions = await Promise.all(functionTokens.map(functionOf));
  const functionSpecs = sorted(functions.map((one) => [`${namespace}:${one.token}`, functionSpec(one, types)]));
  const variables = settings(types);
  addEnvironment(types);
  const schema = placeTypes({
    name: namespace,
    version,
    displayName: "Container clouds",
    description: "Five container clouds' APIs: Tencent TKE and TCR, Baidu BCI and BEC, CTyun ECI.",
    keywords: ["pulumi", "kubernetes", "containers", "tencent", "baidu", "ctyun", "category/cloud", "kind/native"],
    license: "Apache-2.0",
    publisher: "pulumi-container-clouds",
    homepage: REPOSITORY,
    repository: REPOSITORY,
    pluginDownloadURL: REPOSITORY.replace("https://github.com", "github://api.github.com"),
    logoUrl: `${REPOSITORY.replace("github.com", "raw.githubusercontent.com")}/main/docs/logo.svg`,
    // With supportPack, each SDK includes the files that its language's packages need, such as go.mod.
    meta: { moduleFormat: "(.*)", supportPack: true },
    language: LANGUAGES,
    config: { variables: untyped(variables, types) },
    provider: {
      description: "Settings of the clouds: credentials, region, endpoint and connection.",
      inputProperties: variables,
    },
    types: sorted([...types.definitions]),
    resources,
    functions: functionSpecs,
  });
  return withExamples(schema, all);
}

/** The schema with its resources' examples, whose form in each language depends on the schema's types. */
function withExamples<S extends Shapes>(schema: S, all: readonly Resource[]): S {
  const described = all.map((resource) => {
    const token = `${namespace}:${resource.type}`;
    const spec = schema.resources[token] as { description?: string };
    return [token, { ...spec, description: `${spec.description}${exampleText(resource, schema)}` }] as const;
  });
  return { ...schema, resources: { ...schema.resources, ...Object.fromEntries(described) } };
}

function functionSpec({ token, description, inputs, outputs }: ProviderFunction, types: SchemaTypes) {
  const name = token.split(":")[1] ?? "";
  const owner = name.charAt(0).toUpperCase() + name.slice(1);
  const { properties, required } = types.object(`${owner}Args`, inputs);
  return {
    description,
    inputs: { properties, ...(required && { required }) },
    outputs: { ...types.object(`${owner}Result`, outputs) },
  };
}

/** The schema's file. */
export const textOf = (schema: object) => `${JSON.stringify(schema, undefined, 2)}\n`;

const REPOSITORY = "https://github.com/pulumi-container-clouds/pulumi-container-clouds";

const LANGUAGES = {
  // Not this package's name: a generated SDK would replace this package, and with it the plugin, in node_modules.
  nodejs: { packageName: "pulumi-container-clouds-sdk", respectSchemaVersion: true },
  python: { packageName: "pulumi_container_clouds", respectSchemaVersion: true, pyproject: { enabled: true } },
  // Without generateExtraInputTypes, Go lacks the types of maps that cannot be outputs, such as EnvironmentAsGroupArgs.
  go: { respectSchemaVersion: true, generateResourceContainerTypes: true, generateExtraInputTypes: true },
  csharp: { respectSchemaVersion: true },
  java: {},
};

const sorted = <T>(entries: readonly (readonly [string, T])[]) =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Settings. The provider accepts settings that are not strings as JSON, which the SDKs write. */
function settings(types: SchemaTypes) {
  const fields = Object.entries(settingsSchema.shape as Record<string, z.ZodType>);
  const reported = fields.filter(([name]) => name !== "delivery");
  return Object.fromEntries(
    reported.map(([name, field]) => {
      const property = types.property("Settings", name, field);
      // If a part of a setting is secret, the whole setting is, because the protocol passes it as one string.
      const environment = name === "endpoint" && { defaultInfo: { environment: [variables.endpoint] } };
      return [name, { ...property, ...environment, ...(secretPaths(field).length > 0 && { secret: true }) }];
    }),
  );
}

const ANY: PropertySpec = { $ref: "pulumi.json#/Any" };

/** Settings as variables with untyped parts, because Java's SDK does not compile with nested objects or enumerations in a variable. */
function untyped(value: unknown, types: SchemaTypes): unknown {
  if (Array.isArray(value)) return value.map((item) => untyped(item, types));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, oneOf, ...rest } = value as PropertySpec;
  if (oneOf !== undefined) return { ...rest, ...ANY };
  const definition = types.definitions.get(String($ref).replace("#/types/", ""));
  if (definition?.type === "object") return { ...rest, type: "object", additionalProperties: ANY };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, untyped(item, types)]));
}

/** Adds the environment variables of regions as defaults, and those of keys as text. */
function addEnvironment({ definitions }: SchemaTypes): void {
  for (const cloud of cloudNames) {
    const { region, credentials } = clouds[cloud];
    const token = `${namespace}:index:${cloud.charAt(0).toUpperCase()}${cloud.slice(1)}Settings`;
    const definition = definitions.get(token) as { properties: Record<string, { description: string }> };
    const properties = { ...definition.properties };
    const add = (name: string | undefined, more: (spec: { description: string }) => object) => {
      const spec = name === undefined ? undefined : properties[name];
      if (name !== undefined && spec) properties[name] = { ...spec, ...more(spec) };
    };
    add(region.setting, () => ({ defaultInfo: { environment: region.environment } }));
    const parts = { id: credentials.settings.id, secret: credentials.settings.secret, tokens: tokenOf(credentials) };
    for (const [part, name] of Object.entries(parts)) {
      const variables = credentials.environment.flatMap((set) => set[part as keyof typeof set] ?? []);
      // No defaultInfo: if an SDK filled in a key, it would count as configured, which ends the credential chain and puts the key in the
      // state.
      add(name, ({ description }) => ({
        description: `${description} Read from ${variables.map((one) => `\`${one}\``).join(", ")} when it is not set.`,
      }));
    }
    definitions.set(token, { ...definition, properties });
  }
}

const tokenOf = ({ settings }: { settings: { token?: string } }) => settings.token;

const classOf = ({ type }: Resource) => type.split(":")[1] ?? "";

function resourceSpec(resource: Resource, types: SchemaTypes) {
  const owner = classOf(resource);
  const inputs = types.object(owner, resource.inputs);
  const outputs = types.object(owner, resource.outputs);
  const requiredInputs = (inputs.required ?? []).filter((name) => name !== "name" || !isNamed(resource));
  const inputProperties = Object.fromEntries(
    Object.entries(inputs.properties).map(([name, spec]) => [
      name,
      { ...spec, ...replacing(resource, name), ...naming(resource, name) },
    ]),
  );
  const known = [...(inputs.required ?? []), ...(resource.computed ?? []).filter((name) => name !== "region")];
  return {
    description: `${resource.description}${idText(resource)}`,
    inputProperties,
    ...(requiredInputs.length > 0 && { requiredInputs }),
    properties: { ...inputs.properties, ...outputs.properties },
    required: [...new Set([...known, ...(outputs.required ?? [])])].sort(),
    stateInputs: { properties: pick(inputs.properties, ["profile", "region"]) },
    aliases: [{ type: `pulumi-nodejs:dynamic/${resource.type}` }],
  };
}

/** Text for an input whose every change replaces the resource. */
const replacing = (resource: Resource, name: string) =>
  resource.onChange[name] === "replace" ? { replaceOnChanges: true, willReplaceOnChanges: true } : {};

const naming = (resource: Resource, name: string) =>
  name === "name" && isNamed(resource) ? { description: `${docOfName(resource)} ${NAMED_BY_ITSELF}` } : {};

const docOfName = (resource: Resource) => resource.inputs.shape.name?.description ?? "";

const pick = <T>(all: Readonly<Record<string, T>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

function idText(resource: Resource): string {
  if (resource.unreadable) return `\n\n## Import\n\nIt cannot be imported: ${resource.unreadable}.`;
  const id = resource.idFormat.replace(/"(\w+)"|\w+/g, (part, literal) => literal ?? `<${part}>`);
  return `\n\n## Import\n\nThe ID is \`${resource.idFormat}\`:\n\n\`\`\`sh\npulumi import ${namespace}:${resource.type} name '${id}'\n\`\`\``;
}

function exampleText({ examples }: Resource, shapes: Shapes): string {
  const sections = Object.entries(examples).map(
    ([title, program]) => `{{% example %}}\n### ${title}\n\n${chooser(program, shapes)}\n\n{{% /example %}}`,
  );
  return `\n\n{{% examples %}}\n## Example Usage\n${sections.join("\n")}\n{{% /examples %}}`;
}
