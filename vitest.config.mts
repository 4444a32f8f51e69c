import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Programs and providers are processes of their own, hundreds in a run: Node keeps their compiled code between them.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "container-clouds-compiled") },
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A slow machine is no failure.
    expect: { poll: { timeout: 30_000 } },
    // Most of the time is waiting: for processes to start, and for clouds to settle.
    maxWorkers: 4,
    // No file leaves anything behind in its process: one process serves many files.
    isolate: false,
    reporters: ["default", "./test/support/reporter.ts"],
  },
});
