import { readFileSync } from "node:fs";
import { join } from "node:path";
import { end, REPOSITORY, startScript } from "./processes";

/** The emulator in a process of its own, so that it takes no time from what is measured beside it. */
export interface Cloud extends AsyncDisposable {
  url: string;
  credentials: Record<"tencent" | "baidu" | "ctyun", Record<string, string>>;
  /** The calls since the last count, by action. */
  countCalls(): Promise<Calls>;
  /** Restarts the count. */
  forgetCalls(): Promise<void>;
  /** Milliseconds of processor that the emulator has taken; NaN where the system does not say it of other processes. */
  cpuMs(): number;
  /** Sets how long changes of a kind take. */
  pace(service: string, kind: string, pace: string): Promise<void>;
}

export interface Calls {
  total: number;
  of(...actions: string[]): number;
}

/** Calls that the emulator keeps in its log (emulator/requests.ts). */
const LOGGED = 10_000;

/** Starts an emulator whose changes are instant, that counts every call and refuses none for coming too fast. */
export async function startCloud(): Promise<Cloud> {
  const args = ["emulator", "--port", "0", "--lifecycle", "instant", "--no-throttle"];
  const { child, line } = await startScript(join(REPOSITORY, "bin/container-clouds.js"), args, {});
  const { url, credentials } = JSON.parse(line) as Pick<Cloud, "url" | "credentials">;
  const admin = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/_emulator/${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  await admin("POST", "quotas", { quota: "tke.MaxClustersNum", value: 1_000_000 });
  return {
    url,
    credentials,
    async countCalls() {
      const requests = (await admin("GET", "requests")) as { action: string }[];
      await admin("DELETE", "requests");
      if (requests.length >= LOGGED) throw new Error(`${LOGGED} calls or more: count them in between`);
      return {
        total: requests.length,
        of: (...names) => requests.filter(({ action }) => names.includes(action)).length,
      };
    },
    forgetCalls: async () => void (await admin("DELETE", "requests")),
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    pace: async (service, kind, pace) => void (await admin("POST", "lifecycle", { service, kind, pace })),
    [Symbol.asyncDispose]: () => end(child),
  };
}

/** Linux counts a process's time in hundredths of a second; user and system are fields 14 and 15 (`man 5 proc`). */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** Stack configuration that sends every call to the emulator, by full key; objects as JSON text. */
export function configFor({ url, credentials: { tencent, baidu, ctyun } }: Cloud): Record<string, string> {
  return {
    "container-clouds:endpoint": url,
    "container-clouds:tencent": JSON.stringify({ ...tencent, region: "gsqy" }),
    "container-clouds:baidu": JSON.stringify({ ...baidu, region: "bj" }),
    "container-clouds:ctyun": JSON.stringify({ ...ctyun, regionId: "region-1" }),
  };
}
