import { resourceOf, resourceTypes, serviceNames } from "../provider/clouds";
import { isNamed } from "../provider/lifecycle/autoname";
import { secretPaths } from "../provider/lifecycle/schema";
import type { Resource } from "../provider/lifecycle/spec";
import { enumFiles } from "./enums";
import { environmentArgs } from "./environment";
import { typescriptOf } from "./examples/chooser";
import { functionsByModule, functionsFile } from "./functions";
import { providerArgsFile } from "./provider-args";
import { GENERATED, interfaceText, jsDoc, MADE, NAMED_BY_ITSELF, namesIn } from "./sdk-text";
import { type Member, members, type NestedTypes } from "./sdk-types";

/** A file of the SDK: its path in the repository, and its text before formatting. */
export interface SdkFile {
  path: string;
  text: string;
}

/** All generated files of `sdk/`: a class per resource, an index per module, and the nested types. */
export async function writeSdk(): Promise<SdkFile[]> {
  const types: NestedTypes = new Map();
  const resources = await Promise.all(resourceTypes.map(resourceOf));
  const classes = resources.map((resource) => ({ path: pathOf(resource), text: classFile(resource, types) }));
  const byModule = await functionsByModule();
  const functions = [...byModule].map(([module, list]) => ({
    path: `${GENERATED}/${module}/functions.ts`,
    text: functionsFile(list, types),
  }));
  const enums = await enumFiles();
  const modules = [...new Set([...resources.map(moduleOf), ...byModule.keys(), ...enums.map(({ module }) => module)])];
  const indexes = modules.map((module) => ({
    path: `${GENERATED}/${module}/index.ts`,
    text: indexFile(
      resources.filter((resource) => moduleOf(resource) === module),
      byModule.has(module),
      enums.some((file) => file.module === module),
    ),
  }));
  const provider = { path: `${GENERATED}/provider-args.ts`, text: providerArgsFile(types) };
  const environment = { path: `${GENERATED}/environment-args.ts`, text: environmentArgs() };
  const services = { path: `${GENERATED}/service-name.ts`, text: serviceNameFile() };
  const index = { path: `${GENERATED}/index.ts`, text: modulesFile([...modules, "types"]) };
  const all = [...classes, ...functions, ...enums, ...indexes, provider, environment, services, index];
  return [...all, { path: `${GENERATED}/types.ts`, text: typesFile(types) }];
}

const moduleOf = (resource: Resource) => resource.type.split(":")[0] ?? "";
const classOf = (resource: Resource) => resource.type.split(":")[1] ?? "";
const fileOf = (resource: Resource) =>
  classOf(resource)
    .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
    .toLowerCase();
const pathOf = (resource: Resource) => `${GENERATED}/${moduleOf(resource)}/${fileOf(resource)}.ts`;

// Types are exported separately, because the compiler that Pulumi falls back on (3.8) does not support `type` among names.
function indexFile(resources: Resource[], hasFunctions: boolean, hasEnums: boolean): string {
  const lines = resources.flatMap((resource) => [
    `export { ${classOf(resource)} } from "./${fileOf(resource)}";`,
    `export type { ${classOf(resource)}Args } from "./${fileOf(resource)}";`,
  ]);
  if (hasEnums) lines.push('export * from "./enums";');
  if (hasFunctions) lines.push('export * from "./functions";');
  return `// ${MADE}\n\n${lines.join("\n")}\n`;
}

const serviceNameFile = () => `// ${MADE}

/** A service, by its module. */
export type ServiceName = ${serviceNames.map((name) => JSON.stringify(name)).join(" | ")};
`;

/** The package's modules: one per service, the shared ones, and the nested types. */
const modulesFile = (modules: readonly string[]) =>
  `// ${MADE}\n\n${modules.map((name) => `export * as ${name} from "./${name}";\n`).join("")}`;

function typesFile(types: NestedTypes): string {
  const interfaces = [...types.values()]
    .map(({ nested }) => nested)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, args, values }) => [interfaceText(`${name}Args`, args), interfaceText(name, values)]);
  return `// ${MADE}\nimport type * as pulumi from "@pulumi/pulumi";\n\n${interfaces.join("\n")}`;
}

function classFile(resource: Resource, types: NestedTypes): string {
  const name = classOf(resource);
  const args = members(resource.inputs, "args", types).map((member) =>
    isNamed(resource) ? namedByItself(member) : member,
  );
  const properties = propertyMembers(resource, types);
  const used = namesIn([...args, ...properties], types);
  return `// ${MADE}
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
${used.length > 0 ? `import type { ${used.join(", ")} } from "../types";` : ""}

const declaration: Declaration = ${JSON.stringify(declarationOf(resource))};

${jsDoc([resource.description, ...Object.entries(resource.examples).map(exampleTag)].join("\n\n"))}
export class ${name} extends pulumi.CustomResource {
${properties.map(propertyText).join("\n")}

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ${name}Args, opts: pulumi.CustomResourceOptions = {}) {
    const registration = registered(declaration, name, args, opts);
    // Pulumi's SDK takes a stack trace for each property, which costs more than all else and shows only in its leak report.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(...registration);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** Whether something is such a resource, whichever delivery serves it. */
  static override isInstance(value: unknown): value is ${name} {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id \`${resource.idFormat}\`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, place: Place = {}, opts: pulumi.CustomResourceOptions = {}): ${name} {
    return new ${name}(name, place as ${name}Args, { ...opts, id });
  }
}

/** Inputs of a \`${resource.type}\`. */
${interfaceText(`${name}Args`, args)}
`;
}

const exampleTag = ([title, program]: readonly [string, string]) =>
  `@example ${title}\n\`\`\`typescript\n${typescriptOf(program)}\n\`\`\``;

/** The name as an optional input, for resources with generated names. */
const namedByItself = (member: Member): Member =>
  member.name === "name" ? { ...member, optional: true, doc: `${member.doc} ${NAMED_BY_ITSELF}` } : member;

/** Inputs and outputs as a program reads them. A property that is both has the input's type. */
function propertyMembers(resource: Resource, types: NestedTypes): Member[] {
  const inputs = members(resource.inputs, "values", types).map((member) => ({
    ...member,
    optional: member.optional && !resource.computed?.includes(member.name),
  }));
  return [...inputs, ...members(resource.outputs, "values", types)];
}

function declarationOf(resource: Resource) {
  return {
    type: resource.type,
    properties: [...Object.keys(resource.inputs.shape), ...Object.keys(resource.outputs.shape)],
    secretInputs: secretPaths(resource.inputs),
    secretOutputs: secretPaths(resource.outputs),
  };
}

function propertyText({ name, doc, type, optional }: Member): string {
  return `${jsDoc(doc)}\n  declare readonly ${name}: pulumi.Output<${type}${optional ? " | undefined" : ""}>;`;
}
