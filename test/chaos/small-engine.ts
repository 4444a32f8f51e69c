import type { Properties } from "../../provider/lifecycle/codec";
import type { Difference } from "../../provider/lifecycle/diff";
import type { Operations } from "../../provider/lifecycle/operations";
import { NotReadyError } from "../../provider/lifecycle/ready";
import type { ChaosKind, Planned } from "./kinds";
import type { Program } from "./program";

/** A resource in the engine's state. */
export interface Entry {
  readonly name: string;
  readonly planned: Planned;
  readonly id: string;
  readonly properties: Properties;
  /** Made, but not ready. */
  readonly halfMade: boolean;
  /** Replaced; only the delete is left. */
  readonly replaced: boolean;
  /** Deleted to make way for a replacement that is still to be made. */
  readonly deleted: boolean;
  /** Kind and ID of the entry that it belongs to: a policy has the ID of its repository. */
  readonly parent: string | undefined;
}

/** What the engine keeps from run to run. */
export interface EngineState {
  readonly entries: readonly Entry[];
  /** Names of resources whose creation a run has begun and not brought to an end. */
  readonly pending: ReadonlySet<string>;
}

export const emptyState: EngineState = { entries: [], pending: new Set() };

/** What serves one resource, in whichever delivery. */
export interface Served extends Pick<Operations, "check" | "create" | "read" | "update" | "delete"> {
  diff(...args: Parameters<Operations["diff"]>): Promise<Compared>;
}

/** What the engine takes of a difference. */
interface Compared extends Pick<Difference, "replaces" | "deleteBeforeReplace"> {
  readonly changes: readonly unknown[];
}

/** What a run brings: how types are served, and where state goes. */
export interface Running {
  /** What a program can hold. */
  readonly kinds: Readonly<Record<string, Pick<ChaosKind, "type" | "parent" | "inputs">>>;
  operations(type: string, urn: string): Served;
  /** Whose state it is. */
  readonly stack: string;
  /** Keeps the state. Nothing comes back from it when the run crashes there. */
  save(state: EngineState): Promise<void>;
}

/** How a run is asked for. */
export interface UpOptions {
  readonly refresh: boolean;
  /** Resources to replace without asking for a difference: `--replace`, and `state taint`. */
  readonly replace?: ReadonlySet<string>;
  /** The only resources to touch: `--target`. */
  readonly target?: ReadonlySet<string>;
}

/** What a run did, by resource; empty when there was nothing to do. */
export interface RunResult {
  readonly did: readonly string[];
  readonly errors: readonly unknown[];
}

/** Pulumi's engine in small: what it asks of a provider, in which order, and what it keeps before and after. */
export class SmallEngine {
  private readonly did: string[] = [];
  private readonly errors: unknown[] = [];

  constructor(
    private state: EngineState,
    private readonly running: Running,
  ) {}

  async up(program: Program, options: UpOptions): Promise<RunResult> {
    const isTarget = (name: string) => options.target?.has(name) ?? true;
    if (options.refresh) await this.refresh();
    if (this.errors.length === 0) {
      await this.takeAliases(program);
      const done = new Map<string, Promise<Entry | undefined>>();
      for (const [name, planned] of program.resources) {
        const owner = done.get(planned.parent ?? "");
        const made = isTarget(name) ? this.make(name, planned, owner, options) : Promise.resolve(this.entryOf(name));
        done.set(name, made);
      }
      await Promise.all(done.values());
    }
    // As Pulumi: a run in which anything failed deletes nothing.
    if (this.errors.length === 0)
      await this.deleteAll(({ name, replaced }) => isTarget(name) && (replaced || !program.resources.has(name)));
    return { did: this.did, errors: this.errors };
  }

  async destroy(): Promise<RunResult> {
    await this.deleteAll(() => true);
    return { did: this.did, errors: this.errors };
  }

  private async change(change: (state: EngineState) => Partial<EngineState>): Promise<void> {
    this.state = { ...this.state, ...change(this.state) };
    await this.running.save(this.state);
  }

  private kindOf({ kind }: Planned) {
    const found = this.running.kinds[kind];
    if (found === undefined) throw new Error(`no kind ${kind}`);
    return found;
  }

  private operations({ name, planned }: Pick<Entry, "name" | "planned">): Served {
    return this.running.operations(this.kindOf(planned).type, urnOf(this.running.stack, name, planned));
  }

  private async refresh(): Promise<void> {
    await Promise.all(
      this.state.entries
        .filter(({ deleted }) => !deleted)
        .map((entry) =>
          this.attempt(async () => {
            const read = await this.operations(entry).read(entry.id, entry.properties);
            await this.replaceEntry(entry, read && { ...entry, properties: read.properties });
          }),
        ),
    );
  }

  private async replaceEntry(entry: Entry, by: Entry | undefined): Promise<void> {
    await this.change(({ entries }) => ({
      entries: entries.flatMap((one) => (one !== entry ? [one] : by ? [by] : [])),
    }));
  }

  private async takeAliases({ resources, aliases }: Program): Promise<void> {
    const now = new Map([...aliases].flatMap(([name, olds]) => olds.map((old) => [old, name] as const)));
    const known = new Set(this.state.entries.filter(({ replaced }) => !replaced).map(({ name }) => name));
    const nameOf = (name: string) => {
      const to = now.get(name);
      return to !== undefined && resources.has(to) && !known.has(to) ? to : name;
    };
    const isMoved = ({ name, replaced }: Entry) => !replaced && nameOf(name) !== name;
    if (!this.state.entries.some(isMoved)) return;
    await this.change(({ entries }) => ({
      entries: entries.map((entry) => (isMoved(entry) ? { ...entry, name: nameOf(entry.name) } : entry)),
    }));
  }

