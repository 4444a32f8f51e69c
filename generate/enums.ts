import { packageSchema } from "./schema";
import { GENERATED, MADE } from "./sdk-text";

interface Definition {
  enum?: readonly { name?: string; value: string }[];
}

/**
 * The schema's enumerations as constants, named as in the code that Pulumi writes (`pulumi import`, `pulumi convert`):
 * `tke.ClusterArch.X86`. Programs may also write the strings. One file per module.
 */
export async function enumFiles(): Promise<{ module: string; path: string; text: string }[]> {
  const { types } = (await packageSchema()) as { types: Record<string, Definition> };
  const enums = Object.entries(types).filter(([, { enum: values }]) => values);
  const byModule = Map.groupBy(enums, ([token]) => token.split(":")[1] ?? "");
  return [...byModule].map(([module, list]) => ({
    module,
    path: `${GENERATED}/${module}/enums.ts`,
    text: `// ${MADE}\n${list.map(([token, { enum: values = [] }]) => constant(token.split(":")[2] ?? "", values)).join("\n")}`,
  }));
}

function constant(type: string, values: NonNullable<Definition["enum"]>): string {
  const members = values.map(({ name, value }) => `${memberName(type, name ?? value)}: ${JSON.stringify(value)},`);
  return `export const ${type} = {\n${members.join("\n")}\n} as const;\n`;
}

/** Like Pulumi's code generator for Node (`makeSafeEnumName`). */
function memberName(type: string, value: string): string {
  const identifier = `${value.charAt(0).toUpperCase()}${value.slice(1)}`
    .replace(/^(?=[0-9])/, "_")
    .replace(/[^A-Za-z0-9_$]/g, "_")
    .replace(/_+/g, "_");
  return identifier.startsWith("_") ? `${type}${identifier}` : identifier;
}
