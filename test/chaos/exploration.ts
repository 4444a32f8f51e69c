import type { Properties } from "../../provider/lifecycle/codec";
import { type Attempt, parseAttempt } from "../../provider/lifecycle/create/attempt";
import { notesIn } from "../../provider/lifecycle/create/notes";
import { operationsOf } from "../../provider/lifecycle/operations";
import { forgetSaid } from "../../provider/lifecycle/warn-once";
import type { Clouds } from "../../provider/transport/connect";
import { CloudError } from "../../provider/transport/errors";
import type { Planned } from "./kinds";
import { type ModelCalls, type ModelState, modelKinds } from "./model-cloud";
import type { Program } from "./program";
import { startLife } from "./run-life";
import { type EngineState, emptyState, type RunResult, SmallEngine, urnOf } from "./small-engine";
import { VirtualTime } from "./virtual-time";

/** What is there between two runs; plain data. */
interface World {
  cloud: ModelState;
  /** The state of each stack. */
  stacks: Record<"one" | "two", EngineState>;
  /** Notes of each machine, by name. */
  machines: Record<"first" | "second", Record<string, string>>;
  /** The resource's name in the program, and names that it had before. */
  name: string;
  aliases: string[];
  planned: Planned & { adopt?: string };
  /** Something that no note of the first machine and no state mentions may be left: only a person can say whose it is. */
  unsure: boolean;
  /** The state says something that a deletion by hand, or an interrupted one, took away: a refresh shows it. */
  stale: boolean;
}

/** One run: what it does, where, and what happens to it. */
interface Step {
  what: keyof typeof RUNS;
  /** It is killed at this point: before or after a call takes effect, before or after a save of the state. */
  killedAt?: number;
  /** The answer to this call is lost after it took effect. */
  lostAnswer?: number;
}

interface Outcome {
  world: World;
  result: RunResult | undefined;
  points: number;
  calls: number;
  intrusions: string[];
  warnings: string[];
}

/** What a run changes in the program before it, and how it is asked for. */
const RUNS = {
  up: {},
  "change in place": { edit: (planned: Planned) => ({ ...planned, look: planned.look + 1 }) },
  "replace, new one first": { edit: (planned: Planned) => ({ ...planned, form: planned.form + 1 }) },
  "replace, old one first": { edit: (planned: Planned) => ({ ...planned, form: planned.form + 1, deleteFirst: true }) },
  "--replace": { force: true },
  "--replace, old one first": { force: true, edit: (planned: Planned) => ({ ...planned, deleteFirst: true }) },
  "rename with an alias": { rename: "alias" },
  rename: { rename: "plain" },
  refresh: { refresh: true },
  "--target another": { target: "another" },
  destroy: { destroy: true },
  "up on another machine": { machine: "second" },
  "up of another stack of the same name": { stack: "two", machine: "second" },
  "removed by hand": { remove: true },
  "import of one made by hand": { hand: "import" },
  "adopt of one made by hand": { hand: "adopt" },
  "notes lost": { loseNotes: true },
} as const satisfies Record<string, RunKind>;

interface RunKind {
  edit?: (planned: Planned) => Planned;
  force?: true;
  rename?: "alias" | "plain";
  refresh?: true;
  target?: string;
  destroy?: true;
  machine?: "second";
  stack?: "two";
  remove?: true;
  hand?: "import" | "adopt";
  loseNotes?: true;
}

const start = (kind: string): World => ({
  cloud: { rows: [], made: 0, tokens: {} },
  stacks: { one: emptyState, two: emptyState },
  machines: { first: {}, second: {} },
  name: "a",
  aliases: [],
  planned: { kind: kind as Planned["kind"], key: 1, look: 0, form: 0 },
  unsure: false,
  stale: false,
});

const isLive = ({ deleted, replaced }: EngineState["entries"][number]) => !deleted && !replaced;

const BY_HAND = "2026-01-01T00:00:00Z";

/** Whether there can be only one of its ID, which a program's names make. */
const isUnique = ({ planned: { kind } }: World) => ["unique", "overwriting"].includes(kind);

const isInterrupted = ({ stacks }: World) => stacks.one.pending.size > 0;

