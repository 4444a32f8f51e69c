import type { Properties } from "./codec";
import { VERSION } from "./internal-properties";
import type { Resource } from "./spec";

type Migrated = Pick<Resource, "migrations">;

/** Converts the state of any earlier release to this release's form. */
export function migrated({ migrations = [] }: Migrated, state: Properties): Properties {
  const steps = migrations.slice(Number(state[VERSION] ?? 0));
  return steps.length === 0 ? state : { ...steps.reduce<Properties>((before, step) => step(before), state) };
}

/** The internal property of a state in this release's form; `{}` for a type that never changed its form. */
export const versionOf = ({ migrations = [] }: Migrated): Properties =>
  migrations.length === 0 ? {} : { [VERSION]: migrations.length };
