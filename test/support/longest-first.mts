import { globSync } from "node:fs";
import { resolve } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Starts first what takes longest. A clean checkout has no times of an earlier run, and vitest then goes by the size of the files: the last
 * to start may be a long one, for which the other processes wait.
 * @param patterns the long ones, in the order in which they start
 */
export function longestFirst(patterns: readonly string[]): typeof BaseSequencer {
  const places = patterns.map((pattern) => new Set(globSync(pattern).map((file) => resolve(file))));
  const placeOf = ({ moduleId }: TestSpecification) => {
    const place = places.findIndex((files) => files.has(moduleId));
    return place < 0 ? places.length : place;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
    }
  };
}
