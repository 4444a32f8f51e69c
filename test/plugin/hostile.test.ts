import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { type PluginProcess, startPlugin, struct, token, urnOf } from "../support/plugin-process";
import { answer } from "../support/provider-process";
import { list, Resource, secret, sendBytes, UNKNOWN } from "./requests";

let cloud: TestEmulator;
let plugin: PluginProcess;
beforeAll(async () => {
  cloud = await startEmulator();
  plugin = await startPlugin(emulatorConfig(cloud));
});
afterAll(async () => {
  await plugin.close();
  await cloud.close();
});

// Whatever was sent: the process goes on, has printed no trace, and answers a good request.
afterEach(async () => {
  expect((await new Resource(plugin, "tcr:Namespace").check({ name: "team" })).failures).toEqual([]);
  expect(plugin.child.exitCode).toBeNull();
  expect(plugin.printed()).not.toMatch(/\n\s+at /);
});

/** What the plugin answers in the end, in words. */
const said = (sent: Promise<unknown>) =>
  sent.then(
    (answer) => JSON.stringify(answer),
    (error: Error) => error.message,
  );

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** A container group, with something odd in place of its containers, or beside them. */
const group = (containers: unknown, more: object = {}) => ({
  name: "web",
  subnetIds: ["sbn-1"],
  securityGroupIds: ["g-1"],
  containers,
  ...more,
});