/** The world before a run: what a person does to program and cloud. @returns undefined where it makes no sense there */
function prepared(world: World, what: keyof typeof RUNS): World | undefined {
  const kind: RunKind = RUNS[what];
  const next = structuredClone(world);
  const inState = next.stacks.one.entries.filter(({ replaced }) => !replaced);
  if (kind.edit) next.planned = kind.edit(next.planned);
  // A person takes the input away where there is nothing to adopt any more.
  if (next.planned.form !== world.planned.form || next.planned.deleteFirst || kind.destroy || kind.remove) {
    next.planned = withoutAdopt(next.planned);
    if (inState.length === 0) for (const row of next.cloud.rows) if (row.createTime === BY_HAND) row.maker = "hand";
  }
  if (kind.force && inState.length === 0) return undefined;
  // What there can be only one of makes way for its replacement, and is refused to another stack.
  if (isUnique(world) && (kind.stack || what === "replace, new one first")) return undefined;
  if (kind.rename) {
    // What has its name as its ID cannot be renamed so: the new one is refused as long as the old one is there.
    if (kind.rename === "plain" && isUnique(world)) return undefined;
    next.aliases = kind.rename === "alias" ? [next.name, ...next.aliases] : [];
    next.name = `${next.name}'`;
    if (kind.rename === "plain") next.unsure ||= isInterrupted(world);
    if (kind.rename === "alias" && isInterrupted(world)) next.unsure = true;
  }
  if (kind.loseNotes) {
    next.machines.first = {};
    next.unsure ||= isInterrupted(world);
  }
  if (kind.machine && !kind.stack) next.unsure ||= isInterrupted(world);
  if (kind.remove) {
    if (inState.length === 0) return undefined;
    next.cloud.rows = next.cloud.rows.filter(({ id }) => !inState.some((entry) => entry.id === id));
  }
  if (kind.hand) {
    if (next.cloud.made > 0 || inState.length > 0 || isInterrupted(world)) return undefined;
    const { look, form } = next.planned;
    const id = { overwriting: "of-it", unique: "it" }[next.planned.kind as string] ?? "by-hand";
    next.cloud.rows.push({ id, name: "it", look, form, createTime: BY_HAND, maker: "one" });
    next.cloud.made += 1;
    const properties = { name: "it", look, form, __urn: urnOf("dev", next.name, next.planned) };
    const entry = { name: next.name, planned: next.planned, id, properties, parent: undefined };
    const flags = { halfMade: false, replaced: false, deleted: false };
    if (kind.hand === "import") next.stacks.one = { ...next.stacks.one, entries: [{ ...entry, ...flags }] };
    else next.planned = { ...next.planned, adopt: id };
  }
  return next;
}

