import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doctor } from "../../cli/doctor";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project, runProcess } from "../support/project";

const BIN = resolve(__dirname, "../../bin/container-clouds.js");

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

test("a line for each service of the selected stack, and an exit status", async () => {
  using project = new Project();
  project.write({ "Pulumi.yaml": "name: well\nruntime: nodejs\n" });
  await project.init({ ...configOf(cloud), "container-clouds:ctyun": { ...cloud.credentials.ctyun } });
  const { secretKey = "" } = cloud.credentials.tencent ?? {};
  await project.ok("config", "set", "--path", "--secret", "container-clouds:tencent.secretKey", secretKey);
  const { status, printed } = await runProcess(process.execPath, [BIN, "doctor"], {
    cwd: project.folder,
    env: project.env,
  });
  const lines = printed.trimEnd().split("\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(
    /^ok {5}tke: http:\/\/127.+, region gsqy, private edition, credentials from container-clouds:tencent.secretId and /,
  );
  expect(lines[4]).toMatch(
    /^error {2}eci: region: container-clouds:ctyun.regionId is not set; run "(pulumi|npx pulumi-container-clouds engine) config set/,
  );
  expect(status).toBe(1);
  for (const pair of Object.values(cloud.credentials))
    for (const key of Object.values(pair ?? {})) expect(printed).not.toContain(key);

  const json = await runProcess(
    process.execPath,
    [BIN, "doctor", "--json", "--service", "tke", "--stack", "dev", "--cwd", project.folder],
    { cwd: project.home, env: project.env },
  );
  expect(json.status).toBe(0);
  expect(JSON.parse(json.printed)).toMatchObject({ ok: true, settings: "stack dev", services: [{ service: "tke" }] });

  const none = await runProcess(process.execPath, [BIN, "doctor", "--stack", "none"], {
    cwd: project.folder,
    env: project.env,
  });
  expect(none).toMatchObject({ status: 1, printed: expect.stringMatching(/^error: the configuration of stack none /) });
});

test("wrong settings and none at all are said in a line each", async () => {
  using project = new Project();
  project.write({ "Pulumi.yaml": "name: ill\nruntime: nodejs\n" });
  await project.init({ "container-clouds:endpoint": "http://clouds.example.com", "container-clouds:tencnt": {} });
  const { status, printed } = await runProcess(process.execPath, [BIN, "doctor"], {
    cwd: project.folder,
    env: project.env,
  });
  expect(printed).toBe(
    'error  container-clouds:endpoint: plain HTTP is allowed only to this machine (127.0.0.1, ::1, localhost); write "https://clouds.example.com"\n' +
      'error  container-clouds:tencnt: there is no such setting; did you mean "tencent"?\n',
  );
  expect(status).toBe(1);
  const outside = await runProcess(process.execPath, [BIN, "doctor"], { cwd: project.home, env: project.env });
  expect(outside.status).toBe(1);
  expect(outside.printed).toMatch(/^error {2}no cloud is configured in the environment/);
  await expect(doctor({ timeout: "soon" })).rejects.toThrow('--timeout must be seconds from 1 to 3600, not "soon"');
});
