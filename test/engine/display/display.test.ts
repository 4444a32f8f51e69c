import { describe, expect, test } from "vitest";
import { Board } from "../../../engine/display/board";
import { DiffDisplay } from "../../../engine/display/diff-display";
import type { Display, DisplayOptions, Output } from "../../../engine/display/display";
import { LineDisplay } from "../../../engine/display/line-display";
import { LiveDisplay } from "../../../engine/display/live-display";
import { inColour, inPlain } from "../../../engine/display/paint";
import { renderTree } from "../../../engine/display/tree";
import type { EngineEvent } from "../../../engine/types";
import { UNKNOWN_STRING } from "../../../engine/values";
import { events, secret, urnOf } from "./events";

const OPTIONS: DisplayOptions = {
  form: "lines",
  paint: inPlain,
  headline: "",
  stack: "dev",
  project: "rec",
  isPreview: false,
  showSames: false,
  showReads: false,
  showSecrets: false,
  showUrns: false,
  showConfig: false,
  debug: false,
  full: false,
  hideOutputs: false,
  suppressProgress: false,
};

/** A display of one kind, the clock of which stands still until it is moved. */
function setUp<D extends Display>(
  kind: new (board: Board, options: DisplayOptions, output: Output) => D,
  more: Partial<DisplayOptions> = {},
) {
  const options = { ...OPTIONS, ...more };
  const clock = { at: 0 };
  const board = new Board({ ...options, now: () => clock.at });
  const output = {
    text: "",
    columns: 100,
    rows: 24,
    write(text: string) {
      this.text += text;
    },
  };
  const display = new kind(board, options, output);
  const play = (...list: EngineEvent[]) => {
    for (const event of list) display.show(event);
  };
  return { board, clock, display, output, play };
}

const linesOf = (text: string) => text.trimEnd().split("\n");

