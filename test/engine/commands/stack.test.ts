import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { CommandLine } from "../../support/command-line";

test("a stack is created, selected, listed, and removed", async () => {
  using line = new CommandLine();
  expect(await line.ok("stack", "init", "dev")).toBe("Created stack 'dev'\n");
  expect(line.read("Pulumi.dev.yaml")).toMatch(/^encryptionsalt: v1:\S+\n$/);
  expect(JSON.parse(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8"))).toEqual({
    version: 3,
    checkpoint: {
      stack: "organization/rec/dev",
      latest: {
        manifest: { time: expect.any(String), magic: "", version: "" },
        secrets_providers: { type: "passphrase", state: { salt: expect.stringMatching(/^v1:/) } },
        metadata: {},
      },
    },
  });
  await line.ok("stack", "init", "prod", "--no-select");
  expect(await line.ok("stack", "--show-name")).toBe("dev\n");
  expect(JSON.parse(await line.ok("stack", "ls", "--json"))).toMatchObject([
    { name: "dev", current: true, resourceCount: 0 },
    { name: "prod", current: false, resourceCount: 0 },
  ]);
  expect(await line.ok("stack", "ls")).toMatch(/^NAME +LAST UPDATE +RESOURCE COUNT\ndev\* .*\nprod {2}.*0\n$/);
  await line.ok("stack", "select", "organization/rec/prod");
  expect(await line.ok("stack", "--show-name", "-Q")).toBe("organization/rec/prod\n");
  expect(await line.ok("stack", "rm", "--yes")).toBe("Stack 'prod' has been removed!\n");
  expect(fs.existsSync(`${line.folder}/Pulumi.prod.yaml`)).toBe(false);
  expect((await line.run(["stack"])).stderr).toMatch(/^error: no stack selected; please use --stack/);
});

test("the recorded stack is shown as a tree, with its outputs", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  const shown = await line.ok("stack", "-s", "dev", "-i");
  expect(shown).toContain(
    [
      "    TYPE                                NAME",
      "    pulumi:pulumi:Stack                 rec-dev",
      "    ├─ pulumi:providers:pulumi-nodejs   default",
      "    │     ID: aef586d3-8931-4ea4-8d93-56c75f864044",
      "    ├─ pulumi-nodejs:dynamic/rec:Thing  a",
      "    │     ID: a-1",
    ].join("\n"),
  );
  expect(shown).toContain("    plain   out-of-a-1\n    token   [secret]\n");
});

test("outputs, plain and secret", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "select", "dev");
  expect(await line.run(["stack", "output", "plain"], "", { PULUMI_CONFIG_PASSPHRASE: undefined })).toMatchObject({
    status: 0,
    stdout: "out-of-a-1\n",
  });
  expect(await line.ok("stack", "output", "token")).toBe("[secret]\n");
  expect(await line.ok("stack", "output", "token", "--show-secrets")).toBe("token-of-a-1\n");
  expect(await line.ok("stack", "output", "nested", "--json")).toBe(
    '{\n  "list": [\n    "out-of-b-1",\n    "[secret]"\n  ]\n}\n',
  );
  expect(Object.keys(JSON.parse(await line.ok("stack", "output", "-j")))).toEqual(["nested", "plain", "token"]);
  expect(await line.ok("stack", "output", "--shell")).toContain("plain=out-of-a-1\ntoken='[secret]'\n");
  expect(await line.run(["stack", "output", "none"])).toMatchObject({
    status: 1,
    stderr: "error: current stack does not have output property 'none'\n",
  });
});

