import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startReads } from "../support/reads";

// In the default pace changes end after reads: in the answer that ends one, rows, page and count must agree.

let clouds: Awaited<ReturnType<typeof startReads>>;
beforeAll(async () => {
  clouds = await startReads();
});
afterAll(() => clouds.emulator.close());
afterEach(() => clouds.emulator.reset());

/** A list of three things, and how one goes; the lists show them by ID, or in the order in which they were made. */
interface Listing {
  /** IDs, the first being the one that the first page shows. */
  readonly ids: readonly string[];
  remove(id: string): Promise<unknown>;
  /** The first page, of one row. */
  page(): Promise<{ total?: number; ids: string[] }>;
}

const three = async (make: (index: number) => Promise<string>) => [await make(0), await make(1), await make(2)];
// biome-ignore lint/suspicious/noExplicitAny: rows of every list
const idsOf = (rows: any[] = [], name: string) => rows.map((row) => row[name] as string);

const instance = { securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], volume: {} };
const place = { vpcId: "vpc-1", vSwitchId: "subnet-1", securityGroupId: "sg-1" };
const azName = "cn-huadong1-jsnj1A-public-ctcloud";
const groups = async (
  page: (ids: string) => Promise<{ total?: number; ids: string[] }>,
  order = (ids: string[]) => ids,
) => {
  const ids = order(await three(() => clouds.newGroup()));
  const remove = (id: string) => clouds.eci(`DELETE /containers/deleteContainerGroup/${id}`);
  return { ids, remove, page: () => page(ids.join(",")) };
};
const sorted = (ids: string[]) => [...ids].sort();
const services = async (page: () => Promise<{ total?: number; ids: string[] }>, order = (ids: string[]) => ids) => {
  const ids = order(await three(() => clouds.newService()));
  return { ids, page, remove: (id: string) => clouds.bce(`DELETE /v2/service/${id}`) };
};

