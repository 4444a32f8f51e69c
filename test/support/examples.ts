import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { REPOSITORY, type StackConfig } from "./project";

/** Folder of the examples. */
export const EXAMPLES = join(REPOSITORY, "examples");

/** What an example's README says to set, besides the account. */
export const exampleSettings: Record<string, StackConfig> = {
  "container-group": { "container-group:registryUser": "me" },
  registry: { "registry:services": ["api", "web", "worker"] },
};

/** The same, to be set with `--secret`. */
export const exampleSecrets: Record<string, Record<string, string>> = {
  "container-group": { registryPassword: "hunter2" },
  "model-serving": { kubeconfig: "apiVersion: v1" },
};

/** The runtime that a project's folder names; `undefined` where there is no project, but a policy pack. */
export function runtimeOf(folder: string): string | undefined {
  const file = join(folder, "Pulumi.yaml");
  if (!existsSync(file)) return undefined;
  const { runtime } = parse(readFileSync(file, "utf8"));
  return runtime.name ?? runtime;
}

/** Those with tests of their own: two accounts need two key pairs, and @pulumi/kubernetes a plugin that is a download. */
const APART = ["kubernetes", "two-accounts"];

/** Names of the examples that are programs. */
export const exampleNames = readdirSync(EXAMPLES).filter(
  (name) => !APART.includes(name) && runtimeOf(join(EXAMPLES, name)) !== undefined,
);

/** Those that Node runs. */
export const nodeExamples = exampleNames.filter((name) => runtimeOf(join(EXAMPLES, name)) === "nodejs");

/** The commands of an example's README, as they stand there, without their comments. */
export const readmeCommands = (name: string): string[] =>
  [...readFileSync(join(EXAMPLES, name, "README.md"), "utf8").matchAll(/^ {4}(\S.*)$/gm)].map(([, line = ""]) =>
    line.replace(/\s+#.*$/, ""),
  );

/** The command of a README after which there is a stack. */
export const MAKES_STACK = /^pulumi stack (init|select)/;

/** Examples whose READMEs take a reader to a stack. The others belong to a pipeline, or to the first steps of the package's README. */
export const examplesToFollow = exampleNames.filter((name) =>
  readmeCommands(name).some((command) => MAKES_STACK.test(command)),
);
