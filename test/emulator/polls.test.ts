import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startReads } from "../support/reads";

// In the default pace changes end after reads: each documented poll must come to its end.

let clouds: Awaited<ReturnType<typeof startReads>>;
beforeAll(async () => {
  clouds = await startReads();
});
afterAll(() => clouds.emulator.close());
afterEach(() => clouds.emulator.reset());

/** Repeats a read until it shows what is waited for. @returns how many reads that took */
async function poll(read: () => Promise<unknown>): Promise<number> {
  for (let count = 1; count <= 12; count++) if (await read()) return count;
  throw new Error("12 reads, and no end");
}

/** Of one that there is, without a read of it. */
const idOf = async (kind: string) => (await clouds.emulator.resources({ kind }))[0]?.id;

describe("a poll ends, whichever call it reads by:", () => {
  const POLLS: Record<string, () => Promise<() => Promise<unknown>>> = {
    "TKE nodes by state": async () => {
      const { ClusterId } = await clouds.clusterWithNode();
      const states = { ClusterId, InstanceStates: ["running"] };
      return async () => (await clouds.tke("DescribeClusterInstanceIds", states)).TotalCount === 1;
    },
    "TKE IDs of nodes that leave": async () => {
      const { ClusterId, InstanceIds } = await clouds.clusterWithNode();
      await clouds.running(ClusterId, InstanceIds);
      await clouds.tke("DeleteClusterInstances", { ClusterId, InstanceIds });
      return async () => (await clouds.tke("DescribeClusterInstanceIds", { ClusterId })).TotalCount === 0;
    },
    "TKE number of nodes": async () => {
      const { ClusterId, InstanceIds } = await clouds.clusterWithNode();
      await clouds.running(ClusterId, InstanceIds);
      await clouds.tke("DeleteClusterInstances", { ClusterId, InstanceIds });
      return async () =>
        (await clouds.tke("DescribeClusters", { ClusterIds: [ClusterId] })).Clusters[0].ClusterNodeNum === 0;
    },
    "TKE machines that can join": async () => {
      const { ClusterId, InstanceIds } = await clouds.clusterWithNode();
      await clouds.running(ClusterId, InstanceIds);
      await clouds.tke("DeleteClusterInstances", { ClusterId, InstanceIds, InstanceDeleteMode: "retain" });
      return async () => (await clouds.tke("DescribeExistedInstances", { InstanceIds })).ExistedInstanceSet[0].Usable;
    },
    "TKE credentials of a new cluster": async () => {
      const ClusterId = await clouds.newCluster();
      return async () => (await clouds.tke("DescribeClusterSecurity", { ClusterId })).Kubeconfig;
    },
    "TKE kubeconfig of an access that opens": async () => {
      const ClusterId = await clouds.runningCluster();
      await clouds.tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
      return async () => (await clouds.tke("DescribeClusterKubeconfig", { ClusterId })).Kubeconfig;
    },
    "TKE address of an access that opens": async () => {
      const ClusterId = await clouds.runningCluster();
      await clouds.tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
      return async () => (await clouds.tke("DescribeClusterEndpoint", { ClusterId })).ClusterExternalEndpoint;
    },
    "TKE nodes by the cluster's API server": async () => {
      const { ClusterId } = await clouds.clusterWithNode();
      const ask = { ClusterId, Method: "GET", Path: "/api/v1/nodes" };
      const ready = { type: "Ready", status: "True" };
      return async () => {
        const { items } = JSON.parse((await clouds.tke("ForwardRequest", ask)).ResponseBody);
        return items[0].status.conditions.some((one: typeof ready) => one.type === ready.type && one.status === "True");
      };
    },
    "TKE parts of a cluster that goes": async () => {
      const ClusterId = await clouds.runningCluster();
      await clouds.tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" });
      return async () => (await clouds.tke("DescribeClusterVirtualNodePools", { ClusterId })).Error?.Code;
    },
    "TKE nodes of a pool that goes": async () => {
      const ClusterId = await clouds.runningCluster();
      const pool = {
        ClusterId,
        Name: "p",
        SubnetIds: ["subnet-1"],
        SecurityGroupIds: ["sg-1"],
        Labels: [],
        Taints: [],
      };
      const { NodePoolId } = await clouds.tke("CreateClusterVirtualNodePool", pool);
      await clouds.tke("DeleteClusterVirtualNodePool", { ClusterId, NodePoolIds: [NodePoolId] });
      return async () => (await clouds.tke("DescribeClusterVirtualNode", { ClusterId, NodePoolId })).Error?.Code;
    },
    "BEC list by status": async () => {
      const id = await clouds.newService();
      const query = `status=RUNNING&keywordType=serviceId&keyword=${id}`;
      return async () => (await clouds.bce(`GET /v1/service?${query}`)).totalCount === 1;
    },
    "BEC pods of a service": async () => {
      const id = await clouds.newService();
      return async () => (await clouds.pods(id))[0].status === "RUNNING";
    },
    "BEC one pod": async () => {
      await clouds.newService();
      const podName = await idOf("pod");
      return async () => (await clouds.bce(`GET /v1/pod/${podName}`)).status === "RUNNING";
    },
    "BEC deployment": async () => {
      await clouds.newService();
      const deploymentId = await idOf("deployment");
      return async () => (await clouds.bce(`GET /v1/deployment/${deploymentId}`)).status === "RUNNING";
    },
    "BEC pods of a service that goes": async () => {
      const id = await clouds.runningService();
      await clouds.bce(`DELETE /v2/service/${id}`);
      return async () => (await clouds.pods(id)).length === 0;
    },
    "BEC pods that run, counted by the service": async () => {
      const id = await clouds.runningService();
      const { podName } = (await clouds.pods(id))[0];
      await clouds.bce(`PUT /v1/pod/${podName}/restart`);
      return async () => (await clouds.bce(`GET /v2/service/${id}`)).runningPods === 2;
    },
    "ECI list by status": async () => {
      const id = await clouds.newGroup();
      const input = { status: "Running", containerGroupIds: id };
      return async () => (await clouds.eci("POST /containers/describeContainerGroups", input)).totalCount === 1;
    },
    "ECI search by status": async () => {
      await clouds.newGroup();
      const query = "searchType=instanceStatus&searchValue=Running";
      return async () => (await clouds.eci(`GET /containers/containerGroupList?${query}`)).total === 1;
    },
    "ECI log": async () => {
      const id = await clouds.newGroup();
      return async () => (await clouds.eci(`GET /logs/describeContainerLog/${id}`)).content;
    },
    "ECI load": async () => {
      const id = await clouds.newGroup();
      return async () => {
        await clouds.emulator.clock({ advanceSeconds: 60 });
        return (await clouds.eci(`GET /monitors/describeConsoleContainerGroupMetric/${id}`)).records?.length;
      };
    },
    "ECI tags of what goes": async () => {
      const id = await clouds.newGroup({ tags: [{ key: "team", value: "a" }] });
      await clouds.eci(`DELETE /containers/deleteContainerGroup/${id}`);
      const input = { resourceType: "ContainerGroup", resourceIds: [id] };
      return async () => ((await clouds.eci("POST /tag/listTag", input)).tagResources ?? []).length === 0;
    },
  };

  /** A group is Scheduling, then Pending, and has a load only after its first minute; all else has one state on the way. */
  const READS: Record<string, number> = {
    "ECI list by status": 6,
    "ECI search by status": 6,
    "ECI log": 6,
    "ECI load": 7,
  };

  it.each(Object.entries(POLLS))("%s", async (name, begin) => {
    expect(await poll(await begin())).toBe(READS[name] ?? 3);
  });
});
