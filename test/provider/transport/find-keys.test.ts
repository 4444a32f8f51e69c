import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileKeys, KeyFile } from "../../../provider/transport/credential-files";
import { type CredentialSources, findKeys, missingKeys } from "../../../provider/transport/credentials";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "find-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file in JSON for each profile. */
const json = (name: string, defaultProfile = "default"): KeyFile => ({
  defaultProfile,
  path: (profile, at = folder) => `${at}/${name}-${profile}`,
  read: (text) => JSON.parse(text) as FileKeys,
});
const write = (name: string, keys: object) => writeFileSync(join(folder, name), JSON.stringify(keys));

const sources: CredentialSources = {
  settings: { id: "key", secret: "secret", token: "token" },
  environment: [
    { id: "A_ID", secret: "A_SECRET", tokens: ["A_TOKEN", "A_STS"] },
    { id: "B_ID", secret: "B_SECRET" },
  ],
  files: [json("one"), json("two", "main")],
  profileEnvironment: ["PROFILE", "OLD_PROFILE"],
  folderEnvironment: ["FOLDER", "OLD_FOLDER"],
};
const find = (configured: Record<string, unknown> = {}, env: NodeJS.ProcessEnv = {}, of = sources) =>
  findKeys(of, { configured, env, path: (setting) => `ns:${setting}` });

describe("keys of the settings", () => {
  it("are said to come from each setting that is set, and have blanks cut off", () => {
    const found = find({ key: " k ", secret: "s\n", token: "\tt" });
    expect(found).toMatchObject({ link: "configuration", from: ["ns:key", "ns:secret", "ns:token"] });
    expect(found?.read()).toEqual({ id: "k", secret: "s", token: "t" });
    const without = find({ key: "k", secret: "s", token: " " });
    expect(without?.from).toEqual(["ns:key", "ns:secret"]);
    expect(Object.keys(without?.read() ?? {})).toEqual(["id", "secret"]);
    expect(without?.places).toEqual({ id: "ns:key", secret: "ns:secret", token: "ns:token" });
  });

  it("are whole, or an error that says what to remove", () => {
    expect(() => find({ secret: "s", token: "t" })?.read()).toThrow(
      'ns:key: is not set; run "pulumi config set --secret --path ns:key VALUE", or remove ns:secret and ns:token to use the next source of credentials',
    );
    expect(() => find({ key: "k" })?.read()).toThrow(/^ns:secret: .* or remove ns:key to use/);
  });

  it("have no token in a cloud that has none", () => {
    const tokenless = { ...sources, settings: { id: "key", secret: "secret" } };
    expect(find({ key: "k", secret: "s", token: "t" }, {}, tokenless)?.read()).toEqual({ id: "k", secret: "s" });
  });
});

describe("keys of the environment", () => {
  it("have the first token that is set, and are said to come from each variable", () => {
    const env = { A_ID: "a", A_SECRET: "s", A_TOKEN: " ", A_STS: "sts" };
    const found = find({}, env);
    expect(found).toMatchObject({ link: "environment", from: ["A_ID", "A_SECRET", "A_STS"] });
    expect(found?.read()).toEqual({ id: "a", secret: "s", token: "sts" });
    expect(find({}, { ...env, A_TOKEN: "first" })?.read().token).toBe("first");
    expect(found?.places).toEqual({ id: "A_ID", secret: "A_SECRET", token: "A_STS" });
    expect(find({}, { A_ID: "a", A_SECRET: "s" })?.places.token).toBe("A_TOKEN");
  });

  it("are of the first set that has a key: a token alone is none", () => {
    const found = find({}, { A_TOKEN: "t", B_ID: "b", B_SECRET: "s" });
    expect(found?.from).toEqual(["B_ID", "B_SECRET"]);
    expect(found?.read()).toEqual({ id: "b", secret: "s" });
  });

  it("without their ID are an error that names it", () => {
    expect(() => find({}, { A_SECRET: "s" })?.read()).toThrow(
      "A_ID: is not set, while A_SECRET is; set both in the environment, or neither",
    );
  });
});

