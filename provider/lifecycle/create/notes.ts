import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Connection } from "../../transport/connect";
import { isAddress } from "../engine-client";
import { membersOf } from "../members";
import type { Attempt } from "./attempt";
import { type Entries, entriesIn, noEntries } from "./entries";
import { type NoteStore, storeIn } from "./note-store";

/**
 * Records of creates, by URN. A record is written before a create is sent. It ends when the engine shows that its state has the resource,
 * or when the run that created it ends without being killed.
 */
export interface Notes {
  /** The last attempt to create a resource, unless its record has ended. @throws Error if the record cannot be read */
  of(urn: string): Attempt | undefined;
  /** Writes a record that survives a power failure once the promise resolves. @throws Error if it cannot be written. */
  write(urn: string, attempt: Attempt): Promise<void>;
  /** Adds what became known about an attempt. The line survives the end of this process. @throws Error if it cannot be written. */
  add(urn: string, attempt: Attempt): void;
  /** Ends the record: nothing was created, or the resource is gone. */
  remove(urn: string): void;
  /**
   * IDs that belong to other resources: of `type`, those that this run has seen in the state or that other attempts created; of the types
   * in `also`, those and the IDs that are still being created.
   */
  idsOfOthers(urn: string, type: string, ...also: string[]): ReadonlySet<string>;
  /** Call it when the engine asks about this ID with this mark (the property `MADE`): its state then has the resource. */
  idIsInState(type: string, id: string, made: unknown): void;
  /**
   * Remembers that the create with this mark (the property `MADE`) made the engine's state entry for this ID in the account and region
   * `there`.
   */
  entryIs(type: string, id: string, made: unknown, there: Connection): void;
  /** Accounts and regions in which this run learned later that another create's state entry has the same ID. */
  laterEntries(type: string, id: string, made: unknown): Connection[];
  /** Entries that the processes of this run share. */
  readonly entries: Entries;
  /** `type id` of each resource that this process adopted because of the setting `namesakes`. */
  readonly takenOver: Set<string>;
  /** The attempt of an earlier run to create a resource that has another ID in the state. The resource it created is in no state. */
  leftover(urn: string, id: string): Attempt | undefined;
  /**
   * Resources that unfinished attempts of earlier runs may have created within a resource with this ID, such as a repository in a
   * namespace.
   */
  within(id: string): { type: string; id: string }[];
  /** Call it when the create's result goes back to the engine, which then saves its state. */
  answered(urn: string): void;
  /** The engine has ended this process without killing it, so its state has every result that went back to it. */
  runEnded(): void;
}

/** What the user can do if records cannot be written. */
export const HOME_TEXT = "set PULUMI_HOME to a folder that can be written to";

/** Records in memory, for processes that have no folder to write to and whose attempts are never resumed. */
export function notesInMemory(): Notes {
  const notes = new Map<string, Attempt>();
  const write = (urn: string, attempt: Attempt) => void notes.set(urn, attempt);
  const store = {
    names: () => [...notes.keys()],
    read: (urn: string) => notes.get(urn),
    write,
    add: write,
    remove: (urn: string) => void notes.delete(urn),
  };
  return notesIn(store, (urn) => urn);
}

/**
 * Records in a folder, one file each, so that a run can find out what a killed run did. Backends are kept apart, because each may have a
 * stack with the same URNs.
 * @param env `PULUMI_HOME` is the parent folder (default `~/.pulumi`); `PULUMI_BACKEND_URL`, or else the CLI's login, identifies the
 * backend
 * @param engine the engine's address, with which every provider of a run is started
 */
export function notesOnDisk(env: NodeJS.ProcessEnv, engine: string | undefined): Notes {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  const folder = join(home, "container-clouds");
  const backend = backendOf(env, home);
  const run = isAddress(engine) ? digest(backend, engine).slice(0, 8) : undefined;
  const entries = run === undefined ? noEntries : entriesIn(join(folder, "entries"), run);
  // Each create needs its name several times.
  const names = new Map<string, string>();
  const nameOf = (urn: string) => {
    const name = names.get(urn) ?? digest(backend, urn);
    names.set(urn, name);
    return name;
  };
  return notesIn(storeIn(join(folder, "attempts")), nameOf, entries, run);
}

