import type { Reporter, TestModule } from "vitest/node";

/** Prints one closing line, `N passed, N failed, N skipped`, which CI services read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that cannot be loaded, or a hook that fails, is a failure even where no test of it is.
    const broken = modules.filter((module) => !module.ok() && ![...module.children.allTests("failed")].length).length;
    console.log(`${count("passed")} passed, ${count("failed") + broken} failed, ${count("skipped")} skipped`);
  }
}
