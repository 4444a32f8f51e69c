import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, MAKES_STACK, readmeCommands, runtimeOf } from "../support/examples";
import { HOME, jsonIn, lacking, run } from "./cli";
import { kinds, pushBuild } from "./examples";
import { leftBehind } from "./left-behind";
import { type Row, take } from "./table";

/** What a README leaves to the reader. */
const LEFT_OUT: readonly [RegExp, string][] = [
  [/\bvpc-\.{3}/, "vpc-1"],
  [/\bins-\.{3}/, "ins-00000001"],
  [/\bpulumi up$/, "pulumi up --yes"],
  [/(--secret \w+)$/, "$1 Sesame-0pen"],
];

/** Where the plugin is, as the package's README says for programs that it is to serve. */
const PLUGIN = "plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}\n";

/** Runs the commands of an example's README in an empty folder, then what takes it down; once in each delivery that it can have. */
export async function followReadme(name: string, tarball: string): Promise<Row> {
  const host = runtimeOf(join(EXAMPLES, name)) ?? "";
  const lack = lacking(host);
  if (lack !== undefined) return { example: name, host, commands: `skipped: ${lack}` };
  const commands = readmeCommands(name);
  const lives = (host === "nodejs" ? ["dynamic", "plugin"] : ["plugin"]).map((delivery) => [
    delivery,
    () => follow(name, delivery, commands, tarball),
  ]);
  return {
    example: name,
    host,
    commands: `${commands.length}`,
    ...(await take(`README ${name}`, Object.fromEntries(lives))),
  };
}

async function follow(name: string, delivery: string, commands: readonly string[], tarball: string): Promise<void> {
  const folder = join(HOME, "readmes", `${name}-${delivery}`);
  mkdirSync(join(folder, ".."), { recursive: true });
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  writeFileSync(join(folder, "kubeconfig"), "apiVersion: v1\nkind: Config\n");
  const project = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
  if (delivery === "plugin" && !/^plugins:/m.test(project))
    writeFileSync(join(folder, "Pulumi.yaml"), project + PLUGIN);
  const manifest = join(folder, "package.json");
  if (existsSync(manifest))
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace("^0.1.0", `file:${tarball}`));
  const shell = (command: string) => run(folder, "bash", "-c", command);
  let before: string[] = [];
  let url = "";
  try {
    for (const command of commands) {
      const filled = LEFT_OUT.reduce((text, [pattern, value]) => text.replace(pattern, value), command);
      await shell(filled.replace(/^(npm install.*) pulumi-container-clouds\b/, `$1 ${tarball}`));
      if (!MAKES_STACK.test(command)) continue;
      await shell("npx pulumi-container-clouds emulator --stack dev --lifecycle instant");
      await shell(`pulumi config set container-clouds:delivery ${delivery}`);
      url = jsonIn(await shell("pulumi config --json"))["container-clouds:endpoint"].value;
      if (name === "registry-release")
        await pushBuild((...args) => run(folder, "npx", "pulumi-container-clouds", ...args), url);
      before = await kinds(url);
    }
    const printed = await shell("pulumi preview --expect-no-changes && pulumi destroy --yes --skip-preview");
    const left = leftBehind(before, await kinds(url), printed);
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
    await shell("pulumi stack rm dev --yes");
  } finally {
    if (url !== "") await shell("npx pulumi-container-clouds emulator stop");
  }
}