test("an export is imported again without a change, and a plain one is encrypted", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "select", "dev");
  const before = JSON.parse(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8"));
  const exported = await line.ok("stack", "export");
  expect(JSON.parse(exported)).toEqual({ version: 3, deployment: before.checkpoint.latest });
  expect(await line.run(["stack", "import"], exported)).toMatchObject({ status: 0, stdout: "Import complete.\n" });
  expect(JSON.parse(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8"))).toEqual(before);

  const plain = await line.ok("stack", "export", "--show-secrets");
  expect(plain).toContain('"plaintext": "\\"token-of-a-1\\""');
  await line.run(["stack", "import"], plain);
  expect(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8")).not.toContain("token-of-a-1");
  expect(await line.ok("stack", "output", "token", "--show-secrets")).toBe("token-of-a-1\n");
});

test("what does not belong, or cannot be, is not imported", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "init", "other");
  const exported = await line.ok("stack", "export", "-s", "dev");
  const refused = await line.run(["stack", "import"], exported);
  expect(refused.stderr).toMatch(
    /belongs to another stack than 'organization\/rec\/other'; use --force to import it anyway/,
  );
  expect((await line.run(["stack", "import"], "nonsense")).stderr).toMatch(/standard input is not JSON/);
  expect((await line.run(["stack", "import"], '{"version":2,"deployment":{}}')).stderr).toMatch(/format version 2/);
  expect((await line.run(["stack", "import"], '{"version":"3","deployment":{}}')).stderr).toMatch(/version "3"; the/);
  for (const [file, reason] of [
    ["none.json", "a part of its path is missing (ENOENT)"],
    ["..", "it is a folder (EISDIR)"],
  ] as const)
    expect((await line.run(["stack", "import", "--file", file])).stderr).toBe(
      `error: --file: cannot read ${path.resolve(line.folder, file)}: ${reason}; \`npx pulumi-container-clouds engine stack export --file FILE\` writes one\n`,
    );
  const broken = JSON.parse(exported);
  broken.deployment.resources.reverse();
  const outcome = await line.run(["stack", "import", "-s", "dev"], JSON.stringify(broken));
  expect(outcome).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/could not import the deployment: resource/),
  });
});

test.each([
  [["stack", "init"], 1, /missing stack name/],
  [["stack", "init", "dev"], 1, /stack 'organization\/rec\/dev' already exists/],
  [["stack", "init", "a b"], 1, /may only contain/],
  [
    ["stack", "init", "x", "--secrets-provider", "awskms://k"],
    1,
    /--secrets-provider "awskms:\/\/k" is not implemented/,
  ],
  [["stack", "init", "x", "--copy-config-from", "dev"], 1, /--copy-config-from is not implemented/],
  [["stack", "select"], 6, /no stack selected/],
  [["stack", "select", "none"], 6, /no stack named 'none' found/],
  [["stack", "rm", "dev"], 1, /non-interactive mode requires --yes/],
  [["stack", "rm", "dev", "--yes"], 1, /'dev' still has resources; removal rejected/],
  [["stack", "rm", "none", "--yes"], 6, /no stack named 'none'/],
  [["stack", "output", "--json", "--shell"], 1, /only one of --json and --shell/],
  [
    ["stack", "history", "--json"],
    1,
    /^error: stack history is not implemented by the stand-in engine; use the Pulumi CLI/,
  ],
  [["config", "set-all", "--secret", "a", "-s", "dev"], 1, /^error: --secret "a": could not parse, expected key=value/],
  [["config", "rm-all", "a"], 1, /config rm-all is not implemented/],
  [["import", "a", "b"], 1, /^error: import is not implemented/],
  [["stack", "--bogus"], 1, /unknown option '--bogus'/],
  [["stack", "export", "--version", "3"], 1, /^error: --version is not implemented by the stand-in engine/],
])("%s is refused", async (args, status, message) => {
  using line = new CommandLine();
  line.useRecordedBackend();
  const outcome = await line.run(args as string[]);
  expect(outcome.stderr).toMatch(message as RegExp);
  expect(outcome.status).toBe(status);
});

test("cancel removes the lock of a run that was killed", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  fs.mkdirSync(line.state("locks/organization/rec/dev"), { recursive: true });
  fs.writeFileSync(line.state("locks/organization/rec/dev/x.json"), '{"pid":1,"username":"u","hostname":"elsewhere"}');
  expect((await line.run(["stack", "rm", "dev", "--yes", "--force"])).stderr).toMatch(
    /currently locked by 1 lock[\s\S]*created by u@elsewhere \(pid 1\)/,
  );
  expect(await line.ok("cancel", "dev")).toBe("The currently running update for 'dev' has been canceled!\n");
  await line.ok("stack", "rm", "dev", "--yes", "--force");
});
