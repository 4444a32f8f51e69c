import { serviceOf, services } from "../provider/clouds";
import { isNamed } from "../provider/lifecycle/autoname";
import { commonInputs, secretPaths } from "../provider/lifecycle/schema";
import type { OnChange, Resource } from "../provider/lifecycle/spec";
import { type Member, members, type Nested, type NestedTypes } from "./sdk-types";

const MADE = '<!-- Made by "npm run generate" from the resource files in provider/. Change those, not this file. -->';

const moduleOf = ({ type }: Resource) => type.split(":")[0] ?? "";
const classOf = ({ type }: Resource) => type.split(":")[1] ?? "";

/** Path of a resource's reference page. */
export const pagePath = ({ type }: Resource) =>
  `docs/resources/${type.replace(":", "-").replace(/(?<=[a-z])(?=[A-Z])/g, "-")}.md`.toLowerCase();

/** The page that lists all resources. */
export function indexPage(resources: readonly Resource[]): string {
  return `${MADE}\n\n# Resources\n\n${resourceTable(resources, "docs/resources/")}\n`;
}

/**
 * A table of all resources: module, resource, API, and what of each changes in place.
 * @param from folder of the page it stands in, as links are relative to it
 */
export function resourceTable(resources: readonly Resource[], from = ""): string {
  const rows = resources.map((resource) => [
    `\`${moduleOf(resource)}\``,
    `[${classOf(resource)}](${pagePath(resource).slice(from.length)})`,
    services[serviceOf(resource.type)].title,
    inPlace(resource),
  ]);
  return table(["module", "resource", "API", "changes in place"], rows);
}

// The same for all, and not the cloud's.
const OWN = new Set(Object.keys(commonInputs));

function inPlace({ onChange }: Resource): string {
  const stays = (rule: OnChange | undefined) => rule === "replace" || rule === "refuse";
  const names = Object.keys(onChange).filter((name) => !stays(onChange[name]) && !OWN.has(name));
  return names.length === 0 ? "nothing" : names.map((name) => `\`${name}\``).join(", ");
}

/** The reference page of a resource. */
export function resourcePage(resource: Resource): string {
  const types: NestedTypes = new Map();
  const inputs = members(resource.inputs, "values", types);
  const given = [...types.values()].map(({ nested }) => nested);
  const outputs = members(resource.outputs, "values", types);
  const inOutputs = [...types.values()].map(({ nested }) => nested).filter((nested) => !given.includes(nested));
  return [
    MADE,
    `# ${resource.type}`,
    resource.description,
    `## Example\n\n${example(resource)}`,
    `## Inputs\n\n${inputTable(resource, inputs)}`,
    ...given.map(nestedSection),
    `## Outputs\n\nAll inputs, and:\n\n${outputTable(resource, outputs)}`,
    ...inOutputs.map(nestedSection),
    `## Id\n\n${idText(resource)}`,
    `## Waits\n\n${waitTable(resource)}`,
    ...(resource.remains ? [`## Destroy\n\nSomething remains, and a warning says so: ${resource.remains}.`] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

function example({ example }: Resource): string {
  const imports = [
    ...(example.includes("pulumi.") ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    'import * as clouds from "pulumi-container-clouds";',
  ];
  return `\`\`\`typescript\n${imports.join("\n")}\n\n${example}\n\`\`\``;
}

function inputTable(resource: Resource, inputs: readonly Member[]): string {
  const secrets = new Set(secretPaths(resource.inputs));
  const rows = inputs.map((input) => [
    `\`${input.name}\``,
    typeCell(input),
    resource.computed?.includes(input.name) ? chosenBy(input) : nameOrDefault(resource, input),
    changeCell(resource.onChange[input.name]),
    input.doc + (secrets.has(input.name) ? " Secret." : ""),
  ]);
  return table(["name", "type", "default", "a change", "meaning"], rows);
}

const nameOrDefault = (resource: Resource, input: Member) =>
  input.name === "name" && isNamed(resource) ? "the resource's own, and a suffix" : defaultCell(input);

const chosenBy = ({ name }: Member) => (name === "region" ? "the configuration's" : "the cloud's choice");

const CHANGES: Record<string, string> = { update: "in place", replace: "replaces", refuse: "is refused" };

const changeCell = (rule: OnChange | undefined) =>
  typeof rule === "string" ? (CHANGES[rule] ?? rule) : "in place or replaces, by the values";

function nestedSection({ name, values }: Nested): string {
  const rows = values.map((member) => [`\`${member.name}\``, typeCell(member), defaultCell(member), member.doc]);
  return `### ${name}\n\n${table(["name", "type", "default", "meaning"], rows)}`;
}

function outputTable(resource: Resource, outputs: readonly Member[]): string {
  const secrets = new Set(secretPaths(resource.outputs));
  const rows = outputs.map((output) => [
    `\`${output.name}\``,
    typeCell(output),
    output.doc + (secrets.has(output.name) ? " Secret." : ""),
  ]);
  return table(["name", "type", "meaning"], rows);
}

function idText(resource: Resource): string {
  if (resource.unreadable)
    return `\`${resource.idFormat}\`. Neither \`get\` nor an import can read it: ${resource.unreadable}.`;
  // A part in quotes stands for itself.
  const id = resource.idFormat.replace(/"(\w+)"|\w+/g, (part, literal) => literal ?? `<${part}>`);
  return `\`${resource.idFormat}\`. Read a resource that this stack does not manage with \`get\`:

\`\`\`typescript
const known = clouds.${moduleOf(resource)}.${classOf(resource)}.get("known", "${id}");
\`\`\``;
}

function waitTable({ waits, update, delete: remove, unreadable }: Resource): string {
  const { created, updated = created, deleted } = waits;
  const states = (list: readonly string[] = []) => list.map((state) => `\`${state}\``).join(", ");
  const row = (name: string, wait: typeof created) => [
    name,
    states(wait.target),
    states([...(wait.failed ?? []), ...(wait.dead ?? [])]),
    wait.timeout,
  ];
  return table(
    ["after", "until it is", "fails when it is", "`timeouts` default"],
    [
      row("create", created),
      ...(update ? [row("update", updated)] : []),
      ...(remove && !unreadable ? [["delete", "gone", "", deleted.timeout]] : []),
    ],
  );
}

const typeCell = ({ type }: Member) => `\`${type}\``;

function defaultCell({ optional, default: value }: Member): string {
  if (!optional) return "required";
  return value === undefined ? "" : `\`${JSON.stringify(value)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const BLOCK = /(?<=<!-- resources -->\n)[\s\S]*?(?=<!-- end of resources -->)/;

/** The README with the table of resources as it is now. @throws Error when the README has no place for it. */
export function withTable(readme: string, resources: readonly Resource[]): string {
  if (!BLOCK.test(readme)) throw new Error('README.md has no "<!-- resources -->" block');
  return readme.replace(BLOCK, () => `\n${resourceTable(resources)}\n\n`);
}
