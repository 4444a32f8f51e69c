import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, operationsAgainst, titleOf } from "../support/every-kind";
import { configOf } from "../support/project";
import { HOME, has, jsonIn, linkInstalled, outcome, run } from "./cli";
import { FAILED, type Row, take } from "./table";

const BIN = "node_modules/pulumi-container-clouds/bin/container-clouds.js";

/** A resource in the cloud, and the inputs that made it. */
interface Made {
  title: string;
  type: string;
  /** Name in the program, and of the file of generated code. */
  name: string;
  id: string;
  inputs: Record<string, unknown>;
}

/** Makes one of each kind that has an ID to import by. */
async function makeEach(cloud: TestEmulator): Promise<Made[]> {
  const world = operationsAgainst(cloud);
  const made: Made[] = [];
  for (const [i, program] of everyKind.filter(({ unreadable }) => !unreadable).entries()) {
    const inputs = { ...program.inputs, ...(await program.before?.(world)) };
    const { id } = await world.make(program.type, inputs);
    const name = `${program.type.replace(/\W/g, "").toLowerCase()}${i}`;
    made.push({ title: titleOf(program), type: program.type, name, id, inputs });
  }
  return made;
}

/** A project whose stack points at the emulator, through the plugin. */
async function project(name: string, installed: string, cloud: TestEmulator, settings: object): Promise<string> {
  const folder = join(HOME, "imports", name);
  await linkInstalled(installed, folder);
  const plugins = { providers: [{ name: "container-clouds", path: "node_modules/pulumi-container-clouds" }] };
  writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: `import-${name}`, plugins, ...settings }));
  writeFileSync(join(folder, "index.ts"), "");
  await run(folder, "pulumi", "stack", "init", "dev");
  const config = { ...configOf(cloud), "container-clouds:delivery": "plugin" };
  const text = readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), `${text.trimEnd()}\n${stringify({ config })}`);
  return folder;
}

/**
 * Imports one of each kind into TypeScript, Python and YAML projects, and asks of each whether the code that Pulumi writes
 * compiles, and whether that and the program that made the resource show no change. The cloud returns them as it may what other
 * tools made: lists and fields in other orders, and fields that no document has.
 * @returns rows by kind, then what became of the whole account by `container-clouds import`
 */
export async function importEveryKind(installed: string): Promise<{ kinds: Row[]; bulk: Row[] }> {
  const cloud = await startEmulator({ personality: "real-cloud" });
  try {
    const made = await makeEach(cloud);
    const rows = new Map<string, Row>(made.map(({ name, title }) => [name, { kind: title }]));
    const mark = (column: string, bad: (made: Made) => string | boolean | undefined) => {
      for (const one of made) {
        const said = bad(one);
        (rows.get(one.name) as Row)[column] =
          said === undefined || said === false ? "ok" : `${FAILED} ${said === true ? "" : said}`.trim();
      }
    };
    await inTypeScript(installed, cloud, made, mark);
    if (has("pulumi-language-python")) await inPython(installed, cloud, made, mark);
    if (has("pulumi-language-yaml")) await inYaml(installed, cloud, made, mark);
    return { kinds: [...rows.values()], bulk: await inBulk(installed, cloud) };
  } finally {
    await cloud.close();
  }
}

type Mark = (column: string, bad: (made: Made) => string | boolean | undefined) => void;

async function inTypeScript(installed: string, cloud: TestEmulator, made: readonly Made[], mark: Mark): Promise<void> {
  const folder = await project("typescript", installed, cloud, { runtime: "nodejs", main: "index.ts" });
  mkdirSync(join(folder, "code"));
  const failed = new Map<string, string>();
  for (const { type, name, id } of made) {
    const args = [`container-clouds:${type}`, name, id, "--out", `code/${name}.ts`, "--protect=false"];
    const { status, printed } = await outcome(folder, "pulumi", "import", ...args, "--yes", "--skip-preview");
    if (status !== 0) failed.set(name, "refused");
    else if (/bug in the provider/.test(printed)) failed.set(name, "blamed");
  }
  mark("import", ({ name }) => failed.get(name));

  const code = (name: string) => join(folder, "code", `${name}.ts`);
  for (const { name } of made) {
    if (failed.get(name) === "refused") continue;
    const text = readFileSync(code(name), "utf8");
    writeFileSync(code(name), text.replace("pulumi-container-clouds-sdk", "pulumi-container-clouds"));
  }
  const names = readdirSync(join(folder, "code"));
  await run(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", "typescript@5", "@types/node");
  const flags = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "commonjs",
    "--moduleResolution",
    "node10",
    "--target",
    "es2022",
  ];
  const compiled = await outcome(folder, "npx", "tsc", ...flags, ...names.map((name) => `code/${name}`));
  mark("TypeScript", ({ name }) => compiled.printed.includes(`code/${name}.ts`));

  writeFileSync(join(folder, "index.ts"), names.map((name) => `import "./code/${name.slice(0, -3)}";\n`).join(""));
  mark("its code", await changesIn(folder));

  writeFileSync(join(folder, "made.json"), JSON.stringify(made));
  const program = `import * as clouds from "pulumi-container-clouds";
for (const { type, name, inputs } of require("./made.json")) {
  const [module, kind] = type.split(":");
  const classes = clouds[module as keyof typeof clouds] as unknown as Record<string, new (name: string, inputs: object) => object>;
  new classes[kind](name, inputs);
}
`;
  writeFileSync(join(folder, "index.ts"), program);
  mark("its maker", await changesIn(folder));
}

