import { packageSchema } from "./schema";
import { MADE } from "./sdk-text";

interface Definition {
  enum?: readonly { name?: string; value: string }[];
}

/**
 * The enumerations of the package's schema as constants, under the names that Pulumi gives them in code it writes
 * (`pulumi import`, `pulumi convert`): `ClusterArch.X86`. Programs may as well write the texts.
 */
export async function enumsFile(): Promise<string> {
  const { types } = (await packageSchema()) as { types: Record<string, Definition> };
  const enums = Object.entries(types).flatMap(([token, { enum: values }]) =>
    values ? [constant(token.split(":").at(-1) ?? "", values)] : [],
  );
  return `// ${MADE}\n${enums.join("\n")}`;
}

function constant(type: string, values: NonNullable<Definition["enum"]>): string {
  const members = values.map(({ name, value }) => `${memberName(type, name ?? value)}: ${JSON.stringify(value)},`);
  return `export const ${type} = {\n${members.join("\n")}\n} as const;\n`;
}

/** As Pulumi's code generator for Node makes it (`makeSafeEnumName`). */
function memberName(type: string, value: string): string {
  const identifier = `${value.charAt(0).toUpperCase()}${value.slice(1)}`
    .replace(/^(?=[0-9])/, "_")
    .replace(/[^A-Za-z0-9_$]/g, "_")
    .replace(/_+/g, "_");
  return identifier.startsWith("_") ? `${type}${identifier}` : identifier;
}