const ODD: Record<string, Record<string, unknown>> = {
  "a secret in a secret in a secret": group(secret(secret(secret([{ name: "web", image: secret("hunter2-image") }])))),
  "a secret without a value": group({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270" }),
  "everything secret": { name: secret("hunter2-name"), containers: secret("hunter2-containers"), [SIGNATURE]: 1 },
  "an output without anything": group({ [SIGNATURE]: OUTPUT }),
  "an output that is secret and unknown": group([{ [SIGNATURE]: OUTPUT, secret: true }]),
  "a reference without an ID": group([{ [SIGNATURE]: REFERENCE }]),
  "an asset": group([{ [SIGNATURE]: ASSET, text: "hunter2-asset" }]),
  "an unknown signature": group([{ [SIGNATURE]: "0" }]),
  "the unknown value everywhere": Object.fromEntries(["name", "containers", UNKNOWN, "x"].map((key) => [key, UNKNOWN])),
  "an unknown in a list in a list": group([[UNKNOWN], [[UNKNOWN]]]),
  "what every object has": JSON.parse('{"__proto__":{"name":"x"},"constructor":{"prototype":1},"toString":"x"}'),
  "the properties that are ours": { __provider: 1, __urn: {}, __secrets: [["a"], 1, "b"], __chosen: "x", __dead: [] },
  "another type for each": { name: 1, subnetIds: {}, securityGroupIds: "x", containers: { a: [] }, tags: [] },
};

describe("properties with", () => {
  it.each(Object.entries(ODD))("%s", async (_, inputs) => {
    const resource = new Resource(plugin, "bci:ContainerGroup");
    const all = await Promise.all([
      said(resource.check(inputs)),
      said(resource.diff("p-1", inputs, inputs)),
      said(resource.create(inputs, { preview: true })),
      said(resource.update("p-1", inputs, inputs, { preview: true })),
      said(resource.read("p-0", inputs)),
    ]);
    for (const answer of all) expect(answer).not.toMatch(/undefined|call stack|is not a function|Cannot read/);
    const [checked = ""] = all;
    // What is secret comes back as a secret, and is in no reason.
    const failures = JSON.stringify(checked.startsWith("{") ? JSON.parse(checked).failures : checked);
    expect(failures).not.toContain("hunter2-name");
    expect(failures).not.toContain("hunter2-image");
    expect(failures).not.toContain("hunter2-containers");
  });
});

describe("names that every object has", () => {
  it.each(["constructor", "__proto__", "toString", "hasOwnProperty", "constructor:constructor"])(
    "are no type, no component, no function and no setting: %s",
    async (name) => {
      const resource = new Resource(plugin, name);
      const { client } = plugin;
      const construct = new proto.ConstructRequest().setType(name).setName("x").setMonitorendpoint(plugin.engine);
      const invoke = (tok: string) => new proto.InvokeRequest().setTok(tok).setArgs(struct({ [name]: 1 }));
      const all = await Promise.all([
        said(resource.check({})),
        said(resource.diff("x", {}, {})),
        said(resource.create({})),
        said(resource.read("x")),
        said(resource.update("x", {}, {})),
        said(resource.delete("x", {})),
        said(list(plugin, name)),
        said(answer((done) => client.invoke(invoke(`container-clouds:${name}`), done))),
        said(answer((done) => client.construct(construct, done))),
      ]);
      for (const text of all) expect(text).toMatch(/has no (resource|function)|does not implement the component/);
      const others = await Promise.all([
        said(answer((done) => client.invoke(invoke("container-clouds:tke:getClusters"), done))),
        said(answer((done) => client.invoke(invoke(name), done))),
        said(answer((done) => client.call(new proto.CallRequest().setTok(name), done))),
        said(
          answer((done) =>
            client.checkConfig(new proto.CheckRequest().setNews(struct({ [name]: { [name]: 1 } })), done),
          ),
        ),
        said(plugin.configure({ ...emulatorConfig(cloud), [`container-clouds:${name}`]: "{}" })),
        said(plugin.configure(emulatorConfig(cloud))),
      ]);
      for (const text of [...all, ...others])
        expect(text).not.toMatch(/is not a function(?! of the package)|Cannot read|native code|\n\s+at /);
    },
  );
});

/** What comes before a field's bytes in a protobuf message: its number, and their length. */
function header(number: number, length: number): Buffer {
  const bytes = [(number << 3) | 2];
  let left = length;
  for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
  return Buffer.from([...bytes, left]);
}

const field = (number: number, bytes: Buffer) => Buffer.concat([header(number, bytes.length), bytes]);

/** A struct of structs, as deep as that: `{a: {a: …}}`. */
function deepStruct(levels: number): Buffer {
  const key = field(1, Buffer.from("a"));
  const opened: Buffer[] = [];
  let size = 0;
  for (let level = 0; level < levels; level++) {
    const value = header(5, size);
    const entry = Buffer.concat([key, header(2, value.length + size), value]);
    const before = Buffer.concat([header(1, entry.length + size), entry]);
    opened.unshift(before);
    size += before.length;
  }
  return Buffer.concat(opened);
}

describe("messages", () => {
  it.each([100, 10_000])("with %d objects in each other are answered", async (levels) => {
    const about = { urn: urnOf("tcr:Namespace", "deep"), type: token("tcr:Namespace") };
    const request = new proto.CheckRequest().setUrn(about.urn).setType(about.type);
    const bytes = Buffer.concat([Buffer.from(request.serializeBinary()), field(3, deepStruct(levels))]);
    for (const method of ["check", "checkConfig"])
      expect(await said(sendBytes(plugin, method, bytes))).not.toMatch(/\n\s+at /);
  });

  it("of 3 MB are answered", async () => {
    const inputs = group([], { name: "/".repeat(3 * 1024 * 1024) });
    const { failures } = await new Resource(plugin, "bci:ContainerGroup").check(inputs);
    expect(failures.map(({ property }) => property)).toContain("name");
    expect(JSON.stringify(failures).length).toBeLessThan(1_000);
  });

  it("that end in the middle of a text, or hold no UTF-8, are answered", async () => {
    const urn = Buffer.from([0xff, 0xfe, 0xfd, 0xc0, 0x80]);
    for (const method of ["check", "diff", "create", "read", "update", "delete", "invoke"])
      for (const bytes of [field(1, urn), field(1, urn).subarray(0, 4), Buffer.concat([field(2, urn), field(3, urn)])])
        expect(await said(sendBytes(plugin, method, bytes))).not.toMatch(/\n\s+at /);
  });
});
