import * as path from "node:path";
import { expect, test } from "vitest";
import { CommandLine } from "../../support/command-line";

test("values are set, read, listed and removed", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  await line.ok("config", "set", "plain", "p");
  await line.ok("config", "set", "hidden", "hunter2", "--secret");
  await line.ok("config", "set", "--path", "obj.a[0]", "1");
  await line.ok("config", "set", "--path", "obj.b", "s3cret", "--secret");
  await line.ok("config", "set", "aws:region", "here");
  expect(line.read("Pulumi.dev.yaml")).toMatch(
    /^encryptionsalt: v1:\S+\nconfig:\n {2}rec:plain: p\n {2}rec:hidden:\n {4}secure: v1:\S+\n {2}rec:obj:\n {4}a:\n {6}- 1\n {4}b:\n {6}secure: v1:\S+\n {2}aws:region: here\n$/,
  );
  expect(await line.ok("config", "get", "hidden")).toBe("hunter2\n");
  expect(await line.ok("config", "get", "--path", "obj.b")).toBe("s3cret\n");
  expect(await line.ok("config", "get", "obj")).toBe('{"a":[1],"b":"s3cret"}\n');
  expect(await line.ok("config")).toBe(
    'KEY         VALUE\naws:region  here\nhidden      [secret]\nobj         {"a":[1],"b":"[secret]"}\nplain       p\n',
  );
  expect(JSON.parse(await line.ok("config", "--json"))).toEqual({
    "aws:region": { value: "here", secret: false },
    "rec:hidden": { secret: true },
    "rec:obj": { secret: true },
    "rec:plain": { value: "p", secret: false },
  });
  expect(JSON.parse(await line.ok("config", "--json", "--show-secrets"))["rec:obj"]).toEqual({
    value: '{"a":[1],"b":"s3cret"}',
    objectValue: { a: [1], b: "s3cret" },
    secret: true,
  });
  await line.ok("config", "rm", "plain");
  await line.ok("config", "rm", "--path", "obj.a");
  await line.ok("config", "rm", "--path", "obj.none.at[0]");
  expect(await line.run(["config", "get", "plain"])).toMatchObject({
    status: 1,
    stderr: "error: configuration key 'plain' not found for stack 'dev'\n",
  });
  expect(await line.ok("config", "get", "obj")).toBe('{"b":"s3cret"}\n');
});

test("several values are set at once, in one write or not at all", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  const pairs = ["--plaintext", "obj.a=x=y", "--secret", "obj.b=s3cret", "--plaintext", "aws:region=here"];
  await line.ok("config", "set-all", "--path", ...pairs);
  expect(await line.ok("config", "get", "obj")).toBe('{"a":"x=y","b":"s3cret"}\n');
  expect(await line.ok("config", "get", "aws:region")).toBe("here\n");
  expect(line.read("Pulumi.dev.yaml")).not.toContain("s3cret");
  const before = line.read("Pulumi.dev.yaml");
  expect(await line.run(["config", "set-all", "--plaintext", "c=1", "--secret", "d"])).toMatchObject({ status: 1 });
  expect(line.read("Pulumi.dev.yaml")).toBe(before);
});

test("the file of --config-file is found from the folder of the command, and named where it cannot be read", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  line.write("own.yaml", "config:\n  rec:size: small\n");
  const elsewhere = ["--cwd", line.folder, "config", "--config-file", "own.yaml"];
  const { stdout } = await line.run([...elsewhere, "get", "size"], "", {}, line.home);
  expect(stdout).toBe("small\n");
  expect(await line.run(["config", "--config-file", "../state"])).toMatchObject({
    status: 1,
    stderr: `error: cannot read ${path.join(line.home, "state")}: it is a folder (EISDIR)\n`,
  });
});

test("what the CLI encrypted is shown", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  expect(await line.ok("config", "get", "hidden", "-s", "dev")).toBe("hunter2\n");
  expect(await line.ok("config", "-s", "dev")).toContain("hidden  [secret]");
  expect(
    await line.run(["config", "get", "hidden", "-s", "dev"], "", { PULUMI_CONFIG_PASSPHRASE: "guess" }),
  ).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^error: configuration key 'rec:hidden': incorrect passphrase/),
  });
});

test("a value may come on standard input", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  expect(await line.run(["config", "set", "key"], "a\nb\n")).toMatchObject({ status: 0 });
  expect(await line.ok("config", "get", "key")).toBe("a\nb\n");
  await line.run(["config", "set", "key", "--raw"], "a\nb\n");
  expect(await line.ok("config", "get", "key")).toBe("a\nb\n\n");
});

test("defaults of the project are listed too", async () => {
  using line = new CommandLine("name: rec\nruntime: nodejs\nconfig:\n  size: 3\n");
  await line.ok("stack", "init", "dev");
  expect(await line.ok("config")).toBe("KEY   VALUE\nsize  3\n");
  expect(await line.ok("config", "get", "size")).toBe("3\n");
});

test.each([
  ["token", "a3f9c2e17b8d4a60ff", 1],
  ["password", "Xk39dk2kfls92!", 1],
  ["password", "correct horse battery", 0],
  ["passphrase", "changeme", 0],
  ["plain", "Xk39dk2kfls92!", 0],
])("%s = %s, is it a secret?", async (key, value, status) => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "select", "dev");
  expect((await line.run(["config", "set", key, value])).status).toBe(status);
  expect((await line.run(["config", "set", key, value, "--plaintext"])).status).toBe(0);
});

test.each([
  [["config", "set", "a:b:c:d", "v"], 1, /could not parse a:b:c:d as a configuration key/],
  [["config", "set", "", "v"], 1, /the configuration key is empty; name it as `<name>`/],
  [["config", "set", "--path", "a[", "v"], 1, /invalid config key path "a\["/],
  [["config", "set", "password", "Xk39dk2kfls92!"], 1, /looks like a secret; rerun with --secret/],
  [["config", "set", "x", "1", "--secret", "--plaintext"], 1, /cannot be used with/],
  [["config", "set", "x", "abc", "--type", "int"], 1, /config value "abc" is not of type int/],
  [["config", "get"], 1, /missing required argument 'key'/],
  [["config", "-s", "none"], 6, /no stack named 'none' found/],
])("%s is refused", async (args, status, message) => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "select", "dev");
  const outcome = await line.run(args as string[]);
  expect(outcome.stderr).toMatch(message as RegExp);
  expect(outcome.status).toBe(status);
});

test("a value that is typed keeps its type", async () => {
  using line = new CommandLine();
  await line.ok("stack", "init", "dev");
  await line.ok("config", "set", "--path", "a.text", "1", "--type", "string");
  await line.ok("config", "set", "--path", "a.count", "1", "--type", "int");
  await line.ok("config", "set", "--path", "a.share", "0.5", "--type", "float");
  await line.ok("config", "set", "--path", "a.on", "true", "--type", "bool");
  expect(JSON.parse(await line.ok("config", "get", "a"))).toEqual({ text: "1", count: 1, share: 0.5, on: true });
});
