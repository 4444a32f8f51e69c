import { vendorClient } from "./clients";
import { type Cloud, startCloud } from "./cloud";
import { type Figure, type Row, type Settings, secondsOf } from "./figure";
import { mebibytes } from "./processes";
import { cluster, group, type Kept, type Kind, make, refresh as read, UNLIMITED, withProvider } from "./stack";

const { BceBaseClient } = require("@baiducloud/sdk");

/** Calls a second that the cloud documents for reading one (contract/tke.json); BCI documents none. */
const TKE_RATE = 20;

/** The floor: the vendor's client reads one after the other, as fast as the documented limit lets it. */
interface Floor {
  rate: number;
  reader(cloud: Cloud): (id: string) => Promise<unknown>;
}

const kinds: { kind: Kind; floor: Floor }[] = [
  {
    kind: cluster,
    floor: {
      rate: TKE_RATE,
      reader: (cloud) => {
        const client = vendorClient(cloud);
        return (id) => client.DescribeClusters({ ClusterIds: [id] });
      },
    },
  },
  {
    kind: group,
    floor: {
      rate: Number.POSITIVE_INFINITY,
      reader: ({ url, credentials: { baidu } }) => {
        const credentials = { ak: baidu.accessKeyId, sk: baidu.secretAccessKey };
        const client = new BceBaseClient({ endpoint: url, credentials }, "bci", true);
        return (id) => client.sendRequest("GET", `/v2/instance/${id}`);
      },
    },
  },
];

async function readOneByOne({ rate, reader }: Floor, cloud: Cloud, kept: readonly Kept[]): Promise<void> {
  const read = reader(cloud);
  const began = performance.now();
  for (const [at, { id }] of kept.entries()) {
    const early = began + (at * 1000) / rate - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    await read(id);
  }
}

async function measureKind({ kind, floor }: (typeof kinds)[number], { sizes, say }: Settings): Promise<Row[]> {
  await using cloud = await startCloud();
  const kept: Kept[] = [];
  const rows: Row[] = [];
  for (const count of sizes) {
    say(`  ${count} of ${kind.type}`);
    const made = await withProvider(cloud, kind, UNLIMITED, (provider) => make(provider, kind, kept.length, count));
    kept.push(...made.value);
    await cloud.forgetCalls();
    const ours = await withProvider(cloud, kind, {}, (provider) => secondsOf(() => read(provider, kept)));
    const ourCalls = (await cloud.countCalls()).total;
    const seconds = await secondsOf(() => readOneByOne(floor, cloud, kept));
    rows.push({
      type: kind.type,
      resources: count,
      calls: ourCalls,
      seconds: ours.value,
      cpu: ours.took.cpuMs / 1000,
      peak: mebibytes(ours.took.peakBytes),
      floorCalls: (await cloud.countCalls()).total,
      floorSeconds: seconds,
    });
  }
  return rows;
}

export const refresh: Figure = {
  name: "refresh",
  title: "Refresh",
  about:
    "Every resource of a stack is read by a provider process that has just started, as many at a time as the engine does by default, within the documented limits of calls; beside it the vendor's client that reads one after the other.",
  columns: [
    { key: "type", title: "type" },
    { key: "resources", title: "resources" },
    { key: "calls", title: "calls" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "cpu", title: "provider's processor seconds", digits: 2 },
    { key: "peak", title: "provider's memory, MiB" },
    { key: "floorCalls", title: "one by one: calls" },
    { key: "floorSeconds", title: "one by one: seconds", digits: 2 },
  ],
  async measure(settings) {
    const rows = [];
    for (const kind of kinds) rows.push(...(await measureKind(kind, settings)));
    return rows;
  },
};
