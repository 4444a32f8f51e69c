import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { Project, type StackConfig } from "../support/project";
import type { EmulatorProcess } from "./emulator-process";
import type { Program } from "./program";
import type { Running } from "./small-engine";

const PROJECT = `name: chaos
runtime: {name: nodejs, options: {typescript: false}}
plugins:
  providers:
    - name: container-clouds
      path: node_modules/pulumi-container-clouds
`;

// Every resource may have had each of its names, in the component and outside.
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
class Part extends pulumi.ComponentResource {
  constructor(name) {
    super("chaos:index:Part", name);
    this.registerOutputs({});
  }
}
const part = new Part("part");
const places = [{ parent: undefined }, { parent: part }];
const hidden = (env) => env.map(({ name, value }) => ({ name, value: pulumi.secret(value) }));
const made = {};
for (const { name, type, inputs, parent, names, component, deleteBeforeReplace } of require("./program.json")) {
  const [module, kind] = type.split(":");
  const given = {};
  for (const [input, output] of Object.entries(parent?.inputs ?? {})) given[input] = made[parent.name][output];
  const containers = inputs.containers?.map((one) => ({ ...one, env: hidden(one.env) }));
  const args = { ...inputs, ...given, ...(containers && { containers }) };
  const own = component ? places[1] : places[0];
  const all = names.flatMap((name) => places.map((place) => ({ name, place })));
  const aliases = all.filter((one) => one.name !== name || one.place !== own);
  made[name] = new clouds[module][kind](name, args, {
    parent: own.parent,
    deleteBeforeReplace,
    aliases: aliases.map(({ name, place }) => ({ name, ...place })),
  });
}
`;

/** A project whose program is made from a file, and its stacks. */
export async function openProject({ url, credentials }: EmulatorProcess, stacks: readonly string[]): Promise<Project> {
  const project = new Project();
  project.link();
  project.write({
    "Pulumi.yaml": PROJECT,
    "package.json": '{"name":"chaos","main":"index.js"}',
    "index.js": PROGRAM,
  });
  const { tencent, baidu, ctyun } = credentials;
  Object.assign(project.env, {
    TENCENTCLOUD_SECRET_ID: tencent.secretId,
    TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
    BAIDUCLOUD_ACCESS_KEY: baidu.accessKeyId,
    BAIDUCLOUD_SECRET_KEY: baidu.secretAccessKey,
    CTYUN_AK: ctyun.accessKey,
    CTYUN_SK: ctyun.secretKey,
    TENCENTCLOUD_REGION: "gsqy",
    CTYUN_REGION_ID: "region-1",
    CONTAINER_CLOUDS_LOG: "debug",
  });
  const config: StackConfig = {
    "container-clouds:endpoint": url,
    "container-clouds:timeout": { request: "3s", total: "30s" },
    "container-clouds:retry": { base: "10ms", maxDelay: "100ms" },
    "container-clouds:rateLimit": "none",
  };
  for (const stack of stacks) {
    await project.ok("stack", "init", stack);
    appendFileSync(join(project.folder, `Pulumi.${stack}.yaml`), stringify({ config }));
  }
  return project;
}

/** Writes what the next run's program is. */
export function writeProgram(project: Project, kinds: Running["kinds"], { resources, aliases }: Program): void {
  const written = [...resources].map(([name, planned]) => {
    const kind = kinds[planned.kind];
    if (kind === undefined) throw new Error(`no kind ${planned.kind}`);
    const { type, parent, inputs } = kind;
    return {
      name,
      type,
      inputs: inputs(planned),
      parent: parent && { name: planned.parent, inputs: parent.inputs },
      names: [name, ...(aliases.get(name) ?? [])],
      component: planned.component === true,
      ...(planned.deleteFirst && { deleteBeforeReplace: true }),
    };
  });
  project.write({ "program.json": JSON.stringify(written) });
}

/** Where the backend keeps the state of a stack. */
export const stateFileOf = (project: Project, stack: string) =>
  join(dirname(project.stateFile("chaos")), `${stack}.json`);
