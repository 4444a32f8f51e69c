import { resourceOf, resourceTypes } from "../provider/clouds";
import { isNamed } from "../provider/lifecycle/autoname";
import { secretPaths } from "../provider/lifecycle/schema";
import type { Resource } from "../provider/lifecycle/spec";
import { enumFiles } from "./enums";
import { functionsByModule, functionsFile } from "./functions";
import { providerArgsFile } from "./provider-args";
import { GENERATED, interfaceText, jsDoc, MADE, NAMED_BY_ITSELF, namesIn } from "./sdk-text";
import { type Member, members, type NestedTypes } from "./sdk-types";

/** A file of the SDK: its path in the repository, and its text before formatting. */
export interface SdkFile {
  path: string;
  text: string;
}

/** Every generated file of `sdk/`: a class for each resource, an index for each module, and the nested types. */
export async function writeSdk(): Promise<SdkFile[]> {
  const types: NestedTypes = new Map();
  const rooms = await Promise.all(resourceTypes.map(resourceOf));
  const classes = rooms.map((room) => ({ path: pathOf(room), text: classFile(room, types) }));
  const byModule = await functionsByModule();
  const functions = [...byModule].map(([module, list]) => ({
    path: `${GENERATED}/${module}/functions.ts`,
    text: functionsFile(list, types),
  }));
  const enums = await enumFiles();
  const modules = [...new Set([...rooms.map(moduleOf), ...byModule.keys(), ...enums.map(({ module }) => module)])];
  const indexes = modules.map((module) => ({
    path: `${GENERATED}/${module}/index.ts`,
    text: indexFile(
      rooms.filter((room) => moduleOf(room) === module),
      byModule.has(module),
      enums.some((file) => file.module === module),
    ),
  }));
  const provider = { path: `${GENERATED}/provider-args.ts`, text: providerArgsFile(types) };
  const all = [...classes, ...functions, ...enums, ...indexes, provider];
  return [...all, { path: `${GENERATED}/types.ts`, text: typesFile(types) }];
}

const moduleOf = (room: Resource) => room.type.split(":")[0] ?? "";
const classOf = (room: Resource) => room.type.split(":")[1] ?? "";
const fileOf = (room: Resource) =>
  classOf(room)
    .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
    .toLowerCase();
const pathOf = (room: Resource) => `${GENERATED}/${moduleOf(room)}/${fileOf(room)}.ts`;

// Types apart from values: the compiler that Pulumi falls back on (3.8) knows no `type` among names.
function indexFile(rooms: Resource[], hasFunctions: boolean, hasEnums: boolean): string {
  const lines = rooms.flatMap((room) => [
    `export { ${classOf(room)} } from "./${fileOf(room)}";`,
    `export type { ${classOf(room)}Args } from "./${fileOf(room)}";`,
  ]);
  if (hasEnums) lines.push('export * from "./enums";');
  if (hasFunctions) lines.push('export * from "./functions";');
  return `// ${MADE}\n\n${lines.join("\n")}\n`;
}

function typesFile(types: NestedTypes): string {
  const interfaces = [...types.values()]
    .map(({ nested }) => nested)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, args, values }) => [interfaceText(`${name}Args`, args), interfaceText(name, values)]);
  return `// ${MADE}\nimport type * as pulumi from "@pulumi/pulumi";\n\n${interfaces.join("\n")}`;
}

function classFile(room: Resource, types: NestedTypes): string {
  const name = classOf(room);
  const args = members(room.inputs, "args", types).map((member) => (isNamed(room) ? namedByItself(member) : member));
  const properties = propertyMembers(room, types);
  const used = namesIn([...args, ...properties], types);
  return `// ${MADE}
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
${used.length > 0 ? `import type { ${used.join(", ")} } from "../types";` : ""}

const declaration: Declaration = ${JSON.stringify(declarationOf(room))};

${jsDoc(`${room.description}\n\n@example\n\`\`\`typescript\nimport * as pulumi from "@pulumi/pulumi";\nimport * as clouds from "pulumi-container-clouds";\n\n${room.example}\n\`\`\``)}
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
   * @param id \`${room.idFormat}\`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, place: Place = {}, opts: pulumi.CustomResourceOptions = {}): ${name} {
    return new ${name}(name, place as ${name}Args, { ...opts, id });
  }
}

/** What a \`${room.type}\` is made of. */
${interfaceText(`${name}Args`, args)}
`;
}

/** The name of a resource that gets one where the program gives none. */
const namedByItself = (member: Member): Member =>
  member.name === "name" ? { ...member, optional: true, doc: `${member.doc} ${NAMED_BY_ITSELF}` } : member;

/** Inputs and outputs as a program reads them; what is both is an output with the shape of the input. */
function propertyMembers(room: Resource, types: NestedTypes): Member[] {
  const inputs = members(room.inputs, "values", types).map((member) => ({
    ...member,
    optional: member.optional && !room.computed?.includes(member.name),
  }));
  return [...inputs, ...members(room.outputs, "values", types)];
}

function declarationOf(room: Resource) {
  return {
    type: room.type,
    properties: [...Object.keys(room.inputs.shape), ...Object.keys(room.outputs.shape)],
    secretInputs: secretPaths(room.inputs),
    secretOutputs: secretPaths(room.outputs),
  };
}

function propertyText({ name, doc, type, optional }: Member): string {
  return `${jsDoc(doc)}\n  declare readonly ${name}: pulumi.Output<${type}${optional ? " | undefined" : ""}>;`;
}