/** One run of an engine and its provider on a copy of the world. */
async function run(time: VirtualTime, before: World, { what, killedAt, lostAnswer }: Step): Promise<Outcome> {
  const kind: RunKind = RUNS[what];
  const world = structuredClone(before);
  forgetSaid();
  const life = startLife(killedAt);
  // What others do, they do later.
  if (kind.machine) time.advance(4 * 3_600_000);
  time.belongTo(life.lives);
  const outcome: Outcome = { world, result: undefined, points: 0, calls: 0, intrusions: [], warnings: [] };
  const point = () => {
    outcome.points += 1;
    return life.step();
  };
  const stack = kind.stack ?? "one";
  const cloud: ModelCalls = {
    state: world.cloud,
    caller: stack,
    now: () => time.now(),
    call: async (effect) => {
      await point();
      outcome.calls += 1;
      const isLost = outcome.calls === lostAnswer;
      const answer = effect();
      await point();
      if (isLost) throw lost();
      return answer;
    },
    intruded: (text) => void outcome.intrusions.push(text),
  };
  const settings = {
    region: () => undefined,
    keyId: () => "key",
    missing: () => [],
    typeProblems: () => [],
    unsupported: () => [],
    defaults: () => ({}),
    keysEnd: () => undefined,
  };
  const own = { clock: time, tencent: () => cloud, ...settings };
  const clouds = own as unknown as Clouds;
  const files = world.machines[kind.machine ?? "first"];
  const write = (name: string, attempt: Attempt) => {
    if (life.lives()) files[name] = JSON.stringify(attempt);
  };
  const store = {
    names: () => Object.keys(files),
    read: (name: string): Attempt | undefined => parseAttempt(files[name] ?? ""),
    write,
    add: write,
    remove: (name: string) => {
      if (life.lives()) delete files[name];
    },
  };
  // Each stack has a backend of its own, though their URNs are the same.
  const notes = notesIn(store, (urn) => `${stack} ${urn}`);
  const kinds = Object.fromEntries(
    Object.entries(modelKinds).map(([name, { type }]) => [
      name,
      {
        type,
        inputs: ({ look, form, adopt }: World["planned"]): Properties => ({
          name: "it",
          look,
          form,
          ...(adopt && { adopt }),
        }),
      },
    ]),
  );
  const running = {
    kinds,
    // The two stacks have one name.
    stack: "dev",
    operations: (type: string) =>
      operationsOf(
        type,
        {
          clouds: () => clouds,
          signal: new AbortController().signal,
          notes,
          reporter: () => ({
            report: () => undefined,
            note: () => undefined,
            warn: (text) => void outcome.warnings.push(text),
          }),
        },
        async () => Object.values(modelKinds).find((one) => one.type === type) as never,
      ),
    save: async (state: EngineState) => {
      await point();
      world.stacks[stack] = state;
      await point();
    },
  };
  const program: Program = {
    resources: new Map([[world.name, world.planned]]),
    aliases: new Map([[world.name, world.aliases]]),
    made: 0,
  };
  const engine = new SmallEngine(world.stacks[stack], running);
  const options = {
    refresh: kind.refresh ?? false,
    ...(kind.force && { replace: new Set([world.name]) }),
    ...(kind.target && { target: new Set([kind.target]) }),
  };
  const ended = kind.destroy ? engine.destroy() : engine.up(program, options);
  outcome.result = await Promise.race([ended, life.ended]);
  if (outcome.result) notes.runEnded();
  else if (kind.machine && !kind.stack) world.unsure ||= isInterrupted(world);
  const isGone = world.stacks.one.entries.some(
    (entry) => isLive(entry) && !world.cloud.rows.some(({ id }) => id === entry.id),
  );
  world.stale = isGone && (before.stale || kind.remove === true || !outcome.result || outcome.result.errors.length > 0);
  return outcome;
}

const lost = () =>
  new CloudError({
    cloud: "tencent",
    service: "tke",
    action: "Call",
    endpoint: "model",
    category: "connection",
    code: "ECONNRESET",
    reason: "the connection broke",
    mayHaveTakenEffect: true,
  });

