import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readFile } from "../files/read-file";
import { replaceFile } from "../files/replace-file";
import { jsonProblem, parseJson } from "../words/json";
import { kinds } from "./clouds";
import { maskSecrets } from "./inventory";
import type { Row } from "./row";
import { emptyState, type State, table } from "./state";

/** The state of all clouds, with an optional file. */
export interface Store {
  readonly state: State;
  /** Reports a possible change of the state, which is then saved soon, together with others. */
  touch(): void;
  /** Saves now. @throws ReplaceError if it cannot */
  save(): void;
  /** Resets to an empty state with the same seed. */
  reset(): void;
}

/** How long changes are collected before a save, in milliseconds. */
const SAVE_AFTER_MS = 20;

/**
 * Opens the state file, or starts with an empty state if there is none.
 * @param seed seed of the IDs; an existing file keeps its own
 * @throws Error if the file exists and is not an emulator's state
 */
export function openStore(file: string | undefined, seed: string): Store {
  if (file === "") throw new Error("state file: it has no name; name a file");
  // Do not create the folder: a misspelt one would silently give an empty cloud.
  const folder = file === undefined ? "." : dirname(resolve(file));
  if (!existsSync(folder))
    throw new Error(`state file ${file}: there is no folder ${folder}; create it or name another file`);
  let state = file !== undefined && existsSync(file) ? readState(file) : emptyState(seed);
  let timer: NodeJS.Timeout | undefined;
  let written = "";
  let failed = false;

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (file === undefined) return;
    const text = JSON.stringify(withoutPasswords(state));
    if (text === written) return;
    replaceFile(file, text, 0o600);
    written = text;
  };
  // The client's call has succeeded even if the save fails; the next change tries again.
  const saveInTime = () => {
    try {
      save();
      failed = false;
    } catch (error) {
      if (!failed) console.error(`emulator: the state is not saved: ${(error as Error).message}`);
      failed = true;
    }
  };
  return {
    get state() {
      return state;
    },
    touch: () => {
      if (file !== undefined) timer ??= setTimeout(saveInTime, SAVE_AFTER_MS);
    },
    save,
    reset: () => {
      state = emptyState(state.seed);
      save();
    },
  };
}

/** The state without values that the clouds receive and never return, because state files are often shared. */
function withoutPasswords(state: State): object {
  const rows = kinds.map(({ service, kind, rows, secrets }) => {
    const strip = (row: Row) => (secrets ? { ...row, attributes: maskSecrets(row.attributes, secrets) } : row);
    return [`${service}/${kind}`, Object.fromEntries([...rows(state)].map(([id, row]) => [id, strip(row)]))];
  });
  return { ...state, rows: Object.fromEntries(rows) };
}

function readText(file: string): string {
  const stat = statSync(file);
  // A device or pipe cannot be read to an end or replaced.
  if (!stat.isFile() && !stat.isDirectory()) throw new Error(`state file ${file}: not a file; name another file`);
  try {
    return readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === "EISDIR" ? "it is a folder" : `it cannot be read (${code})`;
    throw new Error(`state file ${file}: ${reason}; name another file`, { cause });
  }
}

function readState(file: string): State {
  const text = readText(file);
  let parsed: Partial<State>;
  try {
    parsed = parseJson(text) as Partial<State>;
  } catch (cause) {
    throw new Error(`state file ${file}: ${jsonProblem(cause)}; remove it or name another file`, { cause });
  }
  const foreign = (part: string) =>
    new Error(`state file ${file}: not a state of this emulator (${part}); name another file`);
  if (parsed?.format !== 2) throw foreign("format");
  // A file of an older version may lack newer parts.
  const filled = Object.entries(emptyState("")).map(([part, empty]) => {
    const found = parsed[part as keyof State] ?? empty;
    if (typeof found !== typeof empty || found === null || Array.isArray(found)) throw foreign(part);
    return [part, found];
  });
  const state = Object.fromEntries(filled) as State;
  for (const part of ["counters", "quotas", "credentials"] as const) setTable(state, part, state[part]);
  for (const part of ["rows", "notes"] as const) {
    const wrong = Object.keys(state[part]).find((key) => !isTable(state[part][key]));
    if (wrong !== undefined) throw foreign(wrong);
    const read = (found: object) =>
      part === "rows" ? new Map(Object.entries(found)) : table(found as Record<string, unknown>);
    const tables = Object.entries(state[part]).map(([key, found]) => [key, read(found)]);
    setTable(state, part, Object.fromEntries(tables));
  }
  const broken = kinds.find(({ rows }) => ![...rows(state).values()].every(isRow));
  if (broken) throw foreign(`${broken.service} ${broken.kind}`);
  return state;
}

const setTable = (state: State, part: keyof State, entries: object) =>
  Object.assign(state, { [part]: table(entries as Record<string, unknown>) });

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isRow(row: unknown): boolean {
  if (!isTable(row) || !isTable(row.attributes)) return false;
  return ["id", "account", "region", "status", "createdAt"].every((field) => typeof row[field] === "string");
}
