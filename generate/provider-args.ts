import { secretPaths } from "../provider/lifecycle/schema";
import { settingsSchema } from "../provider/transport/settings";
import { interfaceText, MADE, namesIn } from "./sdk-text";
import { members, type NestedTypes } from "./sdk-types";

/** The settings of the class `Provider` in `sdk/`: its arguments, and which of them contain secrets. */
export function providerArgsFile(types: NestedTypes): string {
  const args = members(settingsSchema.omit({ delivery: true }), "args", types);
  return `// ${MADE}
import type * as pulumi from "@pulumi/pulumi";
import type { ${namesIn(args, types).join(", ")} } from "./types";

/** What a provider is configured with; what is left out comes from the environment. */
${interfaceText("ProviderArgs", args)}
/** Names of all settings. */
export const settingNames: readonly string[] = ${JSON.stringify(Object.keys(settingsSchema.shape))};

/** Paths of the secrets in the settings, \`*\` for each name. */
export const secretSettingPaths: readonly string[] = ${JSON.stringify(secretPaths(settingsSchema))};
`;
}
