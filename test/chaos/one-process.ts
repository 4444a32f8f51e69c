import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudSettings } from "../../emulator/access";
import { clouds } from "../../emulator/clouds";
import { configured, FIRST_ACCOUNT, issueCredential } from "../../emulator/credentials";
import { faultInput } from "../../emulator/faults";
import { type InventoryItem, inventory } from "../../emulator/inventory";
import { changeOutside } from "../../emulator/outside-change";
import { push } from "../../emulator/tencent/tcr/image";
import { read, settle } from "../../emulator/transitions";
import { notesOnDisk } from "../../provider/lifecycle/create/notes";
import type { Host } from "../../provider/lifecycle/host";
import { operationsOf } from "../../provider/lifecycle/operations";
import { forgetSaid } from "../../provider/lifecycle/warn-once";
import { type Clouds, connect } from "../../provider/transport/connect";
import { findLeaks, type Trace } from "../support/leaks";
import { divergence } from "./convergence";
import { type Delivery, programOf, type StackName, stackNames } from "./draws";
import { chaosKinds } from "./kinds";
import { throughPlugin } from "./plugin-delivery";
import { edited, emptyProgram, type Program, seedProgram, withEach } from "./program";
import { otherwiseWritten, writtenKinds } from "./rewrite";
import { type RunLife, randomFrom, startLife } from "./run-life";
import { secrets } from "./secrets";
import { SEEDED } from "./seed-names";
import type { Drift, Round, Sequence, Tally } from "./sequence";
import {
  type EngineState,
  type Entry,
  emptyState,
  type Running,
  type RunResult,
  type Served,
  SmallEngine,
  type UpOptions,
} from "./small-engine";
import { plainText } from "./state-text";
import { optionsOf } from "./up-options";
import { ENDPOINT, openVirtualCloud, type VirtualCloud } from "./virtual-cloud";
import { VirtualTime } from "./virtual-time";