describe("plain lines", () => {
  test("one when a step begins and one when it ends, then outputs and summary", () => {
    const { display, output, clock, play } = setUp(LineDisplay);
    play(
      events.begin("create", "stack", null, {}),
      events.begin("create", "web", null, { inputs: { size: 1 } }),
      events.say("info", "waiting for Running", "web", { ephemeral: true }),
    );
    clock.at = 3200;
    play(
      events.say("info", "2 of 3 nodes ready", "web", { ephemeral: true }),
      events.end("create", "web", null, { inputs: { size: 1 }, id: "x" }),
      events.end("create", "stack", null, { outputs: { url: "http://x", key: secret("hunter2") } }),
      events.summary({ create: 2 }),
    );
    display.close();
    expect(linesOf(output.text)).toEqual([
      " +  pulumi:pulumi:Stack rec-dev creating (0s)",
      " +  cloud:index:Thing web creating (0s)",
      " +  cloud:index:Thing web creating (0s) waiting for Running",
      " +  cloud:index:Thing web creating (3s) 2 of 3 nodes ready",
      " +  cloud:index:Thing web created (3s)",
      " +  pulumi:pulumi:Stack rec-dev created (3s)",
      "",
      "Outputs:",
      "  + key: [secret]",
      '  + url: "http://x"',
      "",
      "Resources:",
      "    + 2 created",
      "",
      "Duration: 12s",
    ]);
  });

  test("a plan shows each resource once, a replacement as one", () => {
    const { display, output, play } = setUp(LineDisplay, { isPreview: true });
    const [old, next] = [{ inputs: { key: 1, __provider: "a" }, id: "w-1" }, { inputs: { key: 2, __provider: "b" } }];
    play(
      events.begin("same", "stack", {}, {}),
      events.begin("create-replacement", "web", old, next, { keys: ["key"] }),
      events.end("create-replacement", "web", old, next, { keys: ["key"] }),
      events.begin("replace", "web", old, next, { keys: ["key"] }),
      events.end("replace", "web", old, next, { keys: ["key"] }),
      events.begin("update", "db", { inputs: { a: 1, b: 2 } }, { inputs: { b: 3, c: 4 } }),
      events.begin("delete", "old", { retainOnDelete: true }, null),
      events.begin("same", "still", {}, {}),
      events.begin("delete-replaced", "web", old, null),
      events.summary({ same: 2, update: 1, replace: 1, delete: 1 }, true),
    );
    display.close();
    expect(linesOf(output.text)).toEqual([
      " +- cloud:index:Thing web replace [diff: ~key]",
      " ~  cloud:index:Thing db update [diff: +c-a~b]",
      " -  cloud:index:Thing old delete [retain]",
      "",
      "Resources:",
      "    ~ 1 to update",
      "    - 1 to delete",
      "    +- 1 to replace",
      "    3 changes. 2 unchanged",
    ]);
  });

  test("a failure is shown where it happened, and in full at the end", () => {
    const { display, output, play } = setUp(LineDisplay);
    play(
      events.begin("update", "web", { inputs: { a: 1 } }, { inputs: { a: 2 } }),
      events.say("error", "subnet has no free addresses\n  ask for more", "web"),
      events.fail("update", "web", { inputs: { a: 1 } }, { inputs: { a: 2 } }),
      events.say("error", "update failed"),
      events.summary({}),
    );
    display.close();
    expect(linesOf(output.text)).toEqual([
      " ~  cloud:index:Thing web updating (0s) [diff: ~a]",
      " ~  cloud:index:Thing web updating (0s) [diff: ~a]; error: subnet has no free addresses",
      " ~  cloud:index:Thing web **updating failed** [diff: ~a]; error: subnet has no free addresses",
      "    pulumi:pulumi:Stack rec-dev error: update failed",
      "",
      "Diagnostics:",
      "  cloud:index:Thing (web):",
      "    error: subnet has no free addresses",
      "      ask for more",
      "",
      "  pulumi:pulumi:Stack (rec-dev):",
      "    error: update failed",
      "",
      "Resources:",
      "    2 errored",
      "",
      "Duration: 12s",
    ]);
  });

  test("a refresh shows what it found", () => {
    const { display, output, play } = setUp(LineDisplay);
    const was = { outputs: { size: 1 } };
    play(
      events.begin("refresh", "a", was, was),
      events.end("same", "a", was, was),
      events.begin("refresh", "b", was, was),
      events.end("update", "b", was, { outputs: { size: 2 } }),
      events.begin("refresh", "c", was, was),
      events.end("delete", "c", was, null),
    );
    display.close();
    expect(linesOf(output.text)).toEqual([
      " ~  cloud:index:Thing b updated (0.00s) [diff: ~size]",
      " -  cloud:index:Thing c deleted (0.00s)",
    ]);
  });

  test("what takes long is reported now and then, and the same line not twice", () => {
    const { display, output, clock, play } = setUp(LineDisplay);
    const waiting = (seconds: number) => events.say("info", `waiting (${seconds} s)`, "web", { ephemeral: true });
    play(events.begin("create", "web", null, {}), waiting(0));
    clock.at = 2_000;
    play(waiting(2));
    clock.at = 10_000;
    display.beat();
    expect(linesOf(output.text)).toEqual([
      " +  cloud:index:Thing web creating (0s)",
      " +  cloud:index:Thing web creating (0s) waiting (0 s)",
      " +  cloud:index:Thing web creating (10s) waiting (2 s)",
    ]);
  });

  test("debugging messages and default providers are not shown", () => {
    const { display, output, play } = setUp(LineDisplay);
    play(events.say("debug", "token=hunter2"));
    const provider = events.begin("create", "default", null, {});
    const step = (provider.resourcePreEvent as { metadata: { urn: string; type: string } }).metadata;
    step.urn = urnOf("default", "pulumi:providers:cloud");
    play(provider);
    display.close();
    expect(output.text.trim()).toBe("");
  });
});

