import { createHash } from "node:crypto";
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
 * Notes of creates, by URN. A note is written before a create is sent, and is over when the engine shows that its state
 * has what was made, or when the run that made it has ended in order.
 */
export interface Notes {
  /** The last attempt to make a resource, unless it is over. @throws Error when its note cannot be read. */
  of(urn: string): Attempt | undefined;
  /** It outlives the machine's power when this ends. @throws Error when it cannot be written. */
  write(urn: string, attempt: Attempt): Promise<void>;
  /** Adds to a note what has become known of its attempt; it outlives this process. @throws Error when it cannot be written. */
  add(urn: string, attempt: Attempt): void;
  /** Nothing was made, or what was made is gone. */
  remove(urn: string): void;
  /**
   * IDs of the first type that are another resource's: in the state, as this run has shown, or made by another's attempt.
   * And those of the other types, also of what is being made.
   */
  idsOfOthers(urn: string, type: string, ...also: string[]): ReadonlySet<string>;
  /** The engine has asked about this ID, with this mark (the property `MADE`): its state has it. */
  idIsInState(type: string, id: string, made: unknown): void;
  /** The engine's entry for this ID, there, is the one of that create (the property `MADE`). */
  entryIs(type: string, id: string, made: unknown, there: Connection): void;
  /** Where this run came to know the same ID later as that of another create's entry. */
  laterEntries(type: string, id: string, made: unknown): Connection[];
  /** What the processes of this run tell each other. */
  readonly entries: Entries;
  /** What this process took over because of the setting `namesakes`: types and IDs. */
  readonly takenOver: Set<string>;
  /** An attempt of an earlier run to make a resource whose entry in the state has another ID: nobody has what it made. */
  leftover(urn: string, id: string): Attempt | undefined;
  /** What attempts of earlier runs, whose ends nothing has shown, may have made within a resource with this ID, such as a repository in a namespace. */
  within(id: string): { type: string; id: string }[];
  /** The create was answered to the engine, which saves its state next. */
  answered(urn: string): void;
  /** The engine has ended this process in order, so everything that was answered is in its state. */
  runEnded(): void;
}

/** What to do where notes cannot be written. */
export const HOME_TEXT = "set PULUMI_HOME to a folder that can be written to";

/** Notes of this process only: for one that has no place to write to, and that nobody resumes. */
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
 * Notes in a folder, a file for each, so that a run finds what became of one that was killed. The same resource of the
 * same stack in another backend is another one.
 * @param env `PULUMI_HOME` says where (default `~/.pulumi`); `PULUMI_BACKEND_URL` or the CLI's login, which backend it is.
 * @param engine the engine's address, which all providers of a run are started with
 */
export function notesOnDisk(env: NodeJS.ProcessEnv, engine: string | undefined): Notes {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  const folder = join(home, "container-clouds");
  const backend = backendOf(env, home);
  const run = isAddress(engine) ? digest(backend, engine).slice(0, 8) : undefined;
  const entries = run === undefined ? noEntries : entriesIn(join(folder, "entries"), run);
  return notesIn(storeIn(join(folder, "attempts")), (urn) => digest(backend, urn), entries, run);
}

/** Notes in a store, whose names are made from URNs. @param run of these processes */
export function notesIn(
  store: NoteStore,
  nameOf: (urn: string) => string,
  entries: Entries = noEntries,
  run?: string,
): Notes {
  /** Attempts by name: all there were when this process began, and its own. */
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
  /** Removes notes that are over. Where the disk is full or read-only they stay, and a later run removes them. */
  const forget = (names: readonly string[]) => {
    if (!succeeds(() => passOn(names))) return;
    for (const name of names) succeeds(() => remove(name));
  };
  /** What these notes say was made, nobody knows once they are removed: attempts that are still open must not take it for theirs. */
  const passOn = (names: readonly string[]) => {
    const made = names.flatMap((name) => all().get(name) ?? []);
    if (made.length === 0) return;
    for (const [name, { id }] of all()) {
      // Another process may have ended it meanwhile.
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
      // What is sent again is not answered yet.
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
      const attempt = own.has(nameOf(urn)) ? undefined : all().get(nameOf(urn));
      // Another process of this run is at it, or has answered it: a provider that is replaced deletes in its own.
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

/** As an attempt's listing names it: a set by its members. */
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

const digest = (...parts: readonly string[]) =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
