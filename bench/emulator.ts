import type { Clouds } from "../provider/transport/connect";
import { startCloud } from "./cloud";
import { type Figure, median, type Row, secondsOf } from "./figure";
import { replayed, signedRequest } from "./replay";

const REQUESTS = 4_000;
const CONNECTIONS = 16;

const lists: Record<string, (clouds: Clouds) => Promise<unknown>> = {
  "tke DescribeClusters": (clouds) => clouds.tencent().tke.DescribeClusters({}),
  "bci ListInstances": (clouds) => clouds.baidu().bci.ListInstances({}),
  "eci listContainerGroup": (clouds) => clouds.ctyun().eci.describeContainerGroups({}),
};

export const emulator: Figure = {
  name: "emulator",
  title: "The emulator, signed lists per second",
  about: `Signed lists that are sent again and again over ${CONNECTIONS} connections from another process: how many a second, and what each takes of the emulator's processor (on Linux).`,
  columns: [
    { key: "call", title: "call" },
    { key: "rate", title: "a second" },
    { key: "cpu", title: "emulator's processor, ms each", digits: 3 },
  ],
  async measure({ rounds }) {
    await using cloud = await startCloud();
    const rows: Row[] = [];
    for (const [call, list] of Object.entries(lists)) {
      await using client = replayed(await signedRequest(cloud, list), CONNECTIONS);
      const measured: { rate: number; cpu: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const before = cloud.cpuMs();
        const seconds = await secondsOf(() => client.sendAll(REQUESTS, CONNECTIONS));
        measured.push({ rate: REQUESTS / seconds, cpu: (cloud.cpuMs() - before) / REQUESTS });
      }
      const cpu = median(measured.map((one) => one.cpu));
      rows.push({ call, rate: median(measured.map((one) => one.rate)), cpu: Number.isNaN(cpu) ? null : cpu });
    }
    return rows;
  },
};