/** What a preview would do to a resource; `undefined` when nothing. It lists no resource that stays as it is. */
async function changesIn(folder: string): Promise<(made: Made) => string | undefined> {
  const { status, printed } = await outcome(folder, "pulumi", "preview", "--json");
  if (!/^\{/m.test(printed)) return () => "no preview";
  const { steps = [], diagnostics = [] } = jsonIn(printed) as Preview;
  return ({ name }) => {
    const isOf = ({ urn }: { urn?: string }) => urn?.endsWith(`::${name}`);
    if (diagnostics.some((each) => each.severity === "error" && isOf(each))) return "refused";
    if (status !== 0) return "no preview";
    return steps.find((step) => isOf(step) && step.op !== "same")?.op;
  };
}

/** What `pulumi preview --json` prints. */
interface Preview {
  steps?: { op: string; urn: string }[];
  diagnostics?: { urn?: string; severity: string }[];
}

/** The same resources from one file, into Python. */
async function inPython(installed: string, cloud: TestEmulator, made: readonly Made[], mark: Mark): Promise<void> {
  const runtime = { name: "python", options: { toolchain: "pip", virtualenv: "venv" } };
  const folder = await project("python", installed, cloud, { runtime });
  writeFileSync(join(folder, "requirements.txt"), "pulumi>=3.260.0,<4.0.0\n");
  writeFileSync(join(folder, "__main__.py"), "");
  await run(folder, "pulumi", "package", "add", "./node_modules/pulumi-container-clouds");
  mark("Python", await importAll(folder, made, "__main__.py"));
  mark("Python's code", await changesIn(folder));
}

/** The same resources into YAML. */
async function inYaml(installed: string, cloud: TestEmulator, made: readonly Made[], mark: Mark): Promise<void> {
  const folder = await project("yaml", installed, cloud, { runtime: "yaml" });
  mark("YAML", await importAll(folder, made, "code.yaml"));
  appendFileSync(join(folder, "Pulumi.yaml"), readFileSync(join(folder, "code.yaml"), "utf8"));
  mark("YAML's code", await changesIn(folder));
}

/** Imports all resources from one list, and has the code written to a file. */
async function importAll(folder: string, made: readonly Made[], out: string): Promise<() => string | undefined> {
  const resources = made.map(({ type, name, id }) => ({ type: `container-clouds:${type}`, name, id }));
  writeFileSync(join(folder, "resources.json"), JSON.stringify({ resources }));
  const flags = ["--out", out, "--protect=false", "--yes", "--skip-preview"];
  const { status } = await outcome(folder, "pulumi", "import", "--file", "resources.json", ...flags);
  return () => (status === 0 ? undefined : "refused");
}

/** The whole account, as `container-clouds import` lists it. */
async function inBulk(installed: string, cloud: TestEmulator): Promise<Row[]> {
  const folder = await project("bulk", installed, cloud, { runtime: "nodejs", main: "index.ts" });
  let count = 0;
  const row = await take("bulk", {
    list: async () => {
      const list = await run(folder, "sh", "-c", `node ${BIN} import --stack dev > resources.json`);
      count = JSON.parse(readFileSync(join(folder, "resources.json"), "utf8")).resources.length;
      return list.includes("error") ? FAILED : `${count}`;
    },
    import: async () => {
      const flags = ["--out", "index.ts", "--protect=false", "--yes", "--skip-preview"];
      const printed = await run(folder, "pulumi", "import", "--file", "resources.json", ...flags);
      const blamed = printed.match(/bug in the provider/g)?.length ?? 0;
      if (blamed > 0) throw new Error(`${blamed} blamed`);
    },
    TypeScript: async () => {
      const text = readFileSync(join(folder, "index.ts"), "utf8");
      writeFileSync(
        join(folder, "index.ts"),
        text.replaceAll("pulumi-container-clouds-sdk", "pulumi-container-clouds"),
      );
    },
    "its code": async () => void (await run(folder, "pulumi", "preview", "--expect-no-changes")),
  });
  return [row];
}
