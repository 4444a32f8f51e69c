import { mkdtempDisposableSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notesOnDisk } from "../provider/lifecycle/create";
import type { Clouds } from "../provider/transport/connect";
import { ourClients } from "./clients";
import { startCloud } from "./cloud";
import { atATime, type Figure, median, type Row } from "./figure";
import { cluster, group, type Kind } from "./stack";
import { operationsOf } from "./unchanged";

const RESOURCES = 1_000;
const PARALLEL = 16;

/** A small call to the service of each kind. */
const reads: readonly [Kind, (clouds: Clouds) => Promise<unknown>][] = [
  [cluster, (clouds) => clouds.tencent().tke.DescribeClusters({ Limit: 1 })],
  [group, (clouds) => clouds.baidu().bci.ListInstances({ maxKeys: 1 })],
];

/** Does the work so often. @returns milliseconds of this process's processor, each time */
async function cpuOfEach(count: number, work: (number: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await atATime(
    PARALLEL,
    Array.from({ length: count }, (_, number) => number),
    work,
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

/** In an account with nothing else. @param home a folder for the records */
async function measureOnce([kind, read]: (typeof reads)[number], home: string) {
  await using cloud = await startCloud();
  const clouds = ourClients(cloud);
  const operations = operationsOf(kind, clouds, notesOnDisk({ PULUMI_HOME: home }, undefined));
  const inputsOf = (number: number) => ({
    ...kind.inputs(number),
    __urn: `urn:pulumi:dev::bench::pulumi-nodejs:dynamic/${kind.type}::r${number}`,
  });
  await cloud.forgetCalls();
  const all = await cpuOfEach(RESOURCES, (number) => operations.create(inputsOf(number)));
  const calls = (await cloud.countCalls()).total / RESOURCES;
  const call = await cpuOfEach(RESOURCES, () => read(clouds));
  await clouds.close();
  return { calls, all, call };
}

export const ownCost: Figure = {
  name: "own-cost",
  title: "A create, and its calls",
  about: `Creates, ${PARALLEL} at a time, in one process and without the protocol: processor time of this process for a create, and for a small call by the same client. What is left is the create's own.`,
  columns: [
    { key: "type", title: "type" },
    { key: "calls", title: "calls of a create", digits: 1 },
    { key: "all", title: "a create, ms", digits: 2 },
    { key: "call", title: "a call, ms", digits: 2 },
    { key: "own", title: "a create without its calls, ms", digits: 2 },
  ],
  async measure({ rounds }) {
    const rows: Row[] = [];
    // Removed only at the end: for minutes after a thousand files are removed, a file system such as ext4 takes far longer to create others.
    using homes = mkdtempDisposableSync(join(tmpdir(), "homes-"));
    for (const one of reads) {
      const measured: Awaited<ReturnType<typeof measureOnce>>[] = [];
      // The first round compiles the code.
      for (let round = 0; round <= rounds; round += 1)
        measured.push(await measureOnce(one, join(homes.path, `${one[0].type.replace(":", "-")}-${round}`)));
      const warm = measured.slice(1);
      const middle = (of: (each: (typeof warm)[number]) => number) => median(warm.map(of));
      const [calls, all, call] = [
        middle((each) => each.calls),
        middle((each) => each.all),
        middle((each) => each.call),
      ];
      rows.push({ type: one[0].type, calls, all, call, own: middle((each) => each.all - each.calls * each.call) });
    }
    return rows;
  },
};
