import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "emulator-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the compiled command until its first line, and hands over a way to end it. */
async function run(...args: string[]) {
  return runWith({}, ...args);
}

async function runWith(env: NodeJS.ProcessEnv, ...args: string[]) {
  const script = `require(${JSON.stringify(join(__dirname, "../../dist/emulator/main.js"))}).main(${JSON.stringify(args)})`;
  const child = spawn(process.execPath, ["-e", script], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const first = new Promise<string>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      resolve(line);
    });
  });
  const errors: Buffer[] = [];
  child.stderr.on("data", (chunk) => errors.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, first, lines, ended, errors: () => Buffer.concat(errors).toString() };
}

describe("container-clouds emulator", () => {
  it("says once where it listens, serves, and ends cleanly with its state saved", async () => {
    const state = join(folder, "cli.json");
    const emulator = await run("--port", "0", "--state", state, "--lifecycle", "instant");
    const ready = JSON.parse(await emulator.first);
    expect(ready).toEqual({
      event: "listening",
      pid: emulator.child.pid,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      credentials: expect.objectContaining({
        tencent: { secretId: expect.any(String), secretKey: expect.any(String) },
        baidu: { accessKeyId: expect.any(String), secretAccessKey: expect.any(String) },
        ctyun: {
          accessKey: expect.stringMatching(/^[0-9a-f]{32}$/),
          secretKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      }),
      edition: "private",
    });
    await tencentCaller(
      ready.url,
      ready.credentials.tencent,
      "tcr",
    )("CreateUserPersonal", { Password: "correct-horse-1" });
    emulator.child.kill("SIGTERM");
    expect(await emulator.ended).toBe(0);
    expect(emulator.lines).toHaveLength(1);

    const again = await startEmulator({ stateFile: state });
    expect(again.credentials).toEqual(ready.credentials);
    expect((await again.resources()).map(({ kind }) => kind)).toEqual(["user"]);
    await again.close();
  });

  it("says where it cannot note that it is running, and ends", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const emulator = await runWith({ TMPDIR: file }, "--port", "0");
    expect(await emulator.ended).toBe(1);
    expect(emulator.lines).toEqual([]);
    expect(emulator.errors()).toMatch(
      /^error: the emulator cannot note that it is running: .*file.*; set TMPDIR to a folder that can be written to\n$/,
    );
  });

  it("keeps the note of an emulator that runs, whatever is in it, and two never share a state file", async () => {
    const state = join(folder, "shared.json");
    const first = await runWith({ TMPDIR: folder }, "--port", "0", "--state", state);
    await first.first;
    const notes = join(
      folder,
      (await readdir(folder)).find((name) => name.startsWith("container-clouds-emulators-")) ?? "",
    );
    expect(await readdir(notes)).toEqual([`${first.child.pid}.json`]);
    await writeFile(join(notes, `${process.pid}.json`), '{"pid":');
    await writeFile(join(notes, "99999999.json"), '{"pid":99999999}');
    const second = await runWith({ TMPDIR: folder }, "--port", "0", "--state", state);
    expect(await second.ended).toBe(1);
    expect(second.errors()).toContain(`state file ${state}: in use by the emulator at `);
    expect((await readdir(notes)).sort()).toEqual([`${first.child.pid}.json`, `${process.pid}.json`].sort());
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(await readdir(notes)).toEqual([`${process.pid}.json`]);
  });

  it.skipIf(process.platform !== "linux")("takes no process for a killed emulator that only has its ID", async () => {
    const state = join(folder, "killed.json");
    const note = JSON.stringify({ pid: process.pid, url: "http://127.0.0.1:1", stateFile: state });
    const notes = join(folder, `container-clouds-emulators-${userInfo().username}`);
    await mkdir(notes, { recursive: true });
    const file = join(notes, `${process.pid}.json`);
    await writeFile(file, note);
    const yesterday = Date.now() / 1000 - 24 * 60 * 60;
    await utimes(file, yesterday, yesterday);
    const emulator = await runWith({ TMPDIR: folder }, "--port", "0", "--state", state);
    await Promise.race([emulator.first, emulator.ended]);
    expect(emulator.errors()).toBe("");
    expect(await readdir(notes)).toEqual([`${emulator.child.pid}.json`]);
    emulator.child.kill("SIGTERM");
    expect(await emulator.ended).toBe(0);
  });

  it("keeps a state file for one of several that start at once, also under another name", async () => {
    for (const round of [1, 2, 3]) {
      const state = join(folder, `at-once-${round}.json`);
      const link = join(folder, `link-${round}.json`);
      await writeFile(state, '{"format":2}');
      await symlink(state, link);
      const all = await Promise.all(
        [state, link, state, link].map((file) => runWith({ TMPDIR: folder }, "--port", "0", "--state", file)),
      );
      const started = await Promise.all(
        all.map((one) => Promise.race([one.first.then(() => true), one.ended.then(() => false)])),
      );
      expect(started.filter(Boolean)).toHaveLength(1);
      for (const [index, one] of all.entries()) {
        if (!started[index])
          expect(one.errors()).toMatch(/^error: state file .*: in use by the emulator (at http|that is starting).*\n$/);
        one.child.kill("SIGTERM");
        expect(await one.ended).toBe(started[index] ? 0 : 1);
      }
    }
  });

  it("says that an address is not this machine's", async () => {
    const elsewhere = await run("--host", "192.0.2.1", "--allow-non-loopback");
    expect(await elsewhere.ended).toBe(1);
    expect(elsewhere.errors()).toBe(
      'error: --host "192.0.2.1": this machine has no such address (EADDRNOTAVAIL); the default is 127.0.0.1\n',
    );
  });

  const mistakes: [string, string[]][] = [
    ["a port is a number from 0", ["--port", "http"]],
    ["use instant, reads:N, seconds:N or never", ["--lifecycle", "soon"]],
    ["--allow-non-loopback", ["--host", "0.0.0.0"]],
  ];
  it.each(["--port", "--kubernetes-port"])("says that the port of %s is taken", async (option) => {
    const other = await startEmulator();
    const { port } = new URL(other.url);
    const emulator = await run(option, port);
    expect(await emulator.ended).toBe(1);
    expect(emulator.errors()).toBe(`error: port ${port} is in use; choose another, or 0 for any free port\n`);
    await other.close();
  });

  it.each(mistakes)("refuses with %s", async (said, args) => {
    const emulator = await run(...args);
    expect(await emulator.ended).not.toBe(0);
    expect(emulator.errors()).toContain(said);
    expect(emulator.errors()).not.toMatch(/\n\s+at /);
  });
});

