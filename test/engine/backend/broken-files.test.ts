import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { FileBackend } from "../../../engine/backend/file-backend";
import { CommandLine } from "../../support/command-line";

const ALIASES = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
for (const [name, before] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg"]) {
  ALIASES.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(",")}]`);
}
const BOMB = `name: rec\nruntime: nodejs\n${ALIASES.join("\n")}\n`;

/** What a command prints that must fail: one line, without a trace. */
async function refusal(line: CommandLine, args: string[], stdin = ""): Promise<string> {
  const { status, stderr, stdout } = await line.run(args, stdin);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
  return stderr;
}

describe("a state that is none", () => {
  test.each([
    ["null", "dev.json holds null instead of a state; dev.json.bak holds the state before it"],
    ["5", "dev.json holds a number instead of a state"],
    ["[]", "dev.json holds a list instead of a state"],
    ['{"version":3}', "dev.json is not a whole state: checkpoint: is required"],
    ['{"version":3,"checkpoint":null}', "dev.json is not a whole state: checkpoint: must be an object, not null"],
    ['{"version":3,"checkpoint":{"latest":{"resources":[null]}}}', "checkpoint.latest.resources.0: "],
    ['{"version":3,"checkpoint":{"latest":{"resources":[{"urn":5}]}}}', "checkpoint.latest.resources.0.urn: "],
    ["", "dev.json is not JSON"],
  ])("%s", async (text, message) => {
    using line = new CommandLine();
    await line.ok("stack", "init", "dev");
    fs.writeFileSync(line.state("stacks/rec/dev.json"), text);
    for (const command of [
      ["stack", "export"],
      ["destroy", "--yes"],
      ["stack", "rm", "--yes"],
    ])
      expect(await refusal(line, [...command, "--stack", "dev"])).toContain(message);
    expect(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8")).toBe(text);
  });

  test.each([{}, { manifest: {} }, { manifest: { time: "yesterday" } }, { manifest: null, resources: null }])(
    "a state that does not say when it was saved is shown without that: %j",
    async (latest) => {
      using line = new CommandLine();
      await line.ok("stack", "init", "dev");
      fs.writeFileSync(line.state("stacks/rec/dev.json"), JSON.stringify({ version: 3, checkpoint: { latest } }));
      expect(await line.ok("stack", "--stack", "dev")).toContain("Last updated: at an unknown time\n");
      expect(await line.ok("stack", "ls")).toContain("n/a");
      expect(await line.ok("stack", "ls", "--json")).not.toContain("lastUpdate");
    },
  );

  test.each(["null", '{"version":3}', '{"version":3,"deployment":5}'])("%s is not imported", async (text) => {
    using line = new CommandLine();
    await line.ok("stack", "init", "dev");
    const before = fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8");
    await refusal(line, ["stack", "import", "--stack", "dev"], text);
    expect(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8")).toBe(before);
  });

  test("a state cut at any byte is refused, never taken for less", () => {
    using line = new CommandLine();
    line.useRecordedBackend();
    const folder = line.state("..");
    const backend = new FileBackend({ url: `file://${folder}`, folder });
    const file = line.state("stacks/rec/dev.json");
    const whole = fs.readFileSync(file);
    for (let end = 0; end < whole.length - 1; end++) {
      fs.writeFileSync(file, whole.subarray(0, end));
      expect(() => backend.load({ project: "rec", stack: "dev" }), `${end} bytes`).toThrow(
        /is not JSON.*dev\.json\.bak holds the state before it$/,
      );
    }
  });
});

test("a state whose resources are null has none, as in the CLI", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  const nulls = { resources: null, pending_operations: null };
  fs.writeFileSync(line.state("stacks/rec/dev.json"), JSON.stringify({ version: 3, checkpoint: { latest: nulls } }));
  await line.ok("destroy", "--yes", "--stack", "dev");
});

test("settings that are no map are one line, and null is none", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  line.write("Pulumi.dev.yaml", "[]\n");
  expect(await refusal(line, ["config", "--stack", "dev"])).toContain('expected a map with "config"');
  line.write("Pulumi.dev.yaml", "null\n");
  await line.ok("config", "set", "a", "b", "--stack", "dev");
  line.write("Pulumi.yaml", "name: rec\n");
  const { stderr } = await line.run(["config"]);
  expect(stderr).toContain("runtime: must be a language such as nodejs, or its name and options");
});

test.each(["null", "5", "[]", '{"stacks":5}', '{"stack":{}}', '{"stacks":{"file://x":null}}', "{"])(
  "a workspace file with %s is one line",
  async (text) => {
    using line = new CommandLine();
    await line.ok("stack", "init", "dev");
    const folder = path.join(line.home, ".pulumi/workspaces");
    const [name = ""] = fs.readdirSync(folder);
    fs.writeFileSync(path.join(folder, name), text);
    expect(await refusal(line, ["stack", "export"])).toContain(name);
    expect(await refusal(line, ["stack", "select", "dev"])).toContain(name);
  },
);

