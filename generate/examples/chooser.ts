import { goOf } from "./go";
import { readProgram } from "./program";
import { pythonOf } from "./python";
import type { Shapes } from "./shapes";
import { yamlOf } from "./yaml";

/** An example in TypeScript, Python, Go and YAML, with the Pulumi registry's tabs. */
export function chooser(example: string, shapes: Shapes): string {
  const program = readProgram(example);
  const blocks = {
    typescript: typescriptOf(example),
    python: pythonOf(program, shapes),
    go: goOf(program, shapes),
    yaml: yamlOf(program),
  };
  const fences = Object.entries(blocks).map(([language, text]) => `\`\`\`${language}\n${text}\n\`\`\``);
  return `<!--Start PulumiCodeChooser -->\n${fences.join("\n")}\n<!--End PulumiCodeChooser -->`;
}

/** An example with its imports. */
export function typescriptOf(example: string): string {
  const pulumi = example.includes("pulumi.") ? 'import * as pulumi from "@pulumi/pulumi";\n' : "";
  return `${pulumi}import * as clouds from "pulumi-container-clouds";\n\n${example}`;
}