describe("the state file", () => {
  it("carries everything over a restart: what there is, what is under way, ids, quotas", async () => {
    const stateFile = join(folder, "state.json");
    const create = (name: string, third: number) => ({
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: `172.${third}.0.0/16` },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: name },
    });
    const first = await startEmulator({ stateFile, lifecycle: "reads:1", seed: "one" });
    const a = await tencentCaller(first.url, first.credentials.tencent, "tke")("CreateCluster", create("a", 16));
    await first.quota("tke.MaxClustersNum", 2);
    await first.close();

    const second = await startEmulator({ stateFile, lifecycle: "instant", seed: "ignored" });
    const tke = tencentCaller(second.url, second.credentials.tencent, "tke");
    const statuses = [];
    for (let read = 0; read < 2; read++) statuses.push((await tke("DescribeClusters")).Clusters[0].ClusterStatus);
    expect(statuses).toEqual(["Creating", "Running"]);
    const b = await tke("CreateCluster", create("b", 17));
    expect(b.ClusterId).not.toBe(a.ClusterId);
    expect((await tke("CreateCluster", create("c", 18))).Error?.Code).toBe("InternalError.QuotaMaxClsLimit");
    await second.close();

    const other = await startEmulator({ seed: "one" });
    const same = await tencentCaller(other.url, other.credentials.tencent, "tke")("CreateCluster", create("a", 16));
    expect(same.ClusterId).toBe(a.ClusterId);
    await other.close();
  });

  it("is written soon after a call, without waiting for the end, and never half", async () => {
    const stateFile = join(folder, "soon.json");
    const emulator = await startEmulator({ stateFile });
    await tencentCaller(
      emulator.url,
      emulator.credentials.tencent,
      "tcr",
    )("CreateUserPersonal", { Password: "correct-horse-1" });
    await expect
      .poll(() => readFile(stateFile, "utf8").then((text) => Object.keys(JSON.parse(text).rows["tcr/user"] ?? {})))
      .toHaveLength(1);
    await emulator.close();
  });

  it("is refused by name when it is something else", async () => {
    const stateFile = join(folder, "other.json");
    await writeFile(stateFile, "{}");
    await expect(startEmulator({ stateFile })).rejects.toThrow(`state file ${stateFile}: not a state of this emulator`);
    await writeFile(stateFile, "hello");
    await expect(startEmulator({ stateFile })).rejects.toThrow(`state file ${stateFile}: is not JSON`);
  });
});
