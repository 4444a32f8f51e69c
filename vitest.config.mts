import { tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { longestFirst } from "./test/support/longest-first.mjs";

/**
 * Left to CI, so that a local run takes less than three minutes on two idle cores: tests that start many processes, and tests that repeat
 * for every resource type what the tests of one type show.
 */
const LONG = [
  "test/bench/bench.test.ts",
  "test/chaos/{additions,chaos,cut-off}.test.ts",
  "test/cli/{bad-input,doctor,emulator,every-kind,import,recover,wrong-turns}.test.ts",
  "test/docs/{blocks,built-site}.test.ts",
  "test/emulator/{any-value,console-browser,kubectl}.test.ts",
  "test/engine/{full-disk,interruption,recordings}.test.ts",
  "test/engine/backend/broken-files.test.ts",
  "test/engine/commands/operations.test.ts",
  "test/examples/{gitops,kubernetes}.test.ts",
  "test/generate/generated-files.test.ts",
  "test/packaging/from-git.test.ts",
  "test/plugin/{deliveries,executable}.test.ts",
  "test/provider/dynamic/orphan.test.ts",
  "test/provider/lifecycle/{batch,drift,foreign-answers,forewarn}.test.ts",
  "test/provider/lifecycle/create/{interrupted,lost-answer,replaced}.test.ts",
  "test/provider/tencent/editions.test.ts",
  "test/provider/tencent/tke/busy-pool.test.ts",
  "test/provider/transport/two-processes.test.ts",
  "test/sdk/{environment,functions}.test.ts",
  "test/secrets/runs.test.ts",
  "test/testing/{guide,kit}.test.ts",
  "test/upgrades/renamed-stack.test.ts",
];

/** Minutes each: left to `npm run test:all`, which is a job of its own in CI. */
const LONGEST = [
  "test/bench/runs.test.ts",
  "test/chaos/cut-off-replacement.test.ts",
  "test/conformance/preview-agrees.test.ts",
  "test/examples/examples.test.ts",
];

/** Half a minute and more each with CI's two cores, the longest first. */
const STARTED_FIRST = [
  ...LONGEST,
  "test/package.test.ts",
  "test/packaging/from-git.test.ts",
  "test/secrets/runs.test.ts",
  "test/docs/built-site.test.ts",
  ...LONG,
  "test/chaos/{exploration,hostile-answers}.test.ts",
  "test/emulator/outside-change.test.ts",
];

const leftOut = [...(process.env.CI ? [] : LONG), ...(process.env.ALL_TESTS ? [] : LONGEST)];

export default defineConfig({
  test: {
    // Programs and providers are processes of their own, hundreds in a run: Node keeps their compiled code between them,
    // and they load what they need.
    env: {
      // Remedies are in the language of the environment.
      LC_ALL: "C.UTF-8",
      NODE_COMPILE_CACHE: join(tmpdir(), "container-clouds-compiled"),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require "${join(import.meta.dirname, "test/support/lazy-modules.cjs")}"`,
    },
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...leftOut],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A slow machine is no failure.
    expect: { poll: { timeout: 30_000 } },
    // Most of the time is waiting: for processes to start, and for clouds to settle.
    maxWorkers: 4,
    sequence: { sequencer: longestFirst(STARTED_FIRST) },
    // No file leaves anything behind in its process: one process serves many files.
    isolate: false,
    reporters: ["default", "./test/support/reporter.ts"],
  },
});
