import { tke } from "tencentcloud-sdk-nodejs";
import { connect } from "../provider/transport/connect";
import { readSettings } from "../provider/transport/settings";
import { type Cloud, configFor, startCloud } from "./cloud";
import { atATime, compareRates, type Figure } from "./figure";
import { replayed, signedRequest } from "./replay";

const ROUND_MS = 1_000;

/** The vendor's own client, unmodified but for the endpoint. */
export function vendorClient({ url, credentials: { tencent } }: Cloud) {
  const httpProfile = { endpoint: new URL(url).host, protocol: "http://" };
  return new tke.v20180525.Client({ credential: { ...tencent }, region: "gsqy", profile: { httpProfile } });
}

/** The provider's clients, without a rate limit: what a call costs is asked, not how many are allowed. */
export function ourClients(cloud: Cloud) {
  const config: Record<string, string> = { ...configFor(cloud), "container-clouds:rateLimit": "none" };
  return connect(readSettings(config));
}

/** What calls cost this process, apart from the time that the answers take. */
interface Cost {
  calls: number;
  cpuMicroseconds: number;
}

/** Calls a second, with so many at a time. */
async function rate(parallel: number, cost: Cost, call: () => Promise<unknown>): Promise<number> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let made = 0;
  const workers = Array.from({ length: parallel }, (_, worker) => worker);
  await atATime(parallel, workers, async () => {
    for (; performance.now() - began < ROUND_MS; made += 1) await call();
  });
  const { user, system } = process.cpuUsage(cpu);
  cost.calls += made;
  cost.cpuMicroseconds += user + system;
  return (made * 1000) / (performance.now() - began);
}

export const clients: Figure = {
  name: "clients",
  title: "DescribeClusters of one cluster, calls per second",
  about:
    "The provider's client beside the vendor's, and undici alone sending a signed request again, against the same emulator.",
  columns: [
    { key: "parallel", title: "at a time" },
    { key: "ours", title: "ours" },
    { key: "vendor", title: "vendor's" },
    { key: "ratio", title: "times", digits: 1 },
    { key: "cpu", title: "processor: ours, ms a call", digits: 2 },
    { key: "vendorCpu", title: "vendor's, ms a call", digits: 2 },
    { key: "plainCpu", title: "undici alone, ms a call", digits: 2 },
  ],
  async measure({ rounds }) {
    await using cloud = await startCloud();
    const clouds = ourClients(cloud);
    const [ours, vendor] = [clouds.tencent().tke, vendorClient(cloud)];
    const { ClusterId } = await vendor.CreateCluster({
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "one" },
    });
    const request = { ClusterIds: [ClusterId ?? ""] };
    const signed = await signedRequest(cloud, (to) => to.tencent().tke.DescribeClusters(request));
    await using plain = replayed(signed);
    const rows = [];
    for (const parallel of [1, 16]) {
      const none = () => ({ calls: 0, cpuMicroseconds: 0 });
      const costs = { vendor: none(), ours: none(), plain: none() };
      const each = ({ calls, cpuMicroseconds }: Cost) => cpuMicroseconds / calls / 1000;
      const compared = await compareRates(rounds, {
        vendor: () => rate(parallel, costs.vendor, () => vendor.DescribeClusters({ ...request })),
        ours: () => rate(parallel, costs.ours, () => ours.DescribeClusters(request)),
        plain: () => rate(parallel, costs.plain, plain.send),
      });
      rows.push({
        parallel,
        ours: compared.ours.rate,
        vendor: compared.vendor.rate,
        ratio: compared.ours.ratio,
        cpu: each(costs.ours),
        vendorCpu: each(costs.vendor),
        plainCpu: each(costs.plain),
      });
    }
    await clouds.close();
    return rows;
  },
};