describe("keys of a file", () => {
  it("are read anew each time, because a tool may have renewed them, and come with region and role", () => {
    const rest = { region: "r", role: { arn: "role" } };
    write("one-default", { id: "i", secret: "old", ...rest });
    const found = find();
    expect(found).toMatchObject({ link: "file", from: [`${folder}/one-default`], ...rest });
    expect(found?.places).toEqual({
      id: `${folder}/one-default (key)`,
      secret: `${folder}/one-default (secret)`,
      token: `${folder}/one-default (token)`,
    });
    write("one-default", { id: "i", secret: "new", token: "t", ...rest });
    expect(found?.read()).toEqual({ id: "i", secret: "new", token: "t" });
    rmSync(join(folder, "one-default"));
    expect(() => found?.read()).toThrow(`${folder}/one-default: has a key without its ID in the profile "default"`);
  });

  it("end when the file says, be it in seconds or in milliseconds", () => {
    const at = Date.parse("2026-11-29T12:00:00Z");
    const endOf = (expiresAt: number) => {
      write("one-default", { id: "i", secret: "s", expiresAt });
      return find()?.read().expiresAt;
    };
    expect([endOf(at), endOf(at / 1000)]).toEqual([at, at]);
  });

  it("are of the first file that has a part of them", () => {
    write("one-default", { region: "r" });
    write("two-main", { id: "two", secret: "s" });
    expect(find()?.from).toEqual([`${folder}/two-main`]);
    write("one-default", { secret: "s" });
    expect(() => find()?.read()).toThrow('has a key without its ID in the profile "default"');
    write("one-default", { id: "i" });
    expect(() => find()?.read()).toThrow('has a key ID without its key in the profile "default"');
  });

  it("are nothing where no file is", () => {
    expect(find()).toBeUndefined();
  });
});

describe("a profile", () => {
  it("is that of the settings, else the first variable that is set, and is named unless it is the default", () => {
    for (const name of ["one-a", "one-b", "two-main"]) write(name, { id: name, secret: "s" });
    const chosen = find({ credentialsProfile: " a " }, { PROFILE: "b" });
    expect(chosen?.from).toEqual([`${folder}/one-a (profile a)`]);
    expect(chosen?.places.secret).toBe(`${folder}/one-a (profile a, secret)`);
    expect(find({}, { PROFILE: " ", OLD_PROFILE: "b" })?.read().id).toBe("one-b");
    expect(find({}, { PROFILE: "a", OLD_PROFILE: "b" })?.read().id).toBe("one-a");
    expect(find({ credentialsProfile: "main" })?.from).toEqual([`${folder}/two-main`]);
  });

  it("of the settings that is nowhere is an error, and not the environment's keys", () => {
    expect(() => find({ credentialsProfile: "p" }, { A_ID: "a", A_SECRET: "s" })).toThrow(
      `ns:credentialsProfile: there is no profile "p" with keys in ${folder}/one-p or ${folder}/two-p`,
    );
    const homeless = { ...sources, files: [{ ...json("one"), path: () => undefined }] };
    expect(() => find({ credentialsProfile: "p" }, {}, homeless)).toThrow(
      "with keys in any file: no home folder is known",
    );
  });

  it("of the environment that is nowhere leaves the keys missing", () => {
    expect(find({}, { PROFILE: "p" })).toBeUndefined();
  });

  it("is looked for in the folder of the settings, else in that of the first variable that is set", () => {
    write("one-default", { id: "i", secret: "s" });
    const of = { ...sources, files: [{ ...json("one"), path: (_: string, at = "/nowhere") => `${at}/one-default` }] };
    const none = `${folder}/none`;
    expect(find({ credentialsFolder: folder }, { FOLDER: none }, of)).toBeDefined();
    expect(find({ credentialsFolder: none }, { FOLDER: folder }, of)).toBeUndefined();
    expect(find({}, { FOLDER: " ", OLD_FOLDER: folder }, of)).toBeDefined();
    expect(find({}, { FOLDER: none, OLD_FOLDER: folder }, of)).toBeUndefined();
    expect(find({}, {}, of)).toBeUndefined();
  });
});

it("missing keys are asked for by setting, with every variable that would do", () => {
  expect(
    missingKeys(sources, { configured: {}, env: {}, path: (setting) => `ns:${setting}` }).message.split("\n"),
  ).toEqual([
    'ns:key: is not set; run "pulumi config set --secret --path ns:key VALUE", or set A_ID or B_ID in the environment',
    'ns:secret: is not set; run "pulumi config set --secret --path ns:secret VALUE", or set A_SECRET or B_SECRET in the environment',
  ]);
});
