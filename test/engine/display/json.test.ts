import { expect, test } from "vitest";
import { EventLines, PreviewDigest } from "../../../engine/display/json-display";
import { SecretFilter } from "../../../engine/display/secrets";
import { events, secret, urnOf } from "./events";

const output = () => ({
  text: "",
  write(text: string) {
    this.text += text;
  },
});

test("events are lines of JSON in which secrets are hidden, and debugging is left out unless asked for", () => {
  const written = output();
  const lines = new EventLines(written, { debug: false });
  lines.show(events.begin("create", "web", null, { inputs: { pass: secret("hunter2"), list: [secret("x")] } }));
  lines.show(events.say("debug", "sent hunter2"));
  const [line = "", ...rest] = written.text.trimEnd().split("\n");
  expect(rest).toEqual([]);
  expect(JSON.parse(line).resourcePreEvent.metadata.new.inputs).toEqual({
    pass: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" },
    list: [{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" }],
  });
  expect(written.text).not.toContain("hunter2");
});

test("a preview is one document in the CLI's form", () => {
  const written = output();
  let time = 5n;
  const options = { showSames: false, rootUrn: urnOf("stack"), hideOutputs: false };
  const digest = new PreviewDigest(written, options, () => time);
  time = 1_000_000_005n;
  const old = { id: "w-1", inputs: { a: 1 }, outputs: { a: 1, pass: secret("hunter2") } };
  for (const event of [
    events.prelude({ "rec:x": "1" }),
    events.begin("same", "stack", {}, {}),
    events.begin("same", "still", {}, {}),
    events.begin("update", "web", old, { inputs: { a: 2 } }, { diffs: ["a"], provider: "p" }),
    events.begin("refresh", "drift", old, old),
    events.end(
      "update",
      "drift",
      old,
      { outputs: { a: 3 } },
      { detailedDiff: { a: { diffKind: "update", inputDiff: false } } },
    ),
    events.say("info", "passing", "web", { ephemeral: true }),
    events.say("warning", "careful"),
    events.summary({ same: 2, update: 2 }, true),
  ]) {
    digest.show(event);
  }
  digest.close();
  const parsed = JSON.parse(written.text);
  expect(Object.keys(parsed)).toEqual(["config", "steps", "diagnostics", "duration", "changeSummary"]);
  expect(parsed).toMatchObject({
    config: { "rec:x": "1" },
    diagnostics: [{ message: "warning: careful\n", severity: "warning" }],
    duration: 1_000_000_000,
    changeSummary: { same: 2, update: 2 },
  });
  expect(parsed.steps.map((step: { op: string; urn: string }) => [step.op, step.urn])).toEqual([
    ["same", urnOf("stack")],
    ["update", urnOf("web")],
    ["update", urnOf("drift")],
  ]);
  expect(parsed.steps[1]).toMatchObject({
    provider: "p",
    diffReasons: ["a"],
    detailedDiff: null,
    oldState: { id: "w-1", custom: true, outputs: { a: 1, pass: "[secret]" } },
    newState: { inputs: { a: 2 } },
  });
  expect(parsed.steps[2].detailedDiff).toEqual({ a: { kind: "update", inputDiff: false } });
});

test("a message that repeats a secret has it hidden", () => {
  const filter = new SecretFilter();
  const message = (text: string) =>
    (filter.pass(events.say("error", text, "web")).diagnosticEvent as { message: string }).message;
  expect(message("password hunter2 is too short")).toBe("password hunter2 is too short\n");
  filter.pass(events.begin("create", "web", null, { inputs: { pass: secret({ deep: ["hunter2", "no"] }) } }));
  expect(message("password hunter2 is too short, no?")).toBe("password [secret] is too short, no?\n");
});
