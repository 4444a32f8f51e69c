import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSalt } from "../../engine/backend/passphrase";
import { resourceOf } from "../../provider/clouds";
import { check } from "../../provider/lifecycle/check";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project, type StackConfig } from "../support/project";

const PAGE = readFileSync(resolve(__dirname, "../../docs/wrong-turns.md"), "utf8");
const DRIVER = resolve(__dirname, "../support/wrong-turns.cjs");
const ENGINE = [process.execPath, resolve(__dirname, "../../bin/container-clouds.js"), "engine"] as const;

/** A row of the page: its cells, without the code marks around whole ones. */
const rows = PAGE.split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (---|folder|type)/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));
/** Rows about inputs name a resource's type where the others say what the folder is. */
const isInputs = ([first = ""]: string[]) => /^[a-z]+:[A-Z]\w+$/.test(first);
const commands = rows.filter((cells) => !isInputs(cells)) as [given: string, command: string, line: string][];
const inputs = rows.filter(isInputs) as [type: string, inputs: string, line: string][];

let cloud: TestEmulator;
/** Refuses the call of doctor for TKE. */
let denying: TestEmulator;
const projects: Project[] = [];
const empty = realpathSync(mkdtempSync(join(tmpdir(), "empty-")));
const html = createServer((_request, response) => response.end("<html>welcome</html>"));

beforeAll(async () => {
  cloud = await startEmulator();
  denying = await startEmulator();
  await denying.fault({ action: "DescribeClusters", error: { code: "UnauthorizedOperation.CamNoAuth" } });
  html.listen(0, "127.0.0.1");
  await once(html, "listening");
});
afterAll(async () => {
  for (const project of projects) project[Symbol.dispose]();
  rmSync(empty, { recursive: true });
  html.close();
  await Promise.all([cloud.close(), denying.close()]);
});

/** Runs command lines in one process. */
async function run(list: readonly object[]): Promise<{ status: number; printed: string }[]> {
  const child = spawn(process.execPath, [DRIVER], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(list));
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await once(child, "close");
  return JSON.parse(printed) as { status: number; printed: string }[];
}

const PROJECT = "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n";

/** What was run before, where that matters. */
const BEFORE: Record<string, string> = {
  "project, its namespace `team` is to be replaced by one of the same name": "engine up --yes --skip-preview",
};

/** A program of one namespace. */
function withProgram(project: Project): void {
  project.link();
  project.write({
    "index.js": `const { tcr } = require("pulumi-container-clouds"); new tcr.Namespace("team", { name: "team" });`,
  });
}

/** What a row's folder is; each gets a project and a backend of its own. */
const GIVEN: Record<string, (project: Project, config: StackConfig) => unknown> = {
  project: () => undefined,
  "project, its runtime is `python`": (project) => project.write({ "Pulumi.yaml": "name: shop\nruntime: python\n" }),
  "project, its `Pulumi.yaml` is not YAML": (project) => project.write({ "Pulumi.yaml": "name: [shop\n" }),
  "project, its program is missing": (project) => rmSync(join(project.folder, "index.js")),
  "project, its state is cut": (project) => writeFileSync(project.stateFile("shop"), '{"version": 3, "checkp'),
  "project, its state folder cannot be written": (project) =>
    writeFileSync(join(project.home, "state/.pulumi/locks"), "in the way"),
  "project, locked by another run": (project) => {
    const locks = join(project.home, "state/.pulumi/locks/organization/shop/dev");
    mkdirSync(locks, { recursive: true });
    writeFileSync(join(locks, "other.json"), JSON.stringify({ pid: 1, username: "other", hostname: "elsewhere" }));
  },
  "project, it requires `size`": (project) =>
    project.write({ "Pulumi.yaml": `${PROJECT}config: { size: { type: integer } }\n` }),
  "project, a secret is damaged": (_project, config) => {
    config["container-clouds:tencent"] = { secretKey: { secure: `v1:${"A".repeat(16)}:${"B".repeat(40)}` } };
  },
  "project, without a key": (_project, config) => {
    config["container-clouds:tencent"] = { region: "gsqy" };
  },
  "project, without a region": (_project, config) => {
    config["container-clouds:tencent"] = { ...cloud.credentials.tencent };
  },
  "project, with a misspelt setting": (_project, config) => {
    config["container-clouds:tencnt"] = {};
  },
  "project, with a region that was set without `--path`": (_project, config) => {
    config["container-clouds:tencent.region"] = "gsqy";
  },
  "project, with a timeout of `5`": (_project, config) => {
    config["container-clouds:tencent"] = { ...cloud.credentials.tencent, region: "gsqy", timeout: 5 };
  },
  "project, with a rate limit of a mistyped action": (_project, config) => {
    const rateLimit = { actions: { DescribeClusterz: 1 } };
    config["container-clouds:tencent"] = { ...cloud.credentials.tencent, region: "gsqy", rateLimit };
  },
  "project, with a program whose keys are not encrypted": withProgram,
  "project, its namespace `team` is to be replaced by one of the same name": withProgram,
  "project, with an endpoint of plain HTTP": (_project, config) => {
    config["container-clouds:endpoint"] = "http://clouds.example.com";
  },
  "project, with a wrong secret key": (_project, config) => {
    config["container-clouds:tencent"] = { ...cloud.credentials.tencent, region: "gsqy", secretKey: "wrong-hunter2" };
  },
  "project, with a key that may not do it": (_project, config) => {
    Object.assign(config, configOf(denying));
  },
  "project, with an endpoint where nothing listens": (_project, config) => {
    config["container-clouds:endpoint"] = "http://127.0.0.1:1";
    config["container-clouds:retry"] = { maxAttempts: 1 };
  },
  "project, with a service that answers in HTML": (_project, config) => {
    config["container-clouds:endpoint"] = `http://127.0.0.1:${(html.address() as AddressInfo).port}`;
    config["container-clouds:retry"] = { maxAttempts: 1 };
  },
};