/** A text that is the same for worlds that differ only in what IDs, tokens and times are called. */
function keyOf(world: World): string {
  const names = new Map<string, string>();
  const renamed = (found: string) => {
    const name = names.get(found) ?? `#${names.size}`;
    names.set(found, name);
    return name;
  };
  const { cloud, stacks, machines, name, aliases, planned, unsure, stale } = world;
  const reported = {
    stacks: Object.values(stacks).map(({ entries, pending }) => [entries, [...pending]]),
    machines,
    rows: cloud.rows,
    name,
    aliases,
    planned,
    unsure,
    stale,
    tokens: Object.values(cloud.tokens).filter((id) => cloud.rows.some((row) => row.id === id)).length,
  };
  const text = JSON.stringify(reported, (key, value) =>
    ["at", "pid", "__urn", "createTime"].includes(key) ? undefined : value,
  );
  return text
    .replaceAll(/\\"(at|pid)\\":\d+,?/g, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|(?<="__made":")[0-9a-f]{8}|id-\d+/g, renamed);
}

/** What must hold between any two runs. */
function wrongAt({ world, result, intrusions }: Outcome): string[] {
  const problems = [...intrusions];
  if (result === undefined || result.errors.length > 0) return problems;
  if (world.stale) return problems;
  for (const { id } of world.stacks.one.entries.filter(isLive)) {
    if (!world.cloud.rows.some((row) => row.id === id)) problems.push(`the state says ${id}, and it is not there`);
  }
  return problems;
}

const withoutAdopt = ({ adopt: _, ...planned }: World["planned"]): World["planned"] => planned;

/** What must come of plain runs without accidents: as the program says, once; then nothing. */
async function wrongAfter(time: VirtualTime, before: World): Promise<string[]> {
  const calm = before.stale ? { ...before, planned: withoutAdopt(before.planned) } : before;
  let outcome = await run(time, calm, { what: before.stale ? "refresh" : "up" });
  // What a lost answer left unclear is clear to the second run.
  if (outcome.result?.errors.length) outcome = await run(time, outcome.world, { what: "up" });
  const { world, result } = outcome;
  const errors = (result?.errors ?? []).map((error) => `an up: ${(error as Error).message}`);
  // Another machine's, or made by hand: nothing is known of it here, and it is in the way.
  const isTaken = before.unsure || before.cloud.rows.some(({ maker }) => maker === "hand");
  if (isTaken && isUnique(before) && errors.some((text) => /is taken|already exists/.test(text))) return [];
  const problems = [...errors, ...wrongAt(outcome), ...divergence(outcome)];
  const again = await run(time, world, { what: "up" });
  problems.push(...(again.result?.did ?? []).map((did) => `a second up does: ${did}`), ...wrongAt(again));
  const gone = await run(time, again.world, { what: "destroy" });
  problems.push(...(gone.result?.errors ?? []).map((error) => `the destroy: ${(error as Error).message}`));
  problems.push(...gone.intrusions);
  const left = gone.world.cloud.rows.filter(({ maker }) => maker === "one");
  if (left.length > 0 && !before.unsure) problems.push(`the destroy leaves ${left.map(({ id }) => id).join(", ")}`);
  return problems;
}

function divergence({ world: { cloud, stacks, planned, unsure }, warnings }: Outcome): string[] {
  const { entries } = stacks.one;
  const own = cloud.rows.filter(({ maker }) => maker === "one");
  const [entry] = entries;
  if (entries.length !== 1 || !entry) return [`the state has ${entries.length}`];
  const isNamed = warnings.some((text) => text.includes("may have created"));
  if (!unsure && !isNamed && own.length !== 1) return [`the cloud has ${own.length}`];
  const row = own.find(({ id }) => id === entry.id);
  if (!row) return [`${entry.id} of the state is not in the cloud`];
  return row.look === planned.look && row.form === planned.form ? [] : ["it is not as the program says"];
}

/** What an exploration came to. */
export interface Exploration {
  /** Different worlds between runs. */
  worlds: number;
  runs: number;
  /** The shortest way to each thing that went wrong. */
  failures: string[];
}

/**
 * Plays every sequence of so many runs of one kind, each killed at every point and with each answer lost, and after every
 * one of them the plain runs that must put it right. Worlds that are the same but for names are played on once.
 */
export async function explore(kind: string, depth: number): Promise<Exploration> {
  const time = new VirtualTime();
  const found: Exploration = { worlds: 0, runs: 0, failures: [] };
  const seen = new Set<string>();
  const visit = async (outcome: Outcome, path: string[]): Promise<World | undefined> => {
    const key = keyOf(outcome.world);
    const wrong = wrongAt(outcome);
    if (seen.has(key) && wrong.length === 0) return undefined;
    seen.add(key);
    found.worlds += 1;
    wrong.push(...(await wrongAfter(time, outcome.world)));
    if (wrong.length > 0) found.failures.push(`${path.join(" > ")}: ${wrong.join("; ")}`);
    return wrong.length > 0 ? undefined : outcome.world;
  };
  let level: { world: World; path: string[] }[] = [{ world: start(kind), path: [] }];
  for (let length = 1; length <= depth; length += 1) {
    const next: typeof level = [];
    for (const { world, path } of level) {
      for (const what of Object.keys(RUNS) as (keyof typeof RUNS)[]) {
        const before = prepared(world, what);
        if (!before) continue;
        const plain = await run(time, before, { what });
        const kills = Array.from({ length: plain.points }, (_, at) => ({ what, killedAt: at + 1 }));
        const losses = Array.from({ length: plain.calls }, (_, at) => ({ what, lostAnswer: at + 1 }));
        for (const step of [{ what }, ...kills, ...losses]) {
          const outcome = await run(time, before, step);
          found.runs += 1;
          const { what: _, ...accident } = step;
          const here = [...path, [what, ...Object.entries(accident).flat()].join(" ")];
          const reached = await visit(outcome, here);
          if (reached) next.push({ world: reached, path: here });
        }
      }
    }
    level = next;
  }
  return found;
}
