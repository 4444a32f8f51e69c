import { existsSync, readFileSync } from "node:fs";
import { replaceFile } from "../files/replace-file";
import { maskSecrets } from "./inventory";
import { kinds } from "./kinds";
import type { Row } from "./row";
import { emptyState, type State } from "./state";

/** The state of all clouds, kept in a file when there is one. */
export interface Store {
  readonly state: State;
  /** Says that the state may have changed: it is written soon, several changes at once. */
  touch(): void;
  /** Writes now. @throws ReplaceError when it cannot. */
  save(): void;
  /** Starts again from nothing, with the same seed. */
  reset(): void;
}

/** How long changes are collected before they are written. */
const SAVE_AFTER_MS = 20;

/**
 * Opens the state file, or starts empty where there is none yet.
 * @param seed of the IDs; a file that exists keeps the seed it was made with
 * @throws when the file is there and is not an emulator's state
 */
export function openStore(file: string | undefined, seed: string): Store {
  let state = bare(file !== undefined && existsSync(file) ? readState(file) : emptyState(seed));
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
  // A client's call has succeeded whatever becomes of the file: the next change tries again.
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
      state = bare(emptyState(state.seed));
      save();
    },
  };
}

/** IDs come from outside: in no table of the state may one stand for what every object has. */
function bare(state: State): State {
  for (const product of Object.values(state).filter(isTable))
    for (const table of [product, ...Object.values(product).filter(isTable)]) Object.setPrototypeOf(table, null);
  return state;
}

/** The state without what the clouds receive and never return: a file is easily passed on. */
function withoutPasswords(state: State): object {
  const secretsOf = new Map(kinds.map(({ rows, secrets = [] }) => [rows(state) as object, secrets]));
  const stripped = (part: object) => {
    const paths = secretsOf.get(part) ?? [];
    if (paths.length === 0) return part;
    return mapped(part, (row: Row) => ({ ...row, attributes: maskSecrets(row.attributes, paths) }));
  };
  return mapped(state, (product: unknown) =>
    typeof product === "object" && product !== null ? mapped(product, stripped) : product,
  );
}

function mapped<T>(object: object, change: (value: T) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function readState(file: string): State {
  let parsed: Partial<State>;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`state file ${file}: not JSON; remove it or name another file`, { cause });
  }
  const foreign = (part: string) =>
    new Error(`state file ${file}: not a state of this emulator (${part}); name another file`);
  if (parsed?.format !== 1) throw foreign("format");
  // A file of an older build may lack what is new since, at the top or inside a product.
  const filled = Object.entries(emptyState("")).map(([part, empty]) => {
    const found = parsed[part as keyof State] ?? empty;
    if (typeof found !== typeof empty || found === null || Array.isArray(found)) throw foreign(part);
    return [part, typeof empty === "object" ? { ...empty, ...(found as object) } : found];
  });
  const state = Object.fromEntries(filled) as State;
  const broken = kinds.find(({ rows }) => !isTable(rows(state)) || !Object.values(rows(state)).every(isRow));
  if (broken) throw foreign(`${broken.service} ${broken.kind}`);
  return state;
}

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isRow(row: unknown): boolean {
  if (!isTable(row) || !isTable(row.attributes)) return false;
  return ["id", "account", "region", "status", "createdAt"].every((field) => typeof row[field] === "string");
}