describe("a list agrees with itself in the read that ends a change:", () => {
  const LISTS: Record<string, () => Promise<Listing>> = {
    DescribeClusters: async () => ({
      ids: await three(clouds.runningCluster),
      remove: (ClusterId) => clouds.tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" }),
      page: async () => {
        const { TotalCount, Clusters } = await clouds.tke("DescribeClusters", { Limit: 1 });
        return { total: TotalCount, ids: idsOf(Clusters, "ClusterId") };
      },
    }),
    DescribeClusterInstances: () =>
      nodes(async (ClusterId) => {
        const { TotalCount, InstanceSet } = await clouds.tke("DescribeClusterInstances", { ClusterId, Limit: 1 });
        return { total: TotalCount, ids: idsOf(InstanceSet, "InstanceId") };
      }),
    DescribeClusterInstanceIds: () =>
      nodes(async (ClusterId) => {
        const { TotalCount, InstanceIdSet } = await clouds.tke("DescribeClusterInstanceIds", { ClusterId, Limit: 1 });
        return { total: TotalCount, ids: InstanceIdSet };
      }),
    DescribeClusterAsGroups: async () => {
      const ClusterId = await clouds.runningCluster();
      const group = { AutoScalingGroupPara: '{"MinSize":0,"MaxSize":1}', LaunchConfigurePara: "{}" };
      const make = async () => (await clouds.tke("CreateClusterAsGroup", { ClusterId, ...group })).AutoScalingGroupId;
      const ids = await three(make);
      for (let i = 0; i < 3; i++) await clouds.tke("DescribeClusterAsGroups", { ClusterId });
      return {
        ids,
        remove: (id) => clouds.tke("DeleteClusterAsGroups", { ClusterId, AutoScalingGroupIds: [id] }),
        page: async () => {
          const { TotalCount, ClusterAsGroupSet } = await clouds.tke("DescribeClusterAsGroups", {
            ClusterId,
            Limit: 1,
          });
          return { total: TotalCount, ids: idsOf(ClusterAsGroupSet, "AutoScalingGroupId") };
        },
      };
    },
    "BCI instances": async () => {
      const make = async () => {
        const containers = [{ name: "web", image: "nginx:1.27" }];
        return (await clouds.bce("POST /v2/instance", { name: "web", containers, ...instance })).instanceId;
      };
      return {
        ids: sorted(await three(make)),
        remove: (id) => clouds.bce(`DELETE /v2/instance/${id}`),
        page: async () => ({ ids: idsOf((await clouds.bce("GET /v2/instance?maxKeys=1")).result, "instanceId") }),
      };
    },
    "BCI image caches": async () => {
      const make = async (index: number) => {
        const originImages = [{ originImageAddress: `nginx${index}`, originImageVersion: "1.27" }];
        const more = { subnetId: "sbn-1", securityGroupId: "g-1", zoneName: "zoneA", temporaryStorageSize: 20 };
        const sent = { imageCacheName: "base", originImages, needEip: false, ...more };
        return (await clouds.bce("POST /v2/imageCache", sent)).imageCacheId;
      };
      return {
        ids: await three(make),
        remove: (id) => clouds.bce("POST /v2/imageCache/batchDel", { imageCacheIds: [id] }),
        page: async () => {
          const { totalCount, result } = await clouds.bce("GET /v2/imageCache?pageSize=1&pageNo=1");
          return { total: totalCount, ids: idsOf(result, "imageCacheId") };
        },
      };
    },
    "BEC services, v1": () =>
      services(async () => {
        const { totalCount, result } = await clouds.bce("GET /v1/service?pageSize=1");
        return { total: totalCount, ids: idsOf(result, "serviceId") };
      }),
    "BEC services, v2": () =>
      services(
        async () => ({ ids: idsOf((await clouds.bce("GET /v2/service?maxKeys=1")).services, "serviceId") }),
        sorted,
      ),
    "BEC pods": () =>
      services(async () => {
        const { totalCount, result } = await clouds.bce("GET /v1/pod?pageSize=1");
        return { total: totalCount / 2, ids: idsOf(result, "serviceId") };
      }),
    describeContainerGroups: () =>
      groups(async (containerGroupIds) => {
        const answer = await clouds.eci("POST /containers/describeContainerGroups", { limit: 1, containerGroupIds });
        return { total: answer.totalCount, ids: idsOf(answer.containerGroups, "containerGroupId") };
      }, sorted),
    containerGroupList: () =>
      groups(async () => {
        const { total, records } = await clouds.eci("GET /containers/containerGroupList?pageNow=1&pageSize=1");
        return { total, ids: idsOf(records, "containerGroupId") };
      }),
    describeImageCaches: async () => {
      const input = { imageCacheName: "base", images: ["nginx:1.27"], azInfo: { azName }, ...place };
      const make = async () => (await clouds.eci("POST /imageCache/createImageCache", input)).imageCacheId;
      return {
        ids: sorted(await three(make)),
        remove: (imageCacheId) => clouds.eci(`DELETE /imageCache/deleteImageCache/${imageCacheId}`),
        page: async () => {
          const { total, imageCaches } = await clouds.eci("POST /imageCache/describeImageCaches", { limit: 1 });
          return { total, ids: idsOf(imageCaches, "imageCacheId") };
        },
      };
    },
    describeDataCaches: async () => {
      const network = { vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "sg-1" };
      const dataSource = { dataSourceType: "GIT", datasourceOption: { git: { url: "https://x" } } };
      const input = { dataCacheName: "model", bucket: "models", path: "/models", azName, dataSource, ...network };
      const make = async () => (await clouds.eci("POST /dataCache/createDataCache", input)).dataCacheId;
      return {
        ids: sorted(await three(make)),
        remove: (dataCacheId) => clouds.eci(`DELETE /dataCache/deleteDataCache/${dataCacheId}`),
        page: async () => {
          const { totalCount, dataCaches } = await clouds.eci("POST /dataCache/describeDataCaches", { limit: 1 });
          return { total: totalCount, ids: idsOf(dataCaches, "dataCacheId") };
        },
      };
    },
    describeVirtualNodes: async () => {
      const input = { ...place, azInfo: [{ azName }], virtualNodeName: "vn", kubeConfig: "x" };
      const make = async () => (await clouds.eci("POST /virtualNode/createVirtualNode", input)).virtualNodeId;
      return {
        ids: sorted(await three(make)),
        remove: (virtualNodeId) => clouds.eci(`DELETE /virtualNode/deleteVirtualNode/${virtualNodeId}`),
        page: async () => {
          const { totalCount, virtualNodes } = await clouds.eci("POST /virtualNode/describeVirtualNodes", { limit: 1 });
          return { total: totalCount, ids: idsOf(virtualNodes, "virtualNodeId") };
        },
      };
    },
  };

  async function nodes(page: (ClusterId: string) => Promise<{ total: number; ids: string[] }>): Promise<Listing> {
    const ClusterId = await clouds.runningCluster();
    const RunInstancePara = '{"InstanceCount":3}';
    const { InstanceIdSet } = await clouds.tke("CreateClusterInstances", { ClusterId, RunInstancePara });
    await clouds.running(ClusterId, InstanceIdSet);
    const remove = (id: string) => clouds.tke("DeleteClusterInstances", { ClusterId, InstanceIds: [id] });
    return { ids: InstanceIdSet, remove, page: () => page(ClusterId) };
  }

  it.each(Object.entries(LISTS))("%s", async (_name, begin) => {
    const { ids, remove, page } = await begin();
    const [first, second] = ids;
    await remove(first ?? "");
    const seen = [await page(), await page(), await page()];
    const hasTotal = seen[0]?.total !== undefined;
    expect(seen).toEqual(
      [first, first, second].map((id) => ({ ids: [id], ...(hasTotal && { total: id === first ? 3 : 2 }) })),
    );
  });

  it("by a state, too: each row has the state that was asked for", async () => {
    const id = await clouds.newGroup();
    const ask = { status: "Scheduling", containerGroupIds: id };
    const seen = [];
    for (let i = 0; i < 3; i++) seen.push(await clouds.eci("POST /containers/describeContainerGroups", ask));
    expect(seen.map(({ totalCount = 0, containerGroups = [] }) => [totalCount, containerGroups.length])).toEqual([
      ...[
        [1, 1],
        [1, 1],
      ],
      [0, 0],
    ]);
  });
});
