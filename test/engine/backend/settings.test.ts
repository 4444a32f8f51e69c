import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConfigKey,
  decryptConfig,
  goJson,
  parseKey,
  secretKeys,
  sortedKeys,
} from "../../../engine/backend/config";
import { coerce, parsePath } from "../../../engine/backend/config-path";
import { readProject } from "../../../engine/backend/project";
import { validateConfig, withProjectConfig } from "../../../engine/backend/project-config";
import { StackSettings, settingsPath } from "../../../engine/backend/settings";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "settings-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const noCrypter = { encrypt: (text: string) => `<${text}>`, decrypt: (text: string) => text.slice(1, -1) };
const key = (text: string, asPath = true): ConfigKey => parseKey(text, "rec", asPath);
const file = () => path.join(folder, "Pulumi.dev.yaml");
const settingsOf = (text: string) => {
  fs.writeFileSync(file(), text);
  return StackSettings.read(file(), "rec");
};
const saved = (settings: StackSettings) => {
  settings.save();
  return fs.readFileSync(file(), "utf8");
};

describe("edits", () => {
  test("leave comments, order and layout alone", () => {
    const settings = settingsOf(
      "# salt of the earth\nencryptionsalt: v1:x\nconfig:\n  # how many\n  rec:count: 1 # for now\n  rec:list:\n    - a # first\n    - b\n",
    );
    settings.set(key("name", false), "web");
    settings.set(key("list[1]"), "c");
    settings.set(key("count", false), "2");
    expect(saved(settings)).toBe(
      '# salt of the earth\nencryptionsalt: v1:x\nconfig:\n  # how many\n  rec:count: "2"\n  rec:list:\n    - a # first\n    - c\n  rec:name: web\n',
    );
  });

  test("write what the CLI wrote for the same commands", () => {
    const settings = settingsOf("encryptionsalt: v1:x\n");
    settings.set(key("plain", false), "p");
    settings.set(key("hidden", false), { secure: "v1:a:b" });
    settings.set(key("obj.a[0]"), coerce("1"));
    settings.set(key("obj.b"), { secure: "v1:c:d" });
    settings.set(key("other:x", false), "true");
    settings.set(key("a", false), "");
    settings.set(key("p.q"), "v");
    settings.remove(key("p.q"));
    expect(saved(settings)).toBe(
      `encryptionsalt: v1:x
config:
  rec:plain: p
  rec:hidden:
    secure: v1:a:b
  rec:obj:
    a:
      - 1
    b:
      secure: v1:c:d
  other:x: "true"
  rec:a: ""
  rec:p: {}
`,
    );
  });

  test("of a file that is not there yet make it", () => {
    const settings = StackSettings.read(file(), "rec");
    settings.salt = "v1:x";
    settings.set(key("a", false), "1");
    expect(saved(settings)).toBe('encryptionsalt: v1:x\nconfig:\n  rec:a: "1"\n');
    expect(StackSettings.read(file(), "rec").salt).toBe("v1:x");
  });

  test.each([
    ["obj.a.b", "1", /obj\.a: expected a map/],
    ["list.x", "1", /list\.x: key for an array must be an int/],
    ["list[5]", "1", /list\[5\]: array index out of range/],
    ["new.secure", "x", /maps with the single key "secure" are reserved/],
  ])("set %s is refused", (path, value, message) => {
    const settings = settingsOf("config:\n  rec:obj:\n    a: 1\n  rec:list: [1]\n");
    expect(() => settings.set(key(path), value)).toThrow(message);
  });

  test("a plain value gives way to a map at the top", () => {
    const settings = settingsOf("config:\n  rec:obj: text\n");
    settings.set(key("obj.a"), true);
    expect(saved(settings)).toBe("config:\n  rec:obj:\n    a: true\n");
  });
});

describe("values as the program gets them", () => {
  test("text as it is, the rest as JSON, secrets decrypted", () => {
    const settings = settingsOf(
      "config:\n  rec:n: 5\n  rec:t: true\n  rec:f: 1.50\n  bare: x\n  rec:config:old: y\n  aws:o:\n    b: [1, {secure: <s&t>}]\n    a: 'x<y'\n",
    );
    const config = settings.config();
    expect(sortedKeys(config)).toEqual(["aws:o", "rec:bare", "rec:f", "rec:n", "rec:old", "rec:t"]);
    expect(decryptConfig(config, noCrypter)).toEqual({
      "aws:o": '{"a":"x\\u003cy","b":[1,"s\\u0026t"]}',
      "rec:bare": "x",
      "rec:f": "1.5",
      "rec:n": "5",
      "rec:old": "y",
      "rec:t": "true",
    });
    expect(secretKeys(config)).toEqual(["aws:o"]);
  });

  test("JSON is sorted and escaped as Go does", () =>
    expect(goJson({ b: "<&>", a: [] })).toBe('{"a":[],"b":"\\u003c\\u0026\\u003e"}'));
});