/** Runs one sequence within this process, without time passing. @throws Error that lists what is wrong at its end. */
export async function runInOneProcess(sequence: Sequence): Promise<Tally> {
  const home = mkdtempSync(join(tmpdir(), "chaos-"));
  const time = new VirtualTime();
  try {
    return await new Play(sequence, time, home).run();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** How long it takes after the faults until all that was slow has come to its end. */
const SLOWEST_SECONDS = 7_200;

/** A stack between two runs. */
interface Stack {
  state: EngineState;
  /** Something was changed outside the program, or a deletion that failed may have taken effect: it needs a refresh. */
  drifted: boolean;
  begun: boolean;
}

class Play {
  private readonly cloud: VirtualCloud;
  private readonly random: () => number;
  private program: Program = emptyProgram;
  private readonly stacks = Object.fromEntries(
    stackNames.map((name) => [name, { state: emptyState, drifted: false, begun: false }]),
  ) as Record<StackName, Stack>;
  private readonly tally = { runs: 0, crashed: 0, calls: 0 };
  private died = false;
  /** Names of resources of which a warning says what remains to be done, which a replacement does. */
  private readonly warned = new Set<string>();
  /** What a warning says that an interrupted run made in what could not be deleted. */
  private readonly held = new Set<string>();
  /** IDs of what was there before the program. */
  private readonly seeded = new Set<string>();
  private readonly reported: string[] = [];
  private readonly keys: Record<string, string> = {};
  /** Everything that leaves the runs. */
  private readonly left = { reports: "", state: "" };

  constructor(
    private readonly sequence: Sequence,
    private readonly time: VirtualTime,
    private readonly home: string,
  ) {
    this.random = randomFrom(sequence.chance);
    this.cloud = openVirtualCloud(time, `chaos ${sequence.chance}`);
  }

  async run(): Promise<Tally> {
    const edits = this.sequence.rounds.flatMap((round) => round.edits);
    if (edits.some((edit) => edit.do === "add" && edit.kind === "image")) await this.seed();
    for (const round of this.sequence.rounds) await this.play(round);
    this.calm();
    const begun = stackNames.filter((name) => this.stacks[name].begun);
    for (const stack of begun) await this.putRight(stack);
    this.expect("after that up", this.divergence());
    this.program = otherwiseWritten(this.program);
    for (const stack of begun) {
      this.warned.clear();
      const again = await this.up(stack, { refresh: false });
      this.expect("a second up", [...again.errors.map(textOf), ...again.did, ...this.warned]);
    }
    for (const stack of begun) {
      const gone = await this.runOnce(stack, {}, (engine) => engine.destroy());
      this.expect("the destroy", (gone?.errors ?? ["it crashed"]).map(textOf));
      this.stacks[stack].begun = false;
      this.expect("after the destroy", this.divergence());
    }
    this.program = emptyProgram;
    this.expect("after the destroy", this.divergence());
    if (process.env.CHAOS_ATTEMPTS)
      this.expect(
        "what is remembered of creations",
        this.attempts().map(({ bytes }) => bytes.toString()),
      );
    this.expect("secrets", this.leaks());
    return this.tally;
  }

  /** What a person does to one stack when the faults have stopped. */
  private async putRight(stack: StackName): Promise<void> {
    const { drifted: refresh } = this.stacks[stack];
    this.warned.clear();
    const reported = await this.up(stack, { refresh });
    // What failed, or went, while nobody waited for it is found by one up, and replaced by the next.
    const isTold = this.deleteAsTold(reported.errors.map(textOf));
    const needsAnother = isTold || (this.died && reported.errors.length > 0);
    const { errors } = needsAnother ? await this.up(stack, { refresh }) : reported;
    this.expect("the up after the faults", errors.map(textOf));
    await this.doAsWarned(stack);
  }

  private expect(what: string, problems: readonly string[]): void {
    if (problems.length > 0) throw new Error(`${what}:\n  ${problems.join("\n  ")}\n${this.story()}`);
  }

  private divergence(): string[] {
    this.seeAll();
    const all = inventory(this.cloud.world).filter(({ id }) => !this.seeded.has(id));
    const stacks = stackNames.map((stack) => ({
      stack,
      program: this.stacks[stack].begun ? programOf(stack, this.program) : emptyProgram,
      state: this.stacks[stack].state.entries,
    }));
    return divergence(stacks, all);
  }

  /** Changes that take a number of reads end with those, also of what no program reads any more. */
  private seeAll(): void {
    const { world } = this.cloud;
    settle(world);
    for (const kind of world.kinds)
      for (let times = 0; times < 5; times++) read(world, kind, [...kind.rows(world.state).values()]);
  }

  /** Makes what images are copied from. */
  private async seed(): Promise<void> {
    await this.runOnce("dev", {}, (engine) => engine.up(seedProgram, { refresh: false }));
    this.stacks.dev.state = emptyState;
    const { world } = this.cloud;
    for (const build of ["build-0", "build-1"])
      push({ world, account: FIRST_ACCOUNT, region: "", input: {} }, `${SEEDED.source}:${build}`);
    for (const { id } of inventory(world)) this.seeded.add(id);
  }

  /**
   * Deletes in the cloud what a failure says is in the way and cannot be told apart: what several interrupted creates of
   * kinds without names made, and what one made in a namespace that goes.
   */
  private deleteAsTold(errors: readonly string[]): boolean {
    const named = errors.flatMap((text) => /the cloud lists (.+), new since then/.exec(text)?.[1]?.split(", ") ?? []);
    const ids = new Set(Object.values(this.stacks).flatMap(({ state }) => state.entries.map(({ id }) => id)));
    const isInTheWay = ({ id, kind }: InventoryItem) =>
      named.some((one) => one === id || one.endsWith(`/${id}`)) ||
      (kind === "repository" && !ids.has(id) && this.held.has(`tcr:Repository ${id}`));
    const items = inventory(this.cloud.world).filter(isInTheWay);
    for (const { service, kind, id } of items) {
      changeOutside(this.cloud.world, { service, kind, id, remove: true });
      this.reported.push(`deleted as told: ${kind} ${id}`);
    }
    return items.length > 0;
  }

  /** What was changed by hand and only a replacement can undo, and what an interrupted replacement left, is warned of. */
  private async doAsWarned(stack: StackName): Promise<void> {
    const replace = new Set([...this.warned].filter((name) => this.program.resources.has(name)));
    if (replace.size === 0) return;
    const { program } = this;
    // There can be only one of some.
    this.program = withEach(program, (planned, name) =>
      replace.has(name) ? { ...planned, deleteFirst: true } : planned,
    );
    const { errors } = await this.up(stack, { refresh: false, replace });
    this.expect("the up --replace that a warning asks for", errors.map(textOf));
    this.program = program;
  }

  private async play(round: Round): Promise<void> {
    const { world } = this.cloud;
    const stack = this.stacks[round.stack];
    const pending = new Set(Object.values(this.stacks).flatMap(({ state }) => [...state.pending]));
    this.program = round.edits.reduce((program, edit) => edited(program, edit, pending), this.program);
    const program = programOf(round.stack, this.program);
    stack.begun = true;
    this.reported.push(
      `${round.stack}: ${[...program.resources].map(([name, { look, form }]) => `${name} ${look}/${form}`).join(", ")}`,
    );
    for (const drift of round.drift) this.drift(stack, drift);
    for (const fault of round.faults) world.faults.add(faultInput.parse(fault));
    for (const { kind, seconds, fails, times } of round.lives) {
      const { inventory: place, failing = [] } = chaosKinds[kind];
      if (place === undefined) continue;
      const phase = fails === undefined ? undefined : failing[fails % Math.max(1, failing.length)];
      world.lifecycle.add({ ...place, pace: { seconds }, times, ...(phase && { phase, fail: "chaos" }) });
      this.died ||= phase !== undefined;
    }
    world.clock.skew(round.skew);
    if (round.newMachine && pending.size === 0) rmSync(this.home, { recursive: true, force: true });
    const options = optionsOf(round, program);
    const result = await this.runOnce(round.stack, round, (engine) => engine.up(program, options));
    // What a forced replacement deleted first is in the state still, and nothing asks for its replacement again.
    if (options.replace?.size && !this.isDeletedForSure(stack, result)) stack.drifted = this.died = true;
    this.reported.push(result ? `ended: ${[...result.did, ...result.errors.map(textOf)].join("; ")}` : "crashed");
    world.faults.clear();
    world.lifecycle.reset();
  }

  /** A deletion that failed may have taken effect all the same. */
  private isDeletedForSure({ state }: Stack, result: RunResult | undefined): boolean {
    if (result === undefined) return false;
    const isLeft = ({ name, deleted, replaced }: Entry) =>
      !deleted && !replaced && result.did.includes(`delete ${name}`);
    return result.errors.length === 0 || !state.entries.some(isLeft);
  }

  private calm(): void {
    const { clock } = this.cloud.world;
    clock.skew(0);
    this.time.advance(SLOWEST_SECONDS * 1000);
    this.seeAll();
  }

  private drift(stack: Stack, { pick, do: what }: Drift): void {
    settle(this.cloud.world);
    const entries = stack.state.entries.filter(({ replaced }) => !replaced);
    const entry = entries[pick % Math.max(1, entries.length)];
    if (entry === undefined) return;
    const { inventory: place, drift, unreadable } = chaosKinds[entry.planned.kind];
    if (place === undefined || unreadable) return;
    const row = inventory(this.cloud.world).find(
      ({ service, kind, id }) => service === place.service && kind === place.kind && entry.id.endsWith(id),
    );
    if (row === undefined || (what === "change" && drift === undefined)) return;
    changeOutside(this.cloud.world, {
      ...place,
      id: row.id,
      ...(what === "remove" ? { remove: true } : { set: drift }),
    });
    this.reported.push(`${what} outside: ${entry.name} (${entry.id})`);
    stack.drifted = true;
  }

  private async up(stack: StackName, options: UpOptions): Promise<RunResult> {
    const program = programOf(stack, this.program);
    const result = await this.runOnce(stack, {}, (engine) => engine.up(program, options));
    if (result === undefined) throw new Error("a run without a crash crashed");
    this.reported.push(`${stack} ended: ${[...result.did, ...result.errors.map(textOf)].join("; ")}`);
    return result;
  }

  /** One run of the engine and its provider, as processes of their own would be. @returns undefined when it crashed */
  private async runOnce(
    stack: StackName,
    { crash, tokenEnds }: Pick<Round, "crash" | "tokenEnds">,
    run: (engine: SmallEngine) => Promise<RunResult>,
  ): Promise<RunResult | undefined> {
    const life = startLife(crash);
    forgetSaid();
    this.time.belongTo(life.lives);
    const clouds = this.connect(life, tokenEnds);
    const notes = notesOnDisk({ PULUMI_HOME: this.home, PULUMI_BACKEND_URL: "chaos://" }, undefined);
    const report = (status: string) => this.report(status);
    const warnOf = (urn: unknown) => (message: string) => {
      this.report(message);
      const [, held] = / contains (.+), created by an interrupted run/.exec(message) ?? [];
      for (const one of held?.split(", ") ?? []) this.held.add(one);
      if (/changed outside of Pulumi|(?:is|are) not in any state;/.test(message))
        this.warned.add(String(urn).split("::").at(-1) ?? "");
    };
    const host: Host = {
      clouds: () => clouds,
      reporter: (urn) => ({ report, note: report, warn: warnOf(urn) }),
      signal: new AbortController().signal,
      notes: { ...notes, write: async (urn, attempt) => void (life.lives() && (await notes.write(urn, attempt))) },
    };
    const own = this.stacks[stack];
    const running: Running = {
      stack,
      kinds: await writtenKinds(),
      operations: (type, urn) => served(this.sequence.delivery, type, urn, host),
      save: async (state) => {
        await life.step();
        own.state = state;
        await life.step();
      },
    };
    const result = await Promise.race([run(new SmallEngine(own.state, running)), life.ended]);
    if (life.lives()) notes.runEnded();
    for (const error of result?.errors ?? []) this.report(traceOf(error));
    this.left.state += await plainText(own.state, this.sequence.delivery);
    this.tally.runs += 1;
    if (result === undefined) this.tally.crashed += 1;
    return result;
  }

  private report(text: string): void {
    this.left.reports += `${text}\n`;
  }

  private connect(life: RunLife, tokenEnds: number | undefined): Clouds {
    const { exchange } = this.cloud;
    return connect(
      { endpoint: ENDPOINT, ...cloudSettings(this.issue(tokenEnds)) },
      {
        clock: this.time,
        env: {},
        random: this.random,
        log: (line) => this.report(JSON.stringify(line)),
        exchange: async (request, options) => {
          await life.step();
          await this.time.sleep(this.random() * 30);
          this.tally.calls += 1;
          const answer = await exchange(request, options).finally(() => life.step());
          await this.time.sleep(this.random() * 30);
          await life.step();
          return answer;
        },
      },
    );
  }

  private issue(tokenEnds: number | undefined) {
    const { world, credentials } = this.cloud;
    const temporary = tokenEnds === undefined ? undefined : { seconds: tokenEnds, now: world.clock.now() };
    const pairs = temporary
      ? clouds
          .filter(({ keys }) => keys.token !== undefined)
          .map(({ name, keys }) => [
            name,
            configured(keys, issueCredential(world.state, keys, FIRST_ACCOUNT, temporary)),
          ])
      : [];
    const issued: typeof credentials = { ...credentials, ...Object.fromEntries(pairs) };
    for (const [cloud, pair] of Object.entries(issued)) {
      const { secretId, accessKeyId, accessKey, ...hidden } = pair as Record<string, string>;
      for (const [name, value] of Object.entries(hidden)) this.keys[`${cloud} ${name} ${value.slice(0, 4)}`] = value;
    }
    return issued;
  }

  private attempts(): Trace[] {
    const folder = join(this.home, "container-clouds", "attempts");
    try {
      return readdirSync(folder).map((from) => ({ from, bytes: readFileSync(join(folder, from)) }));
    } catch {
      return [];
    }
  }

  private leaks(): string[] {
    const texts = { ...this.left, requests: JSON.stringify(this.cloud.world.log.list()) };
    const traces = Object.entries(texts).map(([from, text]) => ({ from, bytes: Buffer.from(text) }));
    return findLeaks({ ...secrets, ...this.keys }, traces);
  }

  private story(): string {
    return this.reported.map((line) => `  | ${line}`).join("\n");
  }
}

const served = (delivery: Delivery, type: string, urn: string, host: Host): Served =>
  delivery === "plugin" ? throughPlugin(type, urn, host) : operationsOf(type, host);

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Everything that a failure says. What a half-made resource carries besides is for the engine's state. */
function traceOf(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack}\n${traceOf(error.cause)}` : String(error);
}
