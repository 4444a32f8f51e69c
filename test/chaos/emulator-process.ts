import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Fault, FaultInput } from "../../emulator/faults";
import type { InventoryItem } from "../../emulator/inventory";
import type { RequestRecord } from "../../emulator/requests";

// Found by the package's own name: the same from the build as from the sources.
const BIN = createRequire(__filename)
  .resolve("pulumi-container-clouds/package.json")
  .replace(/package\.json$/, "bin/container-clouds.js");

/** The emulator as a process of its own, and the part of its admin API that chaos needs. */
export interface EmulatorProcess {
  readonly url: string;
  readonly credentials: Readonly<Record<"tencent" | "baidu" | "ctyun", Record<string, string>>>;
  resources(): Promise<InventoryItem[]>;
  /** Takes away all that is there but these IDs, as in the console. */
  empty(kept: ReadonlySet<string>): Promise<void>;
  /** Pushes an image, such as `team/api:v1`. */
  push(image: string): Promise<unknown>;
  /** The log of calls. */
  requests(): Promise<RequestRecord[]>;
  clearRequests(): Promise<unknown>;
  fault(fault: FaultInput): Promise<Fault>;
  faults(): Promise<Fault[]>;
  clearFaults(): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts the emulator on a free port; what is made there takes part of a second to become ready. */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const args = [BIN, "emulator", "--lifecycle", "reads:1", "--no-throttle"];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the emulator ended before it listened")));
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(lines, "line"), ended])) as [string];
  const { url, credentials } = JSON.parse(line);
  const admin = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/_emulator/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const resources = () => admin<InventoryItem[]>("GET", "resources");
  return {
    url,
    credentials,
    resources,
    empty: async (kept) => {
      for (const { service, kind, id } of await resources())
        if (!kept.has(id)) await admin("POST", "change", { service, kind, id, remove: true });
    },
    push: (image) => admin("POST", "push", { image }),
    requests: () => admin("GET", "requests"),
    clearRequests: () => admin("DELETE", "requests"),
    fault: (fault) => admin("POST", "faults", fault),
    faults: () => admin("GET", "faults"),
    clearFaults: () => admin("DELETE", "faults"),
    close: async () => {
      child.kill("SIGTERM");
      await ended.catch(() => undefined);
    },
  };
}
