import { stringify } from "yaml";
import { type Made, type Program, secretsIn, type Value } from "./program";

/** A program in YAML. */
export function yamlOf(program: Program): string {
  const { resources, outputs } = program;
  const keys = keysOf(resources);
  const secrets = secretsIn(program).map((name) => [name, { type: "string", secret: true }]);
  const document = {
    ...(secrets.length > 0 && { config: Object.fromEntries(secrets) }),
    resources: Object.fromEntries(resources.map((made, i) => [keys[i], resourceOf(made, keys[i])])),
    ...(outputs.length > 0 && { outputs: objectOf(outputs) }),
  };
  return stringify(document, { lineWidth: 0 }).trimEnd();
}

function resourceOf({ module, class: type, name, inputs, dependsOn }: Made, key: string | undefined) {
  return {
    type: `container-clouds:${module}:${type}`,
    ...(name !== key && { name }),
    properties: objectOf(inputs),
    ...(dependsOn.length > 0 && { options: { dependsOn: dependsOn.map((variable) => `\${${variable}}`) } }),
  };
}

const camel = (text: string) => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The key of each resource: its variable, or a unique name. */
function keysOf(resources: readonly Made[]): string[] {
  const taken = new Set(resources.flatMap(({ variable }) => variable ?? []));
  return resources.map(({ variable, name, class: type }) => {
    if (variable !== undefined) return variable;
    const key = taken.has(camel(name)) ? type.charAt(0).toLowerCase() + type.slice(1) : camel(name);
    taken.add(key);
    return key;
  });
}

const objectOf = (fields: readonly (readonly [string, Value])[]) =>
  Object.fromEntries(fields.map(([name, value]) => [name, plainOf(value)]));

function plainOf(value: Value): unknown {
  if (value.kind === "literal") return value.value;
  if (value.kind === "list") return value.items.map(plainOf);
  if (value.kind === "object") return objectOf(value.fields);
  if (value.kind === "output") return `\${${value.variable}.${value.property}}`;
  if (value.kind === "secret") return `\${${value.name}}`;
  return value.parts.map((part) => (typeof part === "string" ? part : plainOf(part))).join("");
}
