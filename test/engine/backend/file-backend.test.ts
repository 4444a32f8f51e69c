import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileBackend, resourcesOf, saltOf } from "../../../engine/backend/file-backend";
import { openCrypter } from "../../../engine/backend/passphrase";
import { newManifest, readDeployment, writeDeployment } from "../../../engine/snapshot";
import { Secret } from "../../../engine/values";

const DEV = { project: "rec", stack: "dev" };
const RECORDED = path.join(__dirname, "../../recordings/backend/pulumi-folder");
let folder: string;
let backend: FileBackend;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "backend-"));
  backend = open();
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const open = () => new FileBackend({ url: `file://${folder}`, folder });
const at = (...names: string[]) => path.join(folder, ".pulumi", ...names);
const read = (...names: string[]) => fs.readFileSync(at(...names), "utf8");
const create = () => backend.create(DEV, { manifest: newManifest(), metadata: {} });

test("a state is saved as JSON, be its resources none, many or changed since the last save", () => {
  create();
  const [manifest, form] = [newManifest(), "plaintext"] as const;
  const state = { urn: "urn:pulumi:dev::p::t:m:T::a", type: "t:m:T", custom: true, inputs: {}, outputs: { x: 1 } };
  const states = [state, { ...state, urn: "urn:pulumi:dev::p::t:m:T::b" }];
  for (const resources of [[], states, states]) {
    const deployment = writeDeployment({ manifest, resources, pendingOperations: [], metadata: { kept: 1 } }, form);
    backend.save(DEV, deployment);
    expect(JSON.parse(read("stacks/rec/dev.json"))).toEqual({
      version: 3,
      checkpoint: { stack: "organization/rec/dev", latest: deployment },
    });
    state.outputs = { x: 2 };
  }
  backend.save(DEV, undefined);
  expect(backend.load(DEV)).toBeUndefined();
});

describe("a state that is a link to a file elsewhere", () => {
  const real = () => path.join(folder, "elsewhere.json");
  beforeEach(() => {
    create();
    fs.renameSync(at("stacks/rec/dev.json"), real());
    fs.symlinkSync(real(), at("stacks/rec/dev.json"));
  });

  test("is kept as .bak before it is replaced, and stays a link", () => {
    const first = fs.readFileSync(real(), "utf8");
    for (const before of [first, undefined]) {
      const old = before ?? fs.readFileSync(real(), "utf8");
      backend.save(DEV, { manifest: newManifest(), resources: [{ urn: `u${old.length}`, custom: false, type: "t" }] });
      expect(read("stacks/rec/dev.json.bak")).toBe(old);
    }
    expect(fs.readlinkSync(at("stacks/rec/dev.json"))).toBe(real());
  });

  test("is a stack: another of its name is refused", () => {
    expect(backend.listStacks()).toEqual([{ project: "rec", stack: "dev" }]);
    expect(() => create()).toThrow("stack 'organization/rec/dev' already exists");
  });

  test("is none where the link leads nowhere", () => {
    fs.rmSync(real());
    expect(backend.listStacks()).toEqual([]);
  });
});

