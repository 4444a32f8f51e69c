import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { orphans } from "../../cli/orphans";
import { recover } from "../../cli/recover/main";
import { cloudSettings } from "../../emulator/access";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { type Project, startWork } from "../support/project";

let home: TestEmulator;
let away: TestEmulator;
let project: Project;
let salt: string;
beforeAll(async () => {
  home = await startEmulator();
  away = await startEmulator({ seed: "away" });
  project = await startWork(home);
  await project.ok("config", "set", "--secret", "salted", "yes");
  salt = parse(readFileSync(join(project.folder, "Pulumi.dev.yaml"), "utf8")).encryptionsalt;
});
afterAll(async () => {
  project[Symbol.dispose]();
  await home.close();
  await away.close();
});

/** Runs a command as in the project's own terminal. */
async function printedBy(run: (print: (line: string) => void) => Promise<number>): Promise<string[]> {
  const before = { ...process.env };
  const lines: string[] = [];
  Object.assign(process.env, project.env);
  try {
    await run((line) => void lines.push(line));
    return lines;
  } finally {
    for (const name of Object.keys(project.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

const PROVIDER = "urn:pulumi:dev::work::pulumi:providers:container-clouds::away";

/** The provider that a program makes for the other cloud, with keys that the engine encrypts. */
function provider() {
  const all = Object.entries(cloudSettings(away.credentials));
  const sealed = all.map(([name, own]) => [
    name,
    {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: JSON.stringify(JSON.stringify({ ...own, endpoint: away.url })),
    },
  ]);
  const settings = Object.fromEntries(sealed);
  return {
    urn: PROVIDER,
    custom: true,
    type: "pulumi:providers:container-clouds",
    id: "1",
    inputs: settings,
    outputs: settings,
  };
}

const inputs = {
  name: "proxy",
  subnetIds: ["sbn-1"],
  securityGroupIds: ["g-1"],
  containers: [{ name: "app", image: "nginx:1.27" }],
};

async function importState(resources: readonly object[], pending: readonly object[] = []): Promise<void> {
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    secrets_providers: { type: "passphrase", state: { salt } },
    resources: [provider(), ...resources],
    pending_operations: pending,
  };
  project.setState("work", deployment);
}

const ofType = (type: string, name: string, own: object) => ({
  urn: `urn:pulumi:dev::work::container-clouds:${type}::${name}`,
  custom: true,
  type: `container-clouds:${type}`,
  provider: `${PROVIDER}::1`,
  ...own,
});

it("recover looks for what was created where the program's own provider created it", async () => {
  const made = await operationsAgainst(away).make("bci:ContainerGroup", inputs);
  await importState([], [{ resource: ofType("bci:ContainerGroup", "proxy", { inputs }), type: "creating" }]);

  expect(await printedBy((print) => recover({ cwd: project.folder, yes: true }, print))).toEqual([
    `bci:ContainerGroup "proxy": ${made.id} was created; it will be put into the state`,
    "the state is written; next: pulumi up",
  ]);
});

it("orphans tells apart what has the same name in two clouds", async () => {
  for (const cloud of [home, away]) {
    const { make } = operationsAgainst(cloud);
    await make("tcr:User", { password: "Secret12345" }).catch(() => undefined);
    await make("tcr:Namespace", { name: "team" });
  }
  const team = { id: "team", inputs: { name: "team" }, outputs: { name: "team", region: "gsqy" } };
  const listed = () => printedBy((print) => orphans({ cwd: project.folder, service: "tcr" }, print));
  await importState([ofType("tcr:Namespace", "team", team)]);

  expect((await listed()).slice(0, -1)).toEqual([
    `tcr:Namespace team; the stacks have this ID elsewhere: ${away.url}`,
    '1 in none of these stacks: delete them, or set "adopt" to an ID to take one over',
  ]);
  await importState([ofType("tcr:Namespace", "team", { ...team, provider: undefined })]);
  expect((await listed())[0]).toBe("every resource of the account is in one of these stacks");
});
