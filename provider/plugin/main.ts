// Any Node version can parse this file. Newer syntax and dependencies load only after the version check.
import { nodeProblem } from "../../files/node-version";
import "../lifecycle/compile-cache";
import type { Components } from "./components";

/**
 * The plugin's process.
 * @param components the components that the plugin makes besides the resources, by type token
 * @param args the engine's arguments: its address, `host:port`
 */
export async function main(components: Components, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const problem = nodeProblem();
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  const { serve } = await import("./server.js");
  const { observe } = await import("../transport/observability/index.js");
  observe();
  const { isAddress } = await import("../lifecycle/engine-client.js");
  await serve(components, args.find(isAddress));
  const { flushWatchers } = await import("../transport/observability/activity.js");
  await flushWatchers();
  process.exit(0);
}