  private entryOf(name: string): Entry | undefined {
    return this.state.entries.find((entry) => entry.name === name && !entry.replaced);
  }

  /** @returns undefined when it, or what it belongs to, failed */
  private async make(
    name: string,
    planned: Planned,
    parent: Promise<Entry | undefined> | undefined,
    { replace }: UpOptions,
  ) {
    const owner = await parent;
    if (parent && owner === undefined) return undefined;
    return this.attempt(() => this.step(name, planned, owner, replace?.has(name) ?? false));
  }

  private async attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      this.errors.push(error);
      return undefined;
    }
  }

  private async step(name: string, planned: Planned, owner: Entry | undefined, forced: boolean): Promise<Entry> {
    const { parent, inputs: inputsOf } = this.kindOf(planned);
    const operations = this.operations({ name, planned });
    const given = parent && owner ? givenBy(owner, parent.inputs) : {};
    const inputs = { ...inputsOf(planned), ...given, __urn: urnOf(this.running.stack, name, planned) };
    const made = { name, planned, parent: owner && keyOf(owner) };
    const entry = this.entryOf(name);
    await this.check(operations, inputs);
    if (entry === undefined) return this.create(operations, inputs, made, undefined);
    const difference = forced ? undefined : await operations.diff(entry.id, entry.properties, inputs);
    const { replaces = [], changes = [], deleteBeforeReplace = false } = difference ?? {};
    if (forced || entry.deleted || replaces.length > 0) {
      const first = deleteBeforeReplace || planned.deleteFirst;
      if (!first || entry.deleted) return this.create(operations, inputs, made, entry);
      return this.create(operations, inputs, made, await this.deleteFirst(entry));
    }
    if (changes.length === 0 && !entry.halfMade) return entry;
    return this.keep(`update ${name}`, entry, made, () => operations.update(entry.id, entry.properties, inputs));
  }

  private async check(operations: Served, inputs: Properties): Promise<void> {
    const failures = await operations.check(inputs);
    const lines = failures.map(({ property, reason }) => `${property}: ${reason}`);
    if (lines.length > 0) throw new Error(lines.join("\n"));
  }

  private async create(
    operations: Served,
    inputs: Properties,
    made: Pick<Entry, "name" | "planned" | "parent">,
    old: Entry | undefined,
  ): Promise<Entry> {
    await this.change(({ pending }) => ({ pending: new Set(pending).add(made.name) }));
    return this.keep(`create ${made.name}`, old, made, () => operations.create(inputs));
  }

  /** Keeps what an operation gives, also when that is not ready. */
  private async keep(
    what: string,
    old: Entry | undefined,
    made: Pick<Entry, "name" | "planned" | "parent">,
    run: () => Promise<{ id: string; properties: Properties }>,
  ): Promise<Entry> {
    const updates = what.startsWith("update");
    this.did.push(what);
    const store = async (id: string, properties: Properties, halfMade: boolean): Promise<Entry> => {
      const entry: Entry = { ...made, id, properties, halfMade, replaced: false, deleted: false };
      const kept = (one: Entry) => (one !== old ? [one] : updates || one.deleted ? [] : [{ ...one, replaced: true }]);
      await this.change(({ entries, pending }) => ({
        entries: [...entries.flatMap(kept), entry],
        pending: new Set([...pending].filter((name) => name !== made.name)),
      }));
      return entry;
    };
    try {
      const { id, properties } = await run();
      return await store(id, properties, false);
    } catch (error) {
      const half = error instanceof NotReadyError ? error : (error as Error).cause;
      if (half instanceof NotReadyError) await store(half.id, half.properties, true);
      throw error;
    }
  }

  /** Deletes what makes way for its replacement; it stays in the state until that is made. */
  private async deleteFirst(entry: Entry): Promise<Entry> {
    const children = this.state.entries.filter(({ parent }) => parent === keyOf(entry));
    await Promise.all(children.map((child) => this.deleteFirst(child)));
    this.did.push(`delete ${entry.name}`);
    await this.operations(entry).delete(entry.id, entry.properties);
    const deleted = { ...entry, deleted: true };
    await this.replaceEntry(entry, deleted);
    return deleted;
  }

  private async remove(entry: Entry): Promise<void> {
    if (entry.deleted) return this.replaceEntry(entry, undefined);
    this.did.push(`delete ${entry.name}`);
    await this.operations(entry).delete(entry.id, entry.properties);
    await this.replaceEntry(entry, undefined);
  }

  /** Deletes at the same time all to which nothing belongs any more, until none is left or one fails. */
  private async deleteAll(which: (entry: Entry) => boolean): Promise<void> {
    for (;;) {
      const left = this.state.entries.filter(which);
      const owners = new Set(left.map(({ parent }) => parent));
      const now = left.filter((entry) => !owners.has(keyOf(entry)));
      if (now.length === 0 || this.errors.length > 0) return;
      await Promise.all(now.map((entry) => this.attempt(() => this.remove(entry))));
    }
  }
}

/** A resource's URN, with the component that it is a child of. */
export const urnOf = (stack: string, name: string, { kind, component }: Pick<Planned, "kind" | "component">) =>
  `urn:pulumi:${stack}::chaos::${component ? "chaos:index:Part$" : ""}${kind}::${name}`;

const keyOf = ({ planned, id }: Entry) => `${planned.kind} ${id}`;

const givenBy = (owner: Entry, inputs: Readonly<Record<string, string>>): Properties =>
  Object.fromEntries(Object.entries(inputs).map(([input, output]) => [input, outputOf(owner, output)]));

const outputOf = (owner: Entry, output: string) => (output === "id" ? owner.id : owner.properties[output]);