/** A project whose stack was made by hand: the commands themselves take most of the time as it is. */
function projectFor(given: string): Project {
  const project = new Project(ENGINE);
  projects.push(project);
  project.write({ "Pulumi.yaml": PROJECT, "package.json": "{}", "index.js": "" });
  const config = configOf(cloud);
  const stacks = join(project.home, "state/.pulumi/stacks/shop");
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(project.home, "state/.pulumi/meta.yaml"), "version: 1\n");
  writeFileSync(
    project.stateFile("shop"),
    JSON.stringify({
      version: 3,
      checkpoint: { stack: "organization/shop/dev", latest: { manifest: {}, metadata: {} } },
    }),
  );
  GIVEN[given]?.(project, config);
  writeFileSync(join(project.folder, "Pulumi.dev.yaml"), JSON.stringify({ config, encryptionsalt: SALT }));
  return project;
}

const SALT = createSalt("pass");

/** A line of the page as a pattern: `…` is anything. */
const pattern = (line: string) =>
  new RegExp(
    `^${line
      .split("…")
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join(".*")}$`,
    "m",
  );

test("the page has fifty wrong turns and more", () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(commands.filter(([given]) => given !== "empty" && !(given in GIVEN))).toEqual([]);
});

test("each command ends in its line: no trace, no secret, a status that is not 0 unless it is a warning", async () => {
  const list = [];
  for (const [given, marked] of commands) {
    const project = given === "empty" ? undefined : projectFor(given);
    const words = marked.slice(1, -1).split(" ");
    const start = words.indexOf("container-clouds");
    const set = words.slice(0, start).filter((word) => word.includes("="));
    const unset = words.slice(0, start).filter((_word, at, all) => all[at - 1] === "-u");
    const env = {
      PULUMI_STACK: "dev",
      NO_COLOR: "1",
      TMPDIR: empty,
      ...(project?.env ?? { PULUMI_BACKEND_URL: `file://${empty}`, PULUMI_CONFIG_PASSPHRASE: "pass" }),
      // The page says what the stand-in engine prints, so no Pulumi CLI may be found.
      PATH: "",
      ...Object.fromEntries(set.map((word) => word.split(/=(.*)/s).slice(0, 2))),
    };
    const before = BEFORE[given]?.split(" ");
    list.push({ before, args: words.slice(start + 1), cwd: project?.folder ?? empty, env, unset });
  }
  const outcomes = await run(list);
  const wrong = commands.flatMap(([given, command, line], index) => {
    const { status, printed } = outcomes[index] ?? { status: 0, printed: "" };
    const clean = !/\n\s+at .*:\d+:\d+/.test(printed) && !printed.includes("hunter2");
    const isStatusRight = (status === 0) === line.includes("warning: ");
    return pattern(line).test(printed) && isStatusRight && clean ? [] : [{ given, command, line, status, printed }];
  });
  expect(wrong).toEqual([]);
  // No emulator was left running.
  expect(globSync("container-clouds-emulators-*/*.json", { cwd: empty })).toEqual([]);
});

test.each(inputs)("%s %s is refused by its line", async (type, marked, line) => {
  const given: unknown = runInNewContext(`(${marked.slice(1, -1)})`);
  const failures = check(await resourceOf(type), given as Record<string, unknown>);
  const lines = failures.map(({ property, reason }) => `${property}: ${reason}`);
  expect(
    lines.filter((one) => pattern(line).test(one)),
    lines.join("\n"),
  ).not.toEqual([]);
});
