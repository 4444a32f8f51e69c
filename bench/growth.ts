import type { ProviderProcess } from "../test/support/provider-process";
import { startCloud } from "./cloud";
import { type Figure, type Row, type Settings, secondsOf } from "./figure";
import { mebibytes } from "./processes";
import { cluster, compare, group, type Kept, type Kind, make, refresh, UNLIMITED, withProvider } from "./stack";

/** Resources made before their calls are counted: the emulator's log has an end. */
const COUNTED = 2_000;

/** One stack from nothing, each step by a process of its own, as the engine does. */
async function measureStack(kind: Kind, count: number): Promise<Row[]> {
  await using cloud = await startCloud();
  const rows: Row[] = [];
  const kept: Kept[] = [];
  let calls = 0;
  const counted = async () => {
    calls += (await cloud.countCalls()).total;
  };
  const measure = async (step: string, take: (provider: ProviderProcess) => Promise<void>) => {
    calls = 0;
    const work = (provider: ProviderProcess) => secondsOf(() => take(provider));
    const { value: seconds, took } = await withProvider(cloud, kind, UNLIMITED, work);
    await counted();
    rows.push({
      type: kind.type,
      resources: count,
      step,
      seconds,
      each: (seconds * 1000) / count,
      calls,
      cpu: took.cpuMs / 1000,
      peak: mebibytes(took.peakBytes),
      state: JSON.stringify(kept).length / count,
    });
  };
  await measure("create", async (provider) => {
    while (kept.length < count) {
      kept.push(...(await make(provider, kind, kept.length, Math.min(count, kept.length + COUNTED))));
      await counted();
    }
  });
  await measure("unchanged", (provider) => compare(provider, kept));
  await measure("refresh", (provider) => refresh(provider, kept));
  return rows;
}

export const growth: Figure = {
  name: "growth",
  title: "Growth, in the provider",
  about:
    "What a provider process takes for each step of a stack, as many resources at a time as the engine does by default, without a rate limit and with changes that are instant.",
  columns: [
    { key: "type", title: "type" },
    { key: "resources", title: "resources" },
    { key: "step", title: "step" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "each", title: "ms each", digits: 1 },
    { key: "calls", title: "calls" },
    { key: "cpu", title: "provider's processor seconds", digits: 2 },
    { key: "peak", title: "provider's memory, MiB" },
    { key: "state", title: "bytes kept of each" },
  ],
  async measure({ sizes, say }: Settings) {
    const rows = [];
    for (const kind of [cluster, group]) {
      for (const count of sizes) {
        say(`  ${count} of ${kind.type}`);
        rows.push(...(await measureStack(kind, count)));
      }
    }
    return rows;
  },
};
