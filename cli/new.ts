import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseDocument } from "yaml";
import { folderOfInstallation, installedPath } from "../files/installed-path";
import { makeFolder } from "../files/make-folder";
import { packageManagerOf } from "../files/package-manager";
import { readNames } from "../files/read-file";
import { reasonOf, replaceFile } from "../files/replace-file";
import { nearest } from "../words/nearest";
import { MANIFEST, type Manifest, readManifest } from "./manifest";
import { ownSource } from "./own-source";
import { PACKAGE } from "./package-folder";

const TEMPLATES = join(PACKAGE, "templates");

/** Names of the templates. */
export const templateNames = ["typescript", "javascript", "python", "go", "yaml"] as const;

/** npm does not pack a `.gitignore`. The templates have this one for `pulumi new` from the repository. */
const GITIGNORE = [
  "# Packages, generated SDKs and builds",
  ...["node_modules/", "sdks/", "bin/", "venv/", "__pycache__/"],
  "# State, when the backend is this folder",
  ".pulumi/\n",
].join("\n");

/**
 * Makes a project from a template, like `pulumi new FOLDER`, without a stack.
 * @param folder may contain a package.json with this package in it, but none of the template's other files
 * @returns the exit code
 * @throws Error if there is no such template, a file already exists, or one cannot be read or written; the folder is then unchanged
 */
export function newProject(template: string, folder: string): number {
  if (!templateNames.some((name) => name === template))
    throw new Error(`there is no template "${template}"; ${nearest(template, templateNames)}`);
  const target = resolve(folder);
  const plugin = pluginOf(target);
  const files = readTemplate(template, projectName(basename(target)), plugin);
  const present = readNames(target);
  const inTheWay = Object.keys(files).filter((name) => name !== MANIFEST && present.includes(name));
  if (inTheWay.length > 0) throw new Error(`${target} has ${inTheWay.join(", ")} already; name another folder`);
  const { [MANIFEST]: manifest = "{}", ...others } = files;
  const merged = mergedManifest(JSON.parse(manifest) as Manifest, target);
  makeProjectFolder(target);
  writeAll(target, others, `${JSON.stringify(merged, null, 2)}\n`);
  console.log(nextSteps(template, target, plugin));
  return 0;
}

function makeProjectFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    const reason = reasonOf(cause as NodeJS.ErrnoException);
    throw new Error(`cannot create the folder ${folder}: ${reason}; name another folder`, { cause });
  }
}

/** Writes the manifest last, because it may be the user's own and must change only if everything else is written. */
function writeAll(folder: string, files: Readonly<Record<string, string>>, manifest: string): void {
  const paths = Object.keys(files).map((name) => join(folder, name));
  try {
    for (const [name, text] of Object.entries(files)) replaceFile(join(folder, name), text);
    replaceFile(join(folder, MANIFEST), manifest);
  } catch (error) {
    for (const path of paths) rmSync(path, { force: true });
    throw error;
  }
}

/** The template's files by name, with the project's name and the plugin's path. */
function readTemplate(template: string, project: string, plugin: string): Record<string, string> {
  const folder = join(TEMPLATES, template);
  const texts = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const filled = text.replaceAll("$" + "{PROJECT}", project).replaceAll("$" + "{DESCRIPTION}", "Container clouds");
    return [name, name === "Pulumi.yaml" ? projectFile(filled, plugin) : filled];
  });
  return { ".gitignore": GITIGNORE, ...Object.fromEntries(texts) };
}

/**
 * Turns a template's `Pulumi.yaml` into a project's: removes what only `pulumi new` reads. A YAML project gets the plugin's path; in the
 * template, the path would stop `pulumi new`, which looks for it before anything is installed.
 */
function projectFile(text: string, path: string): string {
  const document = parseDocument(text);
  document.delete("template");
  const providers = [{ name: "container-clouds", path }];
  if (document.get("runtime") === "yaml") document.set("plugins", document.createNode({ providers }));
  return document.toString({ lineWidth: 0 });
}

/** Path of the plugin from a project's folder. Of the folders above it, npm installs only into the root of a workspace. */
function pluginOf(target: string): string {
  const root = folderOfInstallation(target);
  const isAbove = root !== undefined && root !== target && readManifest(root).workspaces !== undefined;
  return installedPath(target, isAbove ? root : target);
}

/** A folder's name in a form that Pulumi and npm accept. */
const projectName = (name: string) =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter(Boolean)
    .join("-") || "clouds";

/** Merges the template's manifest with the packages already installed in the folder, and with the source of this package. */
function mergedManifest(manifest: Manifest, target: string): Manifest {
  const present = readManifest(target);
  return {
    ...manifest,
    ...present,
    dependencies: {
      ...manifest.dependencies,
      ...present.dependencies,
      "pulumi-container-clouds": ownSource(target),
    },
    ...(manifest.devDependencies && {
      devDependencies: { ...manifest.devDependencies, ...present.devDependencies },
    }),
  };
}

function nextSteps(template: string, target: string, plugin: string): string {
  const folder = relative(process.cwd(), target);
  const { install, run } = packageManagerOf(target);
  const needsSdk = template === "python" || template === "go";
  const inNode = template === "typescript" || template === "javascript";
  return [
    "Created. Next:",
    ...(folder === "" ? [] : [`  cd ${quoted(folder)}`]),
    `  ${install}`,
    ...(needsSdk ? [`  pulumi package add ${plugin.startsWith(".") ? plugin : `./${plugin}`}`] : []),
    `  ${run} pulumi-container-clouds emulator --stack dev    # emulated clouds, and a stack that points at them`,
    inNode
      ? `  pulumi up    # without the Pulumi CLI: ${run} pulumi-container-clouds engine up`
      : "  pulumi up    # needs the Pulumi CLI: the stand-in engine runs TypeScript and JavaScript",
  ].join("\n");
}

/** A path, quoted for a shell if necessary. */
const quoted = (path: string): string => (/^[\w./~@%+=:-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
