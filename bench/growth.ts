import { startCloud } from "./cloud";
import { type Figure, type Row, type Settings, secondsOf } from "./figure";
import { mebibytes } from "./processes";
import { cluster, compare, group, type Kept, type Kind, make, refresh, UNLIMITED, withProvider } from "./stack";

const steps = {
  create: (provider, kind, count) => make(provider, kind, 0, count),
  unchanged: async (provider, _kind, _count, kept) => void (await compare(provider, kept)),
  refresh: async (provider, _kind, _count, kept) => void (await refresh(provider, kept)),
} satisfies Record<string, Step>;

type Step = (
  provider: Parameters<typeof make>[0],
  kind: Kind,
  count: number,
  kept: readonly Kept[],
) => Promise<Kept[] | undefined>;

/** One stack from nothing, each step by a process of its own, as the engine does. */
async function measureStack(kind: Kind, count: number): Promise<Row[]> {
  await using cloud = await startCloud();
  const rows: Row[] = [];
  let kept: readonly Kept[] = [];
  for (const [step, take] of Object.entries<Step>(steps)) {
    const { value: seconds, peakBytes } = await withProvider(cloud, kind, UNLIMITED, (provider) =>
      secondsOf(async () => {
        kept = (await take(provider, kind, count, kept)) ?? kept;
      }),
    );
    rows.push({
      ...{ type: kind.type, resources: count, step, seconds, each: (seconds * 1000) / count },
      ...{ calls: (await cloud.countCalls()).total, peak: mebibytes(peakBytes) },
      state: JSON.stringify(kept).length / count,
    });
  }
  return rows;
}

export const growth: Figure = {
  name: "growth",
  title: "Growth, in the provider",
  about:
    "What a provider process takes for each step of a stack, as many resources at a time as the engine does by default, without a limit of calls a second and with changes that are instant.",
  columns: [
    { key: "type", title: "type" },
    { key: "resources", title: "resources" },
    { key: "step", title: "step" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "each", title: "ms each", digits: 1 },
    { key: "calls", title: "calls" },
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
