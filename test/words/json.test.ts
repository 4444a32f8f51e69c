import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, test } from "vitest";
import { call } from "../../cli/call";
import { graph } from "../../cli/graph/main";
import { newProject } from "../../cli/new";
import { openWorld } from "../../emulator/server";
import { readCheckpoint, readExport } from "../../engine/backend/checkpoint";
import { readProperty } from "../../engine/value-state";
import { readStruct } from "../../engine/value-wire";
import { SIGNATURE_KEY, SIGNATURES } from "../../engine/values";
import { jsonProblem, NestedTooDeep, parseJson } from "../../words/json";
import { thrownBy } from "../support/failures";

const DEEP = `${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}`;

const LINE = /^[^\n]*is nested more than 500 deep, in [^\n]*$/;

test("what may be nested, and what is wrong with a text", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  expect(() => parseJson(nested(500))).not.toThrow();
  const error = thrownBy(() => parseJson(`{"x":[0,${nested(600_000)}]}`));
  expect(error).toBeInstanceOf(NestedTooDeep);
  expect(jsonProblem(error)).toBe("is nested more than 500 deep, in x.1.0.0.0");
  expect(jsonProblem(thrownBy(() => parseJson("{")))).toMatch(/^is not JSON \(Expected property name/);
});

describe("JSON that is nested 6,000 deep is refused in one line that names it, and where it is", () => {
  const state = (key: string) => `{"version":3,"${key}":{"resources":[],"latest":${DEEP},"more":${DEEP}}}`;

  test("a stack's state and an export", () => {
    expect(thrownBy(() => readCheckpoint(state("checkpoint"), "dev.json", "")).message).toBe(
      "dev.json is nested more than 500 deep, in checkpoint.latest.a.a.a",
    );
    expect(thrownBy(() => readExport(state("deployment"), "standard input")).message).toMatch(LINE);
  });

  test("a secret in a state", () => {
    const secret = { [SIGNATURE_KEY]: SIGNATURES.secret, plaintext: DEEP };
    expect(thrownBy(() => readProperty(secret, undefined)).message).toBe("nested more than 500 deep");
  });

  test("the request of a call", async () => {
    await expect(call("eci", "createContainerGroup", DEEP, {})).rejects.toThrow(LINE);
  });

  test("a state to draw, a manifest and the emulator's state", async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), "deep-"));
    const file = join(folder.path, "package.json");
    writeFileSync(file, DEEP);
    await expect(graph({ format: "svg", state: file })).rejects.toThrow(LINE);
    expect(thrownBy(() => newProject("typescript", folder.path)).message).toMatch(LINE);
    expect(thrownBy(() => openWorld({ stateFile: file })).message).toMatch(LINE);
  });

  test("a value of a program or provider, before it is in a state that nothing reads", () => {
    const wire = Struct.fromJavaScript({ a: JSON.parse(`${"[".repeat(481)}${"]".repeat(481)}`) });
    expect(thrownBy(() => readStruct(wire, { unknowns: "keep" })).message).toBe(
      'property "a" is nested more than 480 deep',
    );
  });
});
