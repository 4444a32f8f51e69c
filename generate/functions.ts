import { functionOf, functionTokens } from "../provider/clouds";
import type { ProviderFunction } from "../provider/lifecycle/functions/spec";
import { interfaceText, jsDoc, MADE, namesIn } from "./sdk-text";
import { type Member, members, type NestedTypes } from "./sdk-types";

const nameOf = ({ token }: ProviderFunction) => token.split(":")[1] ?? "";
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** All functions by module, such as `tke`. */
export async function functionsByModule(): Promise<ReadonlyMap<string, readonly ProviderFunction[]>> {
  const functions = await Promise.all(functionTokens.map(functionOf));
  return Map.groupBy(functions, ({ token }) => token.split(":")[0] ?? "");
}

/** `sdk/<module>/functions.ts`: the two forms of each function, with their types. */
export function functionsFile(functions: readonly ProviderFunction[], types: NestedTypes): string {
  const parts = functions.map((called) => functionText(called, types));
  const used = namesIn(
    parts.flatMap((part) => part.members),
    types,
  );
  return `// ${MADE}
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
${used.length > 0 ? `import type { ${used.join(", ")} } from "../types";` : ""}

${parts.map((part) => part.text).join("\n")}`;
}

function functionText(called: ProviderFunction, types: NestedTypes): { text: string; members: Member[] } {
  const name = nameOf(called);
  const type = capital(name);
  const plain = members(called.inputs, "values", types);
  const args = members(called.inputs, "args", types);
  const results = members(called.outputs, "values", types);
  const needless = args.every(({ optional }) => optional) ? " = {}" : "";
  const example = `@example\n\`\`\`typescript\n${program(called)}\n\`\`\``;
  const token = JSON.stringify(called.token);
  const text = `${jsDoc(`${called.description}\n\n${example}`)}
export function ${name}(args: ${type}Args${needless}, opts: CallOptions = {}): Promise<${type}Result> {
  return callFunction(${token}, args, opts);
}

${jsDoc(`${called.description}\n\nAccepts outputs, and returns one.\n\n${example}`)}
export function ${name}Output(args: ${type}OutputArgs${needless}, opts: FunctionOptions = {}): pulumi.Output<${type}Result> {
  return callFunctionOutput(${token}, args, opts, ${called.secrets.length > 0});
}

${jsDoc(`What \`${name}\` takes.`)}
${interfaceText(`${type}Args`, plain)}
${jsDoc(`What \`${name}Output\` takes.`)}
${interfaceText(`${type}OutputArgs`, args)}
${jsDoc(`What \`${name}\` gives.`)}
${interfaceText(`${type}Result`, results)}`;
  return { text, members: [...plain, ...args, ...results] };
}

function program({ example }: ProviderFunction): string {
  return `import * as clouds from "pulumi-container-clouds";\n\n${example}`;
}

/** Path of the page of a module's functions. */
export const functionsPath = (module: string) => `docs/functions/${module}.md`;

/** The page of a module's functions. */
export function functionsPage(module: string, functions: readonly ProviderFunction[]): string {
  return [
    `<!-- ${MADE} -->`,
    `# Functions of \`${module}\``,
    "Each function has two forms: `getX(args)` takes plain values and returns a promise; `getXOutput(args)` accepts outputs and returns an output. Functions only read, also in previews. As for resources, `region`, `profile` and the option `provider` select region and account.",
    ...functions.map(section),
  ]
    .join("\n\n")
    .concat("\n");
}

function section(called: ProviderFunction): string {
  const types: NestedTypes = new Map();
  const rows = (list: Member[]) =>
    list.map(
      ({ name, type, optional, doc }) =>
        `| \`${name}\`${optional ? "" : " (required)"} | \`${cell(type)}\` | ${cell(doc)} |`,
    );
  const table = (list: Member[]) => ["| name | type | meaning |", "| --- | --- | --- |", ...rows(list)].join("\n");
  const args = members(called.inputs, "values", types).filter(({ name }) => name !== "region" && name !== "profile");
  const results = members(called.outputs, "values", types);
  const secret = called.secrets.length > 0 ? "\n\nThe result is a secret." : "";
  return [
    `## ${nameOf(called)}`,
    `${called.description}${secret}`,
    `\`\`\`typescript\n${program(called)}\n\`\`\``,
    args.length > 0 ? `Arguments:\n\n${table(args)}` : "No arguments.",
    `Results:\n\n${table(results)}`,
  ].join("\n\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
