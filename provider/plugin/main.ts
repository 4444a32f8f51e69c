// Any Node can parse this file; newer syntax and dependencies load behind the check of the version.
import { nodeProblem } from "../../files/node-version";
import "../lifecycle/compile-cache";
import type { Components } from "./components";

/**
 * The plugin's process.
 * @param components what the plugin makes besides the resources, by type token
 * @param args what the engine gives: its address, `host:port`
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
