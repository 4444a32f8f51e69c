import type { Properties } from "../provider/lifecycle/codec";
import { notesInMemory } from "../provider/lifecycle/create";
import type { Operations } from "../provider/lifecycle/operations";
import { redactedOperations } from "../provider/lifecycle/redaction";
import { type Clouds, connect } from "../provider/transport/connect";
import { type Figure, median, type Row } from "./figure";
import { cluster, group, type Kind } from "./stack";

const RESOURCES = 3_000;

/** Keys of the right form; nothing is sent. */
const SETTINGS = {
  tencent: { secretId: "AKIDbench", secretKey: "none", region: "gsqy" },
  baidu: { accessKeyId: "bench", secretAccessKey: "none", region: "bj" },
};

/** The operations of a kind in this process, without a delivery. */
export function operationsOf({ type }: Kind, clouds: Clouds, notes = notesInMemory()): Operations {
  const silent = () => undefined;
  return redactedOperations(type, {
    clouds: () => clouds,
    reporter: () => ({ report: silent, note: silent, warn: silent }),
    signal: new AbortController().signal,
    notes,
  });
}

/** Checks and compares resources that are as the program says. @returns milliseconds of processor each */
async function measureOnce(operations: Operations, kind: Kind): Promise<number> {
  const before = process.cpuUsage();
  for (let number = 0; number < RESOURCES; number += 1) {
    const inputs: Properties = kind.inputs(number);
    const failures = await operations.check(inputs, inputs);
    const { changes } = await operations.diff(`id-${number}`, { ...inputs, region: "any" }, inputs);
    if (failures.length > 0 || changes.length > 0) throw new Error(`${kind.type} ${number} is not as it was made`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / RESOURCES;
}

export const unchanged: Figure = {
  name: "unchanged",
  title: "An unchanged resource",
  about:
    "Check and diff of a resource that is as the program says, in one process and without the protocol: processor time of the provider's own code.",
  columns: [
    { key: "type", title: "type" },
    { key: "first", title: "first round, ms each", digits: 3 },
    { key: "median", title: "median, ms each", digits: 3 },
    { key: "most", title: "most, ms each", digits: 3 },
  ],
  async measure({ rounds }) {
    const rows: Row[] = [];
    for (const kind of [cluster, group]) {
      const operations = operationsOf(kind, connect(SETTINGS, { env: {} }));
      const all: number[] = [];
      for (let round = 0; round < rounds; round += 1) all.push(await measureOnce(operations, kind));
      rows.push({ type: kind.type, first: all[0] ?? null, median: median(all), most: Math.max(...all) });
    }
    return rows;
  },
};
