import { type Cluster, clusterOf } from "../../emulator/kubernetes/cluster";
import { readPath } from "../../emulator/kubernetes/path";
import { answer } from "../../emulator/kubernetes/requests";
import { StatusError } from "../../emulator/kubernetes/status";
import { type EmulatorOptions, openWorld } from "../../emulator/server";
import type { ClusterAttributes } from "../../emulator/tencent/tke/parts/cluster-row";
import { type InstanceAttributes, instances } from "../../emulator/tencent/tke/parts/instance-row";
import type { Answer } from "./kubernetes";

const attributes = {
  ClusterVersion: "1.32.2",
  ClusterLevel: "L5",
  Property: "{}",
  ServiceCIDR: "",
  ClusterNetworkSettings: { ClusterCIDR: "172.16.0.0/16", MaxNodePodNum: 64, MaxClusterServiceNum: 256 },
} as ClusterAttributes;

const row = { account: "a", region: "ap-guangzhou", createdAt: "2026-01-01T00:00:00Z" };

/** A cluster without sockets, and without nodes. */
export function memoryCluster(options: EmulatorOptions = {}): Cluster {
  return clusterOf(openWorld(options).world, { id: "cls-1", ...row, status: "Running", attributes });
}

/** Adds a machine to such a cluster. */
export function addMachine({ world }: Cluster, id: string, more: object = {}): void {
  const machine = {
    InstanceRole: "WORKER",
    DrainStatus: "",
    InstanceAdvancedSettings: {},
    Pods: [],
    ...more,
    PrivateIpAddress: `10.255.0.${instances.rows(world.state).size + 1}`,
  } as unknown as InstanceAttributes;
  instances.rows(world.state).set(id, { id, ...row, owner: "cls-1", status: "running", attributes: machine });
}

/** Speaks to its API server as clients do, without a connection. */
export function memoryApi(cluster: Cluster) {
  return async (method: string, url: string, body?: object, contentType = "application/json"): Promise<Answer> => {
    const { pathname, searchParams: query } = new URL(url, "https://kubernetes");
    const target = readPath(pathname);
    if (target === undefined) throw new Error(`${pathname} is not served`);
    try {
      const { status, body: sent } = answer(cluster, target, { method, query, accept: "", contentType, body });
      return { status, body: structuredClone(sent) };
    } catch (error) {
      if (error instanceof StatusError) return { status: error.code, body: error.body };
      throw error;
    }
  };
}
