// Any Node can parse this file; newer syntax and dependencies load behind the check of the version.
import "../lifecycle/compile-cache";
import type { Components } from "./components";

/**
 * The plugin's process.
 * @param components what the plugin makes besides the resources, by type token
 * @param args what the engine gives: its address, `host:port`
 */
export async function main(components: Components, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 19)) {
    console.error(
      `container-clouds needs Node 22.19 or newer; this is ${process.version} at ${process.execPath}. ` +
        "Put a newer Node first on PATH.",
    );
    process.exit(1);
  }
  const { serve } = await import("./server.js");
  const { observe } = await import("../observability/index.js");
  observe();
  const { isAddress } = await import("../lifecycle/engine-client.js");
  await serve(components, args.find(isAddress));
  const { flushWatchers } = await import("../observability/activity.js");
  await flushWatchers();
  process.exit(0);
}
