import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { runtimeOf } from "../support/examples";
import { HOME, lacking, linkInstalled, run } from "./cli";
import { live } from "./examples";
import { FAILED, type Row } from "./table";

/** Makes a project of a template, in both ways that are documented, and takes it through its life. */
export async function runTemplate(name: string, installed: string): Promise<Row> {
  const folder = join(HOME, "templates", name);
  await linkInstalled(installed, folder);
  await run(folder, "npx", "pulumi-container-clouds", "new", name);
  const host = runtimeOf(folder) ?? "";
  const lack = lacking(host);
  if (lack !== undefined) return { template: name, host, preview: `skipped: ${lack}` };
  const byPulumi = await madeByPulumi(name, installed, filesOf(folder));
  await run(folder, "npm", "install", "--no-audit", "--no-fund");
  return { template: name, host, "pulumi new": byPulumi, ...(await live(`template ${name}`, folder, host)) };
}

/** Makes the project with `pulumi new FOLDER`, too: it must be the same. */
async function madeByPulumi(name: string, installed: string, made: Record<string, unknown>): Promise<string> {
  const folder = join(HOME, "pulumi-new", name);
  const template = join(installed, "node_modules/pulumi-container-clouds/templates", name);
  const args = ["--dir", folder, "--name", name, "--description", "Container clouds", "--yes", "--generate-only"];
  await run(HOME, "pulumi", "new", template, ...args);
  const files = filesOf(folder);
  const names = [...new Set([...Object.keys(made), ...Object.keys(files)])];
  const differing = names.filter((file) => !isDeepStrictEqual(made[file], files[file]));
  if (differing.length === 0) return "ok";
  console.error(`template ${name}: pulumi new makes another ${differing.join(", ")}`);
  return FAILED;
}

/** What a project's files say, by name: without what npm writes, and the list for git, which npm does not pack. */
function filesOf(folder: string): Record<string, unknown> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  const own = names.filter((name) => !/^package|^\.gitignore$/.test(name));
  return Object.fromEntries(
    own.map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return [name, name === "Pulumi.yaml" ? withoutAdded(parse(text)) : text];
    }),
  );
}

/** A project file without what one of the two adds: where the template was, what installs packages, and where the plugin is. */
const withoutAdded = ({ config, runtime, plugins, ...own }: Record<string, unknown>) => own;