/** Records in a store. @param nameOf the name of a URN's record @param run the run of this process */
export function notesIn(
  store: NoteStore,
  nameOf: (urn: string) => string,
  entries: Entries = noEntries,
  run?: string,
): Notes {
  /** Attempts by name: all that were recorded when first needed, and those of this process. */
  let known: Map<string, Attempt> | undefined;
  const all = () => {
    known ??= new Map(
      store.names().flatMap((name) => {
        const attempt = store.read(name);
        return attempt ? [[name, attempt] as const] : [];
      }),
    );
    return known;
  };
  const inState = new Map<string, Set<string>>();
  const knownEntries = new Map<string, { made: unknown; there: Connection }[]>();
  const entriesOf = (type: string, id: string) => knownEntries.get(`${type} ${id}`) ?? [];
  const own = new Set<string>();
  const answered = new Set<string>();
  const remove = (name: string) => {
    store.remove(name);
    all().delete(name);
    answered.delete(name);
  };
  /** Removes records that have ended. If the disk is full or read-only they stay, and a later run removes them. */
  const forget = (names: readonly string[]) => {
    if (!succeeds(() => passOn(names))) return;
    for (const name of names) succeeds(() => remove(name));
  };
  /**
   * Before records are removed, adds the IDs that they name to `before` of every open attempt, which must not take those resources for its
   * own.
   */
  const passOn = (names: readonly string[]) => {
    const made = names.flatMap((name) => all().get(name) ?? []);
    if (made.length === 0) return;
    for (const [name, { id }] of all()) {
      // Another process may have ended this attempt since it was read.
      const open = id === undefined && !names.includes(name) ? store.read(name) : undefined;
      if (open?.before === undefined || open.id !== undefined) continue;
      const ids = made.flatMap((one) => (one.type === open.type && one.id !== undefined ? idsIn(one.id, open) : []));
      const added = ids.filter((one) => !open.before?.includes(one));
      if (added.length === 0) continue;
      const known = { ...open, before: [...open.before, ...added] };
      store.add(name, known);
      all().set(name, known);
    }
  };
  const ofThisRun = (attempt: Attempt) => ({ ...attempt, ...(run !== undefined && { run }) });
  const keep = (name: string, attempt: Attempt) => {
    all().set(name, attempt);
    own.add(name);
  };
  return {
    of: (urn) => store.read(nameOf(urn)),
    write: async (urn, given) => {
      const name = nameOf(urn);
      const attempt = ofThisRun(given);
      await store.write(name, attempt);
      keep(name, attempt);
      // A repeated create has no result yet.
      answered.delete(name);
    },
    add: (urn, given) => {
      const name = nameOf(urn);
      const attempt = ofThisRun(given);
      store.add(name, attempt);
      keep(name, attempt);
    },
    remove: (urn) => remove(nameOf(urn)),
    idsOfOthers: (urn, own, ...also) => {
      const ids = [own, ...also].flatMap((type) => [...(inState.get(type) ?? [])]);
      const self = nameOf(urn);
      for (const [name, { type, id, wanted }] of all()) {
        const known = also.includes(type) ? (id ?? wanted.id) : type === own ? id : undefined;
        if (known !== undefined && name !== self) ids.push(known);
      }
      return new Set(ids);
    },
    idIsInState: (type, id, made) => {
      inState.set(type, (inState.get(type) ?? new Set()).add(id));
      const shown = [...all()].filter(([, attempt]) => isOf(attempt, type, id) && attempt.made === made);
      forget(shown.map(([name]) => name));
    },
    entryIs: (type, id, made, there) => {
      const elsewhere = entriesOf(type, id).filter((one) => !isDeepStrictEqual(one.there, there));
      knownEntries.set(`${type} ${id}`, made === undefined ? elsewhere : [...elsewhere, { made, there }]);
    },
    laterEntries: (type, id, made) => {
      const known = entriesOf(type, id);
      return known.slice(known.findIndex((one) => one.made === made) + 1).map(({ there }) => there);
    },
    leftover: (urn, id) => {
      if (all().size === 0) return undefined;
      const attempt = own.has(nameOf(urn)) ? undefined : all().get(nameOf(urn));
      // Another process of this run is making the attempt, or has returned its result: a replaced provider deletes in a separate process.
      if (attempt?.run !== undefined && attempt.run === run) return undefined;
      return attempt?.id === id || attempt?.wanted.id === id ? undefined : attempt;
    },
    within: (container) =>
      [...all()].flatMap(([name, { type, id, wanted, run: of }]) => {
        const made = id ?? wanted.id;
        const isEarlier = !own.has(name) && (of === undefined || of !== run);
        return isEarlier && made?.startsWith(`${container}/`) ? [{ type, id: made }] : [];
      }),
    entries,
    takenOver: new Set(),
    answered: (urn) => void answered.add(nameOf(urn)),
    runEnded: () => {
      forget([...answered].filter((name) => own.has(name)));
      entries.end();
    },
  };
}

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** The IDs as a listing names them: those of the members, for a set. */
const idsIn = (id: string, { wanted }: Attempt) => (wanted.count === undefined ? [id] : membersOf(id));

const isOf = (attempt: Attempt, type: string, id: string) => attempt.type === type && attempt.id === id;

function backendOf({ PULUMI_BACKEND_URL: url }: NodeJS.ProcessEnv, home: string): string {
  if (url) return /^file:\/\/\.{1,2}(\/|$)/.test(url) ? `${process.cwd()} ${url}` : url;
  try {
    return String(JSON.parse(readFileSync(join(home, "credentials.json"), "utf8")).current);
  } catch {
    return "";
  }
}

const digest = (...parts: readonly string[]) => hash("sha256", parts.join("\n")).slice(0, 32);
