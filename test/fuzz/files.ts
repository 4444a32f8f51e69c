import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openNotes } from "../../cli/import-notes";
import { ensureCredentials } from "../../emulator/clouds";
import { openWorld } from "../../emulator/server";
import { readCheckpoint, readExport } from "../../engine/backend/checkpoint";
import { openCrypter } from "../../engine/backend/passphrase";
import { readProject } from "../../engine/backend/project";
import { StackSettings } from "../../engine/backend/settings";
import { readDeployment, verifyIntegrity, writeDeployment } from "../../engine/snapshot";
import { cloudNames, clouds } from "../../provider/clouds";
import { entriesIn } from "../../provider/lifecycle/create/entries";
import { leftoverText } from "../../provider/lifecycle/create/leftover";
import { storeIn } from "../../provider/lifecycle/create/note-store";
import { readKeyFile } from "../../provider/transport/credential-files";
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

const ATTEMPT = {
  type: "bci:ImageCache",
  wanted: { scope: "cls-1", name: "web", count: 2 },
  before: ["img-1"],
  token: "t",
  inputs: { images: "1f", constructor: "2e" },
  at: 1_790_000_000_000,
  pid: 1,
  id: "img-2",
  run: "r",
  made: "m",
};
const ENTRY = { type: "tcr:Namespace", id: "team", made: "m", region: "gsqy", key: "k", taken: false };
const LISTED = { part: { type: "tcr:Namespace", scope: "" }, rows: [{ id: "team", name: "team" }] };
const KEYS = [
  '{"credential": {"secretId": "a", "secretKey": "b", "token": "c"}, "tcli": {"profile": "x"}}',
  '{"type": "cam-role", "secretId": "a", "secretKey": "b", "role-arn": "c", "_sys_param": {"region": "gsqy"}}',
  "[default]\ntencentcloud_secret_id = a\ntencentcloud_secret_key = b\n[defaults]\nbce_access_key_id = a\nbce_secret_access_key = b\nak = a\nsk = b\n",
  '{"current": "x", "profiles": [{"name": "x", "access_key": "a", "secret_key": "b"}]}',
];

/** A file that a vendor's tool keeps keys in, and one beside it. */
function keyFile(pick: Pick, written: (name: string, text: string) => string): void {
  const file = oneOf(
    pick,
    cloudNames.flatMap((cloud) => clouds[cloud].credentials.files),
  );
  const path = written("keys", mutatedText(pick, oneOf(pick, KEYS)));
  if (file.besides) written("besides", mutatedText(pick, oneOf(pick, KEYS)));
  const beside = { ...file, ...(file.besides && { besides: () => path.replace(/keys$/, "besides") }) };
  readKeyFile(beside, path, oneOf(pick, ["default", "defaults", "x", "constructor", "__proto__"]), {});
}

/** Project files, settings, states of engine and emulator, key files, records of creates, listings to resume: each a good one, changed somewhere. */
export function files(): ((pick: Pick) => Promise<void>) & Disposable {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const state = readFileSync(RECORDED, "utf8");
  const parsed = JSON.parse(state) as { checkpoint: { latest: { secrets_providers: { state: { salt: string } } } } };
  const { latest } = parsed.checkpoint;
  const crypter = openCrypter(latest.secrets_providers.state.salt, "pass");
  const { world, store } = openWorld({ seed: "fuzz", stateFile: join(folder, "clouds.json") });
  ensureCredentials(world.state);
  store.save();
  const held = JSON.parse(readFileSync(join(folder, "clouds.json"), "utf8")) as unknown;
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
    (pick) => void openWorld({ stateFile: written("clouds.json", changed(pick, held)) }),
    (pick) => keyFile(pick, written),
    (pick) => {
      written("attempt.json", changed(pick, ATTEMPT));
      const attempt = storeIn(folder).read("attempt");
      if (attempt !== undefined) leftoverText(attempt);
    },
    (pick) => {
      written("run-1.jsonl", `${changed(pick, ENTRY)}\n${changed(pick, ENTRY)}`);
      for (const { type, id } of entriesIn(folder, "run").ofOthers()) JSON.stringify([type, id]);
    },
    (pick) => {
      const file = written(
        "resume",
        `${changed(pick, { import: {} })}\n${changed(pick, LISTED)}\n${changed(pick, LISTED)}\n`,
      );
      for (const { id, name } of openNotes(file, {}).known(LISTED.part as never) ?? []) `${id}${name}`.toUpperCase();
    },
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
