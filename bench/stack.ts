import { availableParallelism } from "node:os";
import type { Properties } from "../provider/lifecycle/codec";
import { type ProviderProcess, startHost } from "../test/support/provider-process";
import { type Cloud, configFor } from "./cloud";
import { atATime } from "./figure";
import { oneOf, type ProcessRecord, recordProcesses } from "./processes";

/** The engine's default. */
export const PARALLEL = 4 * availableParallelism();

/** A kind of resource that stacks are made of. */
export interface Kind {
  type: string;
  /** Inputs of the resource with a number. */
  inputs(number: number): Properties;
}

export const cluster: Kind = {
  type: "tke:Cluster",
  inputs: (number) => ({ name: `c${number}`, vpcId: `vpc-${number}`, clusterCidr: "172.16.0.0/16" }),
};

export const group: Kind = {
  type: "bci:ContainerGroup",
  inputs: (number) => ({
    name: `web-${number}`,
    subnetIds: ["sbn-1"],
    securityGroupIds: ["g-1"],
    containers: [{ name: "web", image: "nginx:1.27", ports: [{ containerPort: 80 }] }],
  }),
};

/** A resource as the engine keeps it. */
export interface Kept {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/**
 * Serves one kind by Pulumi's dynamic host, in a process of its own, while the work is done.
 * @param config more settings than those that lead to the emulator
 * @returns what the work gives, and what the process took to its end
 */
export async function withProvider<T>(
  cloud: Cloud,
  { type }: Kind,
  config: Record<string, string>,
  work: (provider: ProviderProcess) => Promise<T>,
): Promise<{ value: T; took: ProcessRecord }> {
  using records = recordProcesses();
  const host = await startHost({ ...configFor(cloud), ...config }, records.env);
  const value = await work(host.of(type)).finally(() => host.close());
  return { value, took: oneOf(records.read()) };
}

/** Settings of the provider for measuring its own cost: the emulator refuses nothing. */
export const UNLIMITED = { "container-clouds:rateLimit": "none" };

/** Makes resources from a number up to a count. */
export async function make(provider: ProviderProcess, kind: Kind, from: number, count: number): Promise<Kept[]> {
  const made: Kept[] = [];
  const numbers = Array.from({ length: count - from }, (_, at) => from + at);
  await atATime(PARALLEL, numbers, async (number) => {
    const inputs = kind.inputs(number);
    made.push({ inputs, ...(await provider.create(inputs)) });
  });
  return made;
}

/** Reads every resource, as a refresh does. @throws Error when one is not there. */
export async function refresh(provider: ProviderProcess, kept: readonly Kept[]): Promise<void> {
  await atATime(PARALLEL, kept, async ({ id, outputs }) => {
    const found = await provider.read(id, outputs);
    if (found.id !== id) throw new Error(`${id} was not found`);
  });
}

/** Checks and compares every resource, as an `up` does that changes nothing. @throws Error when one differs. */
export async function compare(provider: ProviderProcess, kept: readonly Kept[]): Promise<void> {
  await atATime(PARALLEL, kept, async ({ id, inputs, outputs }) => {
    const { failures } = await provider.check(inputs, inputs);
    if (failures.length > 0) throw new Error(`${id}: ${JSON.stringify(failures)}`);
    const { changes } = await provider.diff(id, outputs, inputs);
    if (changes !== "none") throw new Error(`${id} differs from what it was made of`);
  });
}