test.each(["null", "5", '{"current":5}', "{"])("a file of logins with %s is one line", async (text) => {
  using line = new CommandLine();
  fs.mkdirSync(path.join(line.home, ".pulumi"));
  fs.writeFileSync(path.join(line.home, ".pulumi/credentials.json"), text);
  const { status, stderr } = await line.run(["stack", "ls"], "", { PULUMI_BACKEND_URL: "" });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: [^\n]*credentials\.json: [^\n]+\n$/)]);
});

test.each(["null", "5", '"x"', "{"])("a lock with %s still locks", async (text) => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  fs.mkdirSync(line.state("locks/organization/rec/dev"), { recursive: true });
  fs.writeFileSync(line.state("locks/organization/rec/dev/other.json"), text);
  const { status, stderr } = await line.run(["destroy", "--yes", "--stack", "dev"]);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(
    /^error: the stack is currently locked by 1 lock\(s\)\. .*\n .*other\.json: created by \?@\? \(pid 0\) at \?\n$/,
  );
});

test("a lock that another user wrote adds no line of its own, and nothing that a terminal acts on", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  fs.mkdirSync(line.state("locks/organization/rec/dev"), { recursive: true });
  const holder = { pid: 1, username: "\u001b]0;x\u0007eve\nerror: fake", hostname: "h\u202e", timestamp: "now\r" };
  fs.writeFileSync(line.state("locks/organization/rec/dev/other.json"), JSON.stringify(holder));
  const { stderr } = await line.run(["destroy", "--yes", "--stack", "dev"]);
  expect(stderr).toMatch(/\n {2}file:.*created by {1,2}\]0;x eve error: fake@h {2}\(pid 1\) at now \n$/);
  expect(stderr.split("\n")).toHaveLength(3);
});

test("an error that quotes the state shows nothing that a terminal acts on", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  const urn = "urn:pulumi:other::rec::a:b:C::\u001b[2Jx\u202e";
  const deployment = { resources: [{ urn, type: "a:b:C" }] };
  const said = await refusal(line, ["stack", "import", "--stack", "dev"], JSON.stringify({ version: 3, deployment }));
  expect(said).toContain("a:b:C:: [2Jx ' belongs to another stack");
});

test("settings with an alias inside its own anchor are one line", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  line.write("Pulumi.dev.yaml", 'config:\n  "rec:a": &a { x: *a }\n');
  expect(await refusal(line, ["config", "--stack", "dev"])).toContain("dev.yaml: an alias stands for what contains it");
});

test("a bomb of aliases in a project, or in a stack's settings, is one line", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  line.write("Pulumi.dev.yaml", BOMB);
  expect(await refusal(line, ["config", "--stack", "dev"])).toContain("could not load");
  line.write("Pulumi.yaml", BOMB);
  expect(await refusal(line, ["stack", "ls"])).toContain("Excessive alias count");
});

test.each([
  [`a: ${"[".repeat(20_000)}`, "it is nested too deep"],
  ["name: rec\nruntime: nodejs\n---\nname: b\n", "it has several documents; keep the first"],
])("a project that the library cannot read is reported in plain words", async (text, reason) => {
  using line = new CommandLine();
  line.write("Pulumi.yaml", text);
  const said = await refusal(line, ["stack", "ls"]);
  expect(said).toContain(reason);
  expect(said).not.toMatch(/call stack|YAML\./);
});

test("a project and an import in UTF-16, as PowerShell writes them, are read", async () => {
  using line = new CommandLine();
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
  line.write("Pulumi.yaml", "");
  fs.writeFileSync(path.join(line.folder, "Pulumi.yaml"), utf16("name: rec\r\nruntime: nodejs\r\n"));
  await line.ok("stack", "init", "dev");
  const state = await line.ok("stack", "export", "--stack", "dev");
  fs.writeFileSync(path.join(line.folder, "state.json"), utf16(state));
  await line.ok("stack", "import", "--stack", "dev", "--file", "state.json");
});

describe("a file of the CLI's own folder that is none", () => {
  test.each([
    ["null", "must be an object, not null; correct or remove it"],
    ["[]", "must be an object, not a list; correct or remove it"],
    ['"\u001b[2Jpul-secret', "it is not JSON ("],
    ["pul-secret\u001b", "it is not JSON (Unexpected token 'p'); correct or remove it"],
  ])("%j", async (text, reason) => {
    using line = new CommandLine();
    await line.ok("stack", "init", "dev");
    await line.ok("stack", "select", "dev");
    const folder = path.join(line.home, ".pulumi", "workspaces");
    for (const name of fs.readdirSync(folder)) fs.writeFileSync(path.join(folder, name), text);
    const said = await refusal(line, ["stack", "export"]);
    expect(said).toContain(reason);
    expect(said).not.toContain("pul-secret");
  });
});
