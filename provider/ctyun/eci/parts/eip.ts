import { z } from "zod";
import { failure, notExactlyOne } from "../../../lifecycle/containers/rules";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { Eip as WireEip } from "../api.gen";

const autoCreate = z
  .strictObject({
    bandwidthInMbps: z.int().min(1).default(5).describe("Bandwidth in Mbps. Defaults to 5."),
    addressPoolName: z.string().min(1).optional().describe("Pool to take the address from. Default: chosen by ECI."),
  })
  .meta({ id: "EciAutoCreateEip" });

/** The public address of a container group, or of the temporary group that builds a cache. */
export const eip = z
  .strictObject({
    eipInstanceId: z
      .string()
      .min(1)
      .optional()
      .describe("Existing elastic IP. CTyun closes its ports 80, 443, 8080 and 8443 until you request them."),
    autoCreate: autoCreate.optional().describe("Creates an elastic IP; `{}` uses all defaults."),
  })
  .meta({ id: "EciEip" });

export type Eip = z.output<typeof eip>;

export function eipFailures(wanted: Eip | undefined): CheckFailure[] {
  const problem = wanted && notExactlyOne(wanted, ["eipInstanceId", "autoCreate"]);
  return problem ? [failure(["eip"], problem)] : [];
}

export function expandEip(wanted: Eip | undefined): WireEip | undefined {
  if (wanted === undefined) return undefined;
  const { eipInstanceId, autoCreate } = wanted;
  if (autoCreate === undefined) return { eipInstanceId };
  const { bandwidthInMbps: eipBandwidth, addressPoolName: publicIpAddressPoolName } = autoCreate;
  return { autoCreateEip: true, eipBandwidth, publicIpAddressPoolName };
}
