import { checkArguments } from "./arguments";
import { type EmulatorOptions, emulator, type TestEmulator } from "./emulator";

/** What vitest, jest and others call before and after tests. */
export interface TestHooks {
  beforeAll(run: () => Promise<unknown>): unknown;
  beforeEach(run: () => Promise<unknown>): unknown;
  afterAll(run: () => Promise<unknown>): unknown;
}

/** How the tests of a file share an emulator. */
export interface SharedEmulatorOptions extends EmulatorOptions {
  /** Keep resources, faults and rules from one test to the next. @default false */
  readonly keep?: boolean;
}

/**
 * One emulator for the tests of a file, empty at the start of each test.
 * @example vitest: `import * as vitest from "vitest"; const clouds = useEmulator(vitest);`
 * @example jest: `const clouds = useEmulator(globalThis);`
 */
export function useEmulator(hooks: TestHooks, options: SharedEmulatorOptions = {}): TestEmulator {
  checkArguments("useEmulator", { hooks, options });
  const { keep, ...rest } = options;
  const shared = {} as TestEmulator;
  hooks.beforeAll(async () => {
    Object.assign(shared, await emulator(rest));
  });
  if (!keep) hooks.beforeEach(() => shared.reset());
  hooks.afterAll(() => shared.stop());
  return shared;
}