describe("keys and paths", () => {
  test.each([
    ["name", false, "rec:name", []],
    ["aws:region", false, "aws:region", []],
    ["aws:config:region", false, "aws:region", []],
    ["a.b", false, "rec:a.b", []],
    ["a.b[0]", true, "rec:a", ["b", 0]],
    ["aws:tags.x", true, "aws:tags", ["x"]],
    ['["a.b"].c', true, "rec:a.b", ["c"]],
    ['a["x\\"y"]', true, "rec:a", ['x"y']],
  ])("%s", (text, asPath, full, path) => expect(key(text, asPath)).toEqual({ full, path }));

  test.each(["a:b:c", "a:b:c:d"])("key %s is refused", (text) => {
    expect(() => key(text, false)).toThrow(/could not parse .* as a configuration key/);
  });

  test.each([".a", "a.", "a[", "a[x]", 'a["x]', "[0]", "a.[0]"])("path %s is refused", (text) => {
    expect(() => parsePath(text)).toThrow(/invalid config key path/);
  });

  test.each([
    ["true", true],
    ["12", 12],
    ["-3", -3],
    ["0", 0],
    ["012", "012"],
    ["1.5", "1.5"],
    ["99999999999999999999", "99999999999999999999"],
    ["", ""],
  ])("%s is read as %s", (text, value) => expect(coerce(text)).toBe(value));
});

describe("settings that cannot be honoured are refused by name", () => {
  test.each([
    ["secretsprovider: awskms://alias/x\n", /secretsprovider "awskms:\/\/alias\/x"/],
    ["encryptedkey: abc\n", /"encryptedkey"/],
    ["environment: [prod]\n", /"environment"/],
    ["config: [a]\n", /"config" must be a map/],
    ["config:\n\t- x", /could not load/],
  ])("%s", (text, message) => expect(() => settingsOf(text)).toThrow(message));
});

describe("what the project says about configuration", () => {
  const project = (text: string) => {
    fs.writeFileSync(path.join(folder, "Pulumi.yaml"), `name: rec\nruntime: nodejs\n${text}`);
    return readProject(path.join(folder, "Pulumi.yaml"));
  };

  test("defaults fill in, and the stack's own values win", () => {
    const reported = project(
      "config:\n  size: 3\n  on: {type: boolean, default: true}\n  aws:region: here\n  tags: {type: array, items: {type: string}, default: [a]}\n  name: {default: x}\n",
    );
    const merged = withProjectConfig(reported, new Map([["rec:name", "mine"]]));
    expect(decryptConfig(merged, noCrypter)).toEqual({
      "aws:region": "here",
      "rec:name": "mine",
      "rec:on": "true",
      "rec:size": "3",
      "rec:tags": '["a"]',
    });
    expect(() => validateConfig(reported, "dev", merged, noCrypter)).not.toThrow();
  });

  test("what is missing, of the wrong type, or not encrypted is named", () => {
    const reported = project("config:\n  a: {type: string}\n  b: {type: integer}\n  c: {type: string, secret: true}\n");
    const check = (config: [string, string | { secure: string }][]) =>
      validateConfig(reported, "dev", new Map(config), noCrypter);
    expect(() => check([["rec:b", "1"]])).toThrow("Stack 'dev' is missing configuration values 'a' and 'c'");
    expect(() => check([["rec:b", "x"]])).toThrow("Stack 'dev' with configuration key 'b' must be of type 'integer'");
    expect(() => check([["rec:c", "x"]])).toThrow("configuration key 'c' must be encrypted as it's secret");
    expect(() =>
      check([
        ["rec:a", "x"],
        ["rec:b", "7"],
        ["rec:c", { secure: "<s>" }],
      ]),
    ).not.toThrow();
  });

  test("the folder of stack settings", () => {
    expect(settingsPath(project("stackConfigDir: stacks\n"), "dev")).toBe(path.join(folder, "stacks/Pulumi.dev.yaml"));
  });

  test.each([
    ["runtime: [x]\n", /runtime/],
    ["config:\n  x: {type: color}\n", /config\.x/],
    ["config:\n  x: {type: array}\n", /'x' declares an array/],
    [
      "config:\n  x: {type: integer, default: abc}\n",
      /'x' has a default value that is not of the expected type 'integer'/,
    ],
    ["config:\n  aws:x: {type: string}\n", /'aws:x' is not namespaced by the project/],
    ["options: {refresh: never}\n", /options\.refresh/],
  ])("%s is refused", (text, message) => {
    fs.writeFileSync(
      path.join(folder, "Pulumi.yaml"),
      `name: rec\n${text.startsWith("runtime") ? "" : "runtime: nodejs\n"}${text}`,
    );
    expect(() => readProject(path.join(folder, "Pulumi.yaml"))).toThrow(message);
  });

  test("a name that no folder could have is refused", () => {
    fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: ../x\nruntime: nodejs\n");
    expect(() => readProject(path.join(folder, "Pulumi.yaml"))).toThrow(/name: may only contain/);
  });
});