test("a folder in the place of .bak leaves no draft", () => {
  create();
  fs.rmSync(at("stacks/rec/dev.json.bak"), { force: true });
  fs.mkdirSync(at("stacks/rec/dev.json.bak"));
  expect(() => backend.save(DEV, { manifest: newManifest() })).toThrow("EISDIR");
  expect(fs.readdirSync(at("stacks/rec")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

describe("layout", () => {
  test("a new folder gets version 1", () => {
    expect(read("meta.yaml")).toBe("version: 1\n");
    expect(JSON.parse(read("meta.yaml.attrs")).md5).toBe("EaRWdV65+nlqCnYlI4a4Wg==");
  });

  test("attributes are those that the CLI wrote for the same text", () => {
    expect(read("meta.yaml.attrs")).toBe(fs.readFileSync(path.join(RECORDED, "meta.yaml.attrs"), "utf8"));
  });

  test("a stack is one compact line under its project, with the state before it as .bak", () => {
    create();
    const first = read("stacks/rec/dev.json");
    expect(first).toMatch(
      /^\{"version":3,"checkpoint":\{"stack":"organization\/rec\/dev","latest":\{"manifest":\{"time":"[^"]+","magic":"","version":""\},"metadata":\{\}\}\}\}$/,
    );
    backend.save(DEV, { manifest: newManifest(), resources: [{ urn: "u", custom: false, type: "t" }] });
    expect(read("stacks/rec/dev.json.bak")).toBe(first);
    expect(fs.readdirSync(at("stacks/rec")).sort()).toEqual([
      "dev.json",
      "dev.json.attrs",
      "dev.json.bak",
      "dev.json.bak.attrs",
    ]);
  });

  test("the recorded folder is read, decrypted, and continued with its salt", () => {
    fs.cpSync(RECORDED, at(), { recursive: true });
    const before = read("stacks/rec/dev.json");
    const deployment = backend.load(DEV);
    const salt = saltOf(deployment);
    expect(salt).toBe("v1:UFt487YSbKc=:v1:uDsjq0MjhH8OtlNK:417GZ1945f/MqZj9Axn0KHnPj1sL9g==");
    const crypter = openCrypter(salt ?? "", "pass");
    const snapshot = readDeployment(deployment ?? { manifest: newManifest() }, crypter);
    expect(snapshot.resources.find((resource) => resource.id === "a-1")?.outputs.token).toEqual(
      new Secret("token-of-a-1"),
    );
    backend.save(DEV, writeDeployment(snapshot, crypter, deployment?.secrets_providers));
    expect(JSON.parse(read("stacks/rec/dev.json"))).toEqual(JSON.parse(before));
    expect(read("stacks/rec/dev.json.bak")).toBe(before);
  });

  test("a run is recorded as history, checkpoint and backup", () => {
    create();
    const entry = {
      kind: "update" as const,
      startTime: 1,
      message: "",
      environment: {},
      config: {},
      version: 0,
      result: "succeeded" as const,
      endTime: 2,
      resourceChanges: { create: 1 },
    };
    backend.record(DEV, entry);
    const names = fs.readdirSync(at("history/rec/dev")).filter((name) => !name.endsWith(".attrs"));
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^dev-\d{19}\.checkpoint\.json$/);
    expect(names[1]).toMatch(/^dev-\d{19}\.history\.json$/);
    expect(JSON.parse(read("history/rec/dev", names[1] ?? ""))).toEqual(entry);
    const [backup] = fs.readdirSync(at("backups/rec/dev"));
    expect(backup).toMatch(/^dev\.\d{19}\.json$/);
    expect(read("backups/rec/dev", backup ?? "")).toBe(read("stacks/rec/dev.json"));
  });
});

describe("stacks", () => {
  test("are created once, listed, and removed with what belongs to them", () => {
    create();
    expect(() => create()).toThrow("stack 'organization/rec/dev' already exists");
    expect(backend.listStacks()).toEqual([DEV]);
    expect(backend.listStacks("other")).toEqual([]);
    backend.remove(DEV, false, true);
    expect(backend.exists(DEV)).toBe(false);
    expect(fs.readdirSync(at("stacks/rec"))).toEqual([]);
    expect(() => backend.load(DEV)).toThrow("no stack named 'dev' found");
  });

  test("are not removed while they have resources, unless forced", () => {
    fs.cpSync(RECORDED, at(), { recursive: true });
    expect(() => backend.remove(DEV, false, false)).toThrow(/still has resources; removal rejected/);
    expect(resourcesOf(backend.load(DEV)).length).toBeGreaterThan(1);
    backend.remove(DEV, true, false);
    expect(backend.exists(DEV)).toBe(false);
    expect(fs.existsSync(at("stacks/rec/dev.json.bak"))).toBe(true);
  });

  test.each([
    ["dev", { project: "rec", stack: "dev" }],
    ["organization/dev", { project: "rec", stack: "dev" }],
    ["organization/other/x.y_z-1", { project: "other", stack: "x.y_z-1" }],
  ])("name %s", (text, name) => expect(backend.parseStackName(text, "rec")).toEqual(name));

  test.each([
    ["acme/dev", /organization name must be 'organization'/],
    ["a b", /may only contain alphanumeric/],
    ["../../etc", /organization/],
    ["", /may only contain/],
    ["organization//dev", /the project's name "" may only contain/],
    ["organization/a b/dev", /the project's name "a b" may only contain/],
  ])("name %s is refused", (text, message) => expect(() => backend.parseStackName(text, "rec")).toThrow(message));

  test("a name without a project needs one", () => {
    expect(() => backend.parseStackName("dev", undefined)).toThrow(/name the stack in full/);
  });
});

describe("locks", () => {
  test("one holder at a time, named to the second", () => {
    create();
    const release = backend.lock(DEV);
    expect(() => backend.lock(DEV)).toThrow("the stack is currently locked by 1 lock(s)");
    expect(() => backend.lock(DEV)).toThrow(
      new RegExp(`created by .+@${os.hostname()} \\(pid ${process.pid}\\) at 20`),
    );
    expect(() => backend.lock(DEV)).not.toThrow(/has ended/);
    release();
    backend.lock(DEV)();
    expect(fs.readdirSync(at("locks/organization/rec/dev"))).toEqual([]);
  });

  test("a holder that is gone is said to be gone, and cancel removes its lock", () => {
    create();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const lock = { pid, username: "u", hostname: os.hostname(), timestamp: "2026-01-01T00:00:00Z" };
    fs.mkdirSync(at("locks/organization/rec/dev"), { recursive: true });
    fs.writeFileSync(at("locks/organization/rec/dev/x.json"), JSON.stringify(lock));
    expect(() => backend.lock(DEV)).toThrow(/that process has ended without releasing it, so `cancel` is safe/);
    expect(backend.cancel(DEV)).toBe(1);
    backend.lock(DEV)();
  });

  test("a lock that cannot be read still locks", () => {
    fs.mkdirSync(at("locks/organization/rec/dev"), { recursive: true });
    fs.writeFileSync(at("locks/organization/rec/dev/x.json"), "");
    expect(() => backend.lock(DEV)).toThrow(/currently locked/);
  });
});

describe("refused by name", () => {
  test("a layout without projects", () => {
    fs.writeFileSync(at("meta.yaml"), "version: 0\n");
    expect(open).toThrow(/legacy layout.*pulumi state upgrade/);
    fs.rmSync(at("meta.yaml"));
    fs.mkdirSync(at("stacks"), { recursive: true });
    fs.writeFileSync(at("stacks/dev.json"), "{}");
    expect(open).toThrow(/legacy layout/);
  });

  test("a layout of the future", () => {
    fs.writeFileSync(at("meta.yaml"), "version: 2\n");
    expect(open).toThrow(/version \(2\) is not known/);
  });

  test("compressed state, odd versions, features, other secrets providers", () => {
    create();
    fs.copyFileSync(at("stacks/rec/dev.json"), at("stacks/rec/dev.json.gz"));
    expect(() => backend.load(DEV)).toThrow(/compressed.*PULUMI_DIY_BACKEND_GZIP/);
    fs.rmSync(at("stacks/rec/dev.json.gz"));
    fs.writeFileSync(at("stacks/rec/dev.json"), '{"version":2,"checkpoint":{}}');
    expect(() => backend.load(DEV)).toThrow(/format version 2/);
    fs.writeFileSync(at("stacks/rec/dev.json"), '{"version":4,"features":["views"],"checkpoint":{}}');
    expect(() => backend.load(DEV)).toThrow(/does not implement: views/);
    fs.writeFileSync(at("stacks/rec/dev.json"), "{");
    expect(() => backend.load(DEV)).toThrow(/is not JSON.*dev.json.bak holds the state before it/);
    expect(() => saltOf({ manifest: newManifest(), secrets_providers: { type: "awskms" } })).toThrow(/"awskms"/);
  });
});