describe("the table on a terminal", () => {
  const play = ({ play, clock }: ReturnType<typeof setUp<LiveDisplay>>) => {
    play(
      events.begin("create", "stack", null, {}),
      events.begin("create", "net", null, { inputs: {} }),
      events.begin("create", "pod", null, { inputs: {}, parent: urnOf("net") }),
    );
    clock.at = 1000;
    play(
      events.end("create", "net", null, { inputs: {} }),
      events.begin("update", "lb", { inputs: { a: 1 } }, { inputs: { a: 2 } }),
    );
    clock.at = 4500;
    play(events.say("info", "Pending, 1 of 2 containers", "pod", { ephemeral: true }));
  };

  test("shows a tree with what each resource does, for how long, and its last word", () => {
    const run = setUp(LiveDisplay);
    play(run);
    expect(renderTree(run.board, inPlain, 100, 24)).toEqual([
      "     Type                     Name     Status         Info",
      " +   pulumi:pulumi:Stack      rec-dev  creating (4s)",
      " +   ├─ cloud:index:Thing     net      created (1s)",
      " +   │  └─ cloud:index:Thing  pod      creating (4s)  Pending, 1 of 2 containers",
      " ~   └─ cloud:index:Thing     lb       updating (3s)  [diff: ~a]",
    ]);
  });

  test("is cut to the terminal: running rows stay, lines do not wrap", () => {
    const run = setUp(LiveDisplay);
    play(run);
    const lines = renderTree(run.board, inPlain, 60, 4);
    expect(lines).toEqual([
      "     Type                  Name     Status         Info",
      " +   pulumi:pulumi:Stack   rec-dev  creating (4s)",
      " ~   └─ cloud:index:Thing  lb       updating (3s)  [diff: ~…",
      "     … and 2 more",
    ]);
  });

  test("is drawn over itself, line by line, and at the end once in full", () => {
    const run = setUp(LiveDisplay);
    play(run);
    run.display.draw();
    const first = run.output.text;
    expect(first.match(/\n/g)).toHaveLength(5);
    run.output.text = "";
    run.clock.at = 5500;
    run.display.draw();
    expect(run.output.text.startsWith("\u001b[5A\r")).toBe(true);
    expect(run.output.text).toContain("pod      creating (5s)");
    run.output.rows = 3;
    run.output.text = "";
    run.play(events.summary({ create: 2 }));
    run.display.close();
    expect(run.output.text).toContain("pod      creating interrupted");
    expect(run.output.text).toContain("Resources:\n    + 2 created\n");
    expect(run.output.text.endsWith("\u001b[?25h")).toBe(true);
  });

  test("keeps columns in line for ideographs and colours", () => {
    const { board, play } = setUp(LiveDisplay, { paint: inColour });
    play(events.begin("create", "集群", null, {}), events.begin("create", "ab", null, {}));
    const lines = renderTree(board, inPlain, 100, 24).map((line) => line.replace(/集群/, "1234"));
    expect(new Set(lines.slice(1).map((line) => line.indexOf("creating")))).toEqual(
      new Set([lines[1]?.indexOf("creating")]),
    );
    expect(renderTree(board, inColour, 100, 24).join("\n")).toContain("\u001b[32m+ \u001b[39m");
  });

  test("shows URNs and the configuration when asked to", () => {
    const { board, display, output, play } = setUp(LiveDisplay, { showUrns: true, showConfig: true });
    play(events.prelude({ "rec:b": "2", "rec:a": "[secret]" }), events.begin("create", "stack", null, {}));
    expect(renderTree(board, inPlain, 100, 24)[1]).toBe(` +   ${urnOf("stack")}    creating (0s)`);
    display.close();
    expect(output.text).toContain("Configuration:\n    rec:a: [secret]\n    rec:b: 2\n");
  });

  test("says that a run is being cancelled", () => {
    const { display, output, play } = setUp(LiveDisplay);
    play(events.begin("create", "web", null, {}), events.system("^C received; cancelling.\n"));
    display.draw();
    expect(output.text).toContain("^C received; cancelling.");
  });
});

