import { readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { createSalt, openCrypter, readPassphrase } from "../../../engine/backend/passphrase";

const SALT = "v1:UFt487YSbKc=:v1:uDsjq0MjhH8OtlNK:417GZ1945f/MqZj9Axn0KHnPj1sL9g==";

describe("what the CLI encrypted with the passphrase `pass`", () => {
  const crypter = openCrypter(SALT, "pass");

  test.each([
    // Pulumi.dev.yaml, and dev.json, of the recorded backend (scenario 10)
    ["v1:2lGCeiMrMr2ufECF:reAVxR2gEKWK96YgGyoccCT/P8bHhpA=", "hunter2"],
    ["v1:ZpfbmTAQ6Dzj99w8:O1a+bFkEcicbdKdCQyP979OHiUlf9wh4yn3OS8Yg", '"token-of-a-1"'],
  ])("%s opens", (ciphertext, plaintext) => {
    expect(crypter.decrypt(ciphertext)).toBe(plaintext);
    expect(crypter.encrypt(plaintext)).toBe(ciphertext);
  });

  test("every secret of the recorded state opens to JSON", () => {
    const state = readFileSync(
      path.join(__dirname, "../../recordings/backend/pulumi-folder/stacks/rec/dev.json"),
      "utf8",
    );
    const ciphertexts = [...state.matchAll(/"ciphertext":"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(ciphertexts.length).toBeGreaterThan(10);
    for (const ciphertext of ciphertexts) expect(() => JSON.parse(crypter.decrypt(ciphertext))).not.toThrow();
  });

  test("a new secret opens with a key of the same salt", () => {
    const ciphertext = crypter.encrypt("pässword ☃");
    expect(ciphertext).toMatch(/^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]+=*$/);
    expect(openCrypter(SALT, "pass").decrypt(ciphertext)).toBe("pässword ☃");
  });

  test("a damaged secret is said to be damaged", () => {
    expect(() => crypter.decrypt("v1:2lGCeiMrMr2ufECF:xeAVxR2gEKWK96YgGyoccCT/P8bHhpA=")).toThrow(
      /cannot be decrypted/,
    );
    expect(() => crypter.decrypt("v2:aa:bb")).toThrow(/form v1/);
  });
});

test("a wrong passphrase is refused, and not shown", () => {
  expect(() => openCrypter(SALT, "wrong-one")).toThrow(/^incorrect passphrase/);
  expect(() => openCrypter(SALT, "wrong-one")).not.toThrow(/wrong-one/);
});

test("a new salt opens with its passphrase only", () => {
  const salt = createSalt("secret of mine");
  expect(salt).toMatch(/^v1:[A-Za-z0-9+/]{11}=:v1:/);
  expect(openCrypter(salt, "secret of mine").decrypt(salt.split(":").slice(2).join(":"))).toBe("pulumi");
  expect(() => openCrypter(salt, "")).toThrow(/incorrect passphrase/);
});

test("the passphrase comes from the environment, from a file, or not at all", () => {
  const file = path.join(__dirname, "../../recordings/backend/pulumi-folder/meta.yaml");
  expect(readPassphrase({ PULUMI_CONFIG_PASSPHRASE: "", PULUMI_CONFIG_PASSPHRASE_FILE: file }, "/")).toBe("");
  expect(readPassphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: path.basename(file) }, path.dirname(file))).toBe("version: 1");
  expect(() => readPassphrase({}, "/")).toThrow(/PULUMI_CONFIG_PASSPHRASE or/);
  expect(() => readPassphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: "none" }, "/nowhere")).toThrow(
    /unable to read PULUMI_CONFIG_PASSPHRASE_FILE/,
  );
});
