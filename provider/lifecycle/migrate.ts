import type { Properties } from "./codec";
import { VERSION } from "./internal-properties";
import type { Resource } from "./spec";

type Migrated = Pick<Resource, "migrations">;

/** A state in the form of this release, whichever release wrote it. */
export function migrated({ migrations = [] }: Migrated, state: Properties): Properties {
  const steps = migrations.slice(Number(state[VERSION] ?? 0));
  return steps.length === 0 ? state : { ...steps.reduce<Properties>((before, step) => step(before), state) };
}

/** The hidden property of a state in the form of this release; nothing for a kind that never changed its form. */
export const versionOf = ({ migrations = [] }: Migrated): Properties =>
  migrations.length === 0 ? {} : { [VERSION]: migrations.length };
