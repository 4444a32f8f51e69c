import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureCredentials } from "../../emulator/clouds";
import { openWorld } from "../../emulator/server";
import { readCheckpoint, readExport } from "../../engine/backend/checkpoint";
import { openCrypter } from "../../engine/backend/passphrase";
import { readProject } from "../../engine/backend/project";
import { StackSettings } from "../../engine/backend/settings";
import { readDeployment, verifyIntegrity, writeDeployment } from "../../engine/snapshot";
import { requireAnswered } from "./crash";
import { mutated, mutatedText, oneOf, type Pick } from "./source";

const PROJECT = `name: rec
runtime: {name: nodejs, options: {typescript: false}}
main: program
config:
  rec:count: {type: integer, default: 3}
  rec:list: {type: array, items: {type: string}, default: [a, b]}
  plain: text
stackConfigDir: stacks
backend: {url: "file://./state"}
options: {refresh: always}
plugins: {providers: [{name: container-clouds, path: ./plugin}]}
`;
const SETTINGS = `encryptionsalt: v1:UFt487YSbKc=:v1:uDsjq0MjhH8OtlNK:417GZ1945f/MqZj9Axn0KHnPj1sL9g==
config:
  rec:name: text # a remark
  rec:token: {secure: v1:abc=:def=}
  container-clouds:tencent: {secretId: x, region: gsqy}
`;
// Found by the package's own name: the same from the build as from the sources.
const REPOSITORY = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));
const RECORDED = join(REPOSITORY, "test/recordings/backend/pulumi-folder/stacks/rec/dev.json");

/** Project files, settings, states of engine and emulator: each a good one, changed somewhere. */
export function files(): ((pick: Pick) => Promise<void>) & Disposable {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const state = readFileSync(RECORDED, "utf8");
  const parsed = JSON.parse(state) as { checkpoint: { latest: { secrets_providers: { state: { salt: string } } } } };
  const { latest } = parsed.checkpoint;
  const crypter = openCrypter(latest.secrets_providers.state.salt, "pass");
  const { world, store } = openWorld({ seed: "fuzz", stateFile: join(folder, "clouds.json") });
  ensureCredentials(world.state);
  store.save();
  const clouds = JSON.parse(readFileSync(join(folder, "clouds.json"), "utf8")) as unknown;
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const changed = (pick: Pick, value: unknown) => {
    const text = JSON.stringify(pick(3) === 2 ? value : mutated(pick, value)) ?? "";
    return pick(3) === 2 ? mutatedText(pick, text) : text;
  };
  const carry = (deployment: Parameters<typeof readDeployment>[0] | undefined) => {
    if (deployment === undefined) return;
    const snapshot = readDeployment(deployment, crypter);
    verifyIntegrity(snapshot.resources);
    JSON.stringify(writeDeployment(snapshot, crypter, deployment.secrets_providers));
  };
  const readers: ((pick: Pick) => void)[] = [
    (pick) => readProject(written("Pulumi.yaml", mutatedText(pick, mutatedText(pick, PROJECT)))),
    (pick) => StackSettings.read(written("Pulumi.dev.yaml", mutatedText(pick, mutatedText(pick, SETTINGS))), "rec"),
    (pick) => carry(readCheckpoint(changed(pick, parsed), "dev.json", "")),
    (pick) => carry(readExport(changed(pick, { version: 3, deployment: latest }), "export")),
    (pick) => void openWorld({ stateFile: written("clouds.json", changed(pick, clouds)) }),
  ];
  const read = async (pick: Pick) => {
    try {
      oneOf(pick, readers)(pick);
    } catch (error) {
      requireAnswered(error);
    }
  };
  return Object.assign(read, { [Symbol.dispose]: () => rmSync(folder, { recursive: true }) });
}
