import { mine } from "../../caller";
import { Refusal } from "../../cloud";
import { quota } from "../../quotas";
import type { Call } from "../call";
import { instances } from "./parts/instance-row";

/** Cores of every machine here, as in DescribeExistedInstances. */
export const CORES = 4;

function usedCores(call: Call<object>): number {
  return mine(call, instances.rows(call.world.state)).length * CORES;
}

function exceeded(call: Call<object>): boolean {
  return usedCores(call) > quota(call.world, "tke", "LicensedCores");
}

/** Above the licence, no cluster can be created and no node added (QueryOverage). @throws Refusal FailedOperation */
export function requireLicence(call: Call<object>): void {
  if (exceeded(call)) throw new Refusal("FailedOperation", "The licence for CPU cores is exceeded.");
}

function collectCores(call: Call): object {
  const Data = { ProductId: "TKE", ProductIdDescribe: "", UsageUnit: "core", UsageValue: String(usedCores(call)) };
  return { ProductName: "TKE", Version: "1.0.0", Data };
}

export const licenceHandlers = {
  CollectAllCore: collectCores,
  QueryOverage: (call: Call) => ({ Pass: String(!exceeded(call)) }),
};
