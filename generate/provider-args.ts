import type { z } from "zod";
import { secretPaths } from "../provider/lifecycle/schema";
import { settingsSchema } from "../provider/transport/settings";
import { interfaceText, MADE, namesIn } from "./sdk-text";
import { members, type NestedTypes } from "./sdk-types";

/** The settings of the class `Provider`, in `sdk/`: its arguments, and which of them hold secrets. */
export function providerArgsFile(types: NestedTypes): string {
  const args = members(settingsSchema.omit({ delivery: true }), "args", types);
  const fields = Object.entries(settingsSchema.shape as Record<string, z.ZodType>);
  const secrets = fields.filter(([, field]) => secretPaths(field).length > 0).map(([name]) => name);
  return `// ${MADE}
import type * as pulumi from "@pulumi/pulumi";
import type { ${namesIn(args, types).join(", ")} } from "./types";

/** What a provider is configured with; what is left out comes from the environment. */
${interfaceText("ProviderArgs", args)}
/** Settings that hold secrets. */
export const secretSettings: readonly string[] = ${JSON.stringify(secrets)};
`;
}