describe("--diff", () => {
  test("shows what comes, goes, changes and replaces, with secrets hidden", () => {
    const { display, output, play } = setUp(DiffDisplay, { isPreview: true });
    const old = {
      id: "w-1",
      inputs: { key: "a", list: [1, 2], map: { x: 1, y: 2 }, pass: secret("hunter1"), gone: true },
    };
    const next = {
      inputs: { key: "b", list: [1, 3, 4], map: { x: 1, y: 5 }, pass: secret("hunter2"), from: UNKNOWN_STRING },
    };
    play(
      events.begin("same", "stack", {}, {}),
      events.begin("replace", "web", old, next, { keys: ["key"] }),
      events.begin("create", "db", null, { inputs: { tags: { a: "b" }, __provider: "code" } }),
      events.begin("delete", "old", { id: "o-1", inputs: { name: "n" }, protect: true }, null),
      events.summary({ create: 1 }, true),
    );
    display.close();
    expect(linesOf(output.text)).toEqual([
      "  pulumi:pulumi:Stack: (same)",
      "    [urn=urn:pulumi:dev::rec::pulumi:pulumi:Stack::rec-dev]",
      "    +- cloud:index:Thing: (replace)",
      "        [id=w-1]",
      "        [urn=urn:pulumi:dev::rec::cloud:index:Thing::web]",
      "      + from: [unknown]",
      "      - gone: true",
      '      +-key : "a" => "b"',
      "      ~ list: [",
      "            [0]: 1",
      "          ~ [1]: 2 => 3",
      "          + [2]: 4",
      "        ]",
      "      ~ map : {",
      "            x: 1",
      "          ~ y: 2 => 5",
      "        }",
      "      ~ pass: [secret] => [secret]",
      "    + cloud:index:Thing: (create)",
      "        [urn=urn:pulumi:dev::rec::cloud:index:Thing::db]",
      "      + tags: {",
      '          + a: "b"',
      "        }",
      "    - cloud:index:Thing: (delete) 🔒",
      "        [id=o-1]",
      "        [urn=urn:pulumi:dev::rec::cloud:index:Thing::old]",
      '      - name: "n"',
      "",
      "Resources:",
      "    + 1 to create",
    ]);
    expect(output.text).not.toMatch(/hunter|code/);
  });

  test("shows secrets when asked to", () => {
    const { display, output, play } = setUp(DiffDisplay, { showSecrets: true });
    play(
      events.begin(
        "update",
        "web",
        { inputs: { pass: secret("hunter1") } },
        { inputs: { pass: secret({ b: "hunter2" }) } },
      ),
    );
    display.close();
    expect(output.text).toContain('~ pass: "hunter1" => {"b":"hunter2"}');
  });
});

describe("outputs of the stack", () => {
  const outputs = (isPreview: boolean, old: object, next: object) => {
    const { display, output, play } = setUp(LineDisplay, { isPreview });
    play(
      events.begin("same", "stack", { outputs: { ...old } }, {}),
      events.end("same", "stack", { outputs: { ...old } }, { outputs: { ...next } }),
    );
    display.close();
    return linesOf(output.text).filter((line) => line !== "");
  };

  test("after an update all, with what differs marked", () => {
    expect(outputs(false, { a: 1, b: 2, c: 3 }, { a: 1, b: 4, d: [] })).toEqual([
      "Outputs:",
      "    a: 1",
      "  ~ b: 2 => 4",
      "  - c: 3",
      "  + d: []",
    ]);
  });

  test("after an update that changed none, all", () => {
    expect(outputs(false, { a: { x: 1 } }, { a: { x: 1 } })).toEqual(["Outputs:", "    a: {", "        x: 1", "    }"]);
  });

  test("in a plan only what differs", () => {
    expect(outputs(true, { a: 1, b: 2 }, { a: 1, b: UNKNOWN_STRING })).toEqual(["Outputs:", "  ~ b: 2 => [unknown]"]);
    expect(outputs(true, { a: 1 }, { a: 1 })).toEqual([""].filter(Boolean));
  });
});
