import type { Properties } from "./codec";
import { CHOSEN, DRIFT, GIVEN, SECRETS, UNRETURNED, VERSION } from "./internal-properties";

/** A pure step that converts what an earlier release wrote to the next form. It leaves alone what already has that form. */
export type Migration = (state: Readonly<Properties>) => Properties;

/** A resource type, as far as it changed its form. */
interface Migrated {
  migrations?: readonly Migration[];
}

/** Converts a state, or inputs, of any earlier release to this release's form. */
export function migrated({ migrations = [] }: Migrated, state: Properties): Properties {
  const steps = migrations.slice(Number(state[VERSION] ?? 0));
  return steps.length === 0 ? state : { ...steps.reduce<Properties>((before, step) => step(before), state) };
}

/** The internal property of a state in this release's form; `{}` for a type that never changed its form. */
export const versionOf = ({ migrations = [] }: Migrated): Properties =>
  migrations.length === 0 ? {} : { [VERSION]: migrations.length };

/** The old path of a value, `*` for each item, and its new one; `undefined` if the value is dropped. */
interface Move {
  from: readonly string[];
  to: readonly string[] | undefined;
}

/**
 * A migration that renames properties, in the state and in the internal properties that hold names: drift, secrets, the inputs that
 * the cloud chose and those that an import did not learn.
 * @param names the new name by the path of the old one, such as `{ "nodeSettings.dataDisks.*.fileSystem": "fsType" }`. A name
 * with a dot, such as `eip.ip`, puts the value into an object; `undefined` drops it
 */
export function renamed(names: Readonly<Record<string, string | undefined>>): Migration {
  const moves = Object.entries(names).map(([path, name]): Move => {
    const from = path.split(".");
    return { from, to: name === undefined ? undefined : [...from.slice(0, -1), ...name.split(".")] };
  });
  const inAll = (properties: Readonly<Properties>) => moves.reduce<unknown>(withMoved, properties) as Properties;
  const moved = (path: readonly string[]) => moves.reduce<readonly (readonly string[])[]>(pathsMoved, [path]);
  const kept = (value: unknown, name: string): unknown => {
    if (name === DRIFT && value) return mapped(inAll(mapped(value as Drift, (drift) => drift?.said)), asDrift);
    if (!Array.isArray(value)) return value;
    if (name === SECRETS) return value.flatMap(moved);
    if (!LISTS.includes(name)) return value;
    return [...new Set(value.flatMap((field: string) => moved([field]).map(([first]) => first)))];
  };
  return (state) => mapped(inAll(state), kept);
}

/** Internal properties that list names of inputs. */
const LISTS: readonly string[] = [GIVEN, CHOSEN, UNRETURNED];

type Drift = Record<string, { said?: unknown } | null>;

const asDrift = (said: unknown) => (said === undefined ? {} : { said });

const mapped = <T>(values: Readonly<Record<string, T>>, change: (value: T, name: string) => unknown): Properties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));

/** Moves what is at the old path to the new one. A value that already has the new name stays. */
function withMoved(value: unknown, { from: [key = "", ...from], to }: Move): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inside = { from, to: to?.slice(1) };
  if (key === "*") return Array.isArray(value) ? value.map((item) => withMoved(item, inside)) : value;
  if (!Object.hasOwn(value, key)) return value;
  const { [key]: old, ...others } = value as Properties;
  if (from.length > 0) return { ...value, [key]: withMoved(old, inside) };
  const placed = to?.reduceRight<unknown>((inner, name) => ({ [name]: inner }), old);
  return { ...(placed as Properties | undefined), ...others };
}

/** Applies a move to paths; drops those of a dropped value. */
function pathsMoved(paths: readonly (readonly string[])[], { from, to }: Move): readonly (readonly string[])[] {
  return paths.flatMap((path) => {
    if (!from.every((key, at) => key === "*" || key === path[at])) return [path];
    return to ? [[...to.map((key, at) => (key === "*" ? (path[at] ?? key) : key)), ...path.slice(from.length)]] : [];
  });
}
