import { z } from "zod";
import { failure, notExactlyOne } from "../../../lifecycle/containers/rules";
import { oneOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { CreateInstanceRequest } from "../api.gen";

const autoCreate = z
  .strictObject({
    name: z.string().min(1).default("eip").describe("Name of the address. Defaults to `eip`."),
    routeType: oneOf("BGP", "BGP_S")
      .default("BGP")
      .describe("Line: `BGP` (standard, the default) or `BGP_S` (enhanced)."),
    bandwidthInMbps: z
      .number()
      .min(1)
      .transform(Math.floor)
      .default(100)
      .describe(
        "Bandwidth in Mbps, fractions rounded down; 100 by default. By traffic: 1 to 200. By bandwidth: 1 to 500 on BGP, 100 to 5000 on BGP_S.",
      ),
    billingMethod: oneOf("ByTraffic", "ByBandwidth", "ByPeak95")
      .default("ByTraffic")
      .describe("Defaults to ByTraffic, which BGP_S does not have. ByPeak95 is for postpaid shared bandwidth."),
    chargeType: oneOf("Postpaid", "Prepaid")
      .optional()
      .describe("Only for older versions of the API (`eipPaymentTiming` there). Default: not sent."),
  })
  .meta({ id: "BciAutoCreateEip" });

const ip = z.string().regex(/^\d{1,3}(\.\d{1,3}){3}$/, "must be an IPv4 address");

/** The public address of the group that builds an image cache; it must exist already. */
export const existingEip = z
  .strictObject({ ip: ip.describe("Existing elastic IP to bind.") })
  .meta({ id: "BciExistingEip" });

/** The public address of a container group: an existing one, or one created with the group. */
export const eip = z
  .strictObject({
    ip: ip.optional().describe("Existing elastic IP to bind."),
    autoCreate: autoCreate.optional().describe("Creates an elastic IP with the group; `{}` uses all defaults."),
  })
  .meta({ id: "BciEip" });

type Eip = z.output<typeof eip>;

const AUTO = ["eip", "autoCreate"];

/** Bandwidths from the table of the create call; no range is documented for ByPeak95. */
function bandwidthRange({ routeType, billingMethod }: NonNullable<Eip["autoCreate"]>): [number, number] | undefined {
  if (billingMethod === "ByTraffic") return [1, 200];
  if (billingMethod === "ByBandwidth") return routeType === "BGP_S" ? [100, 5000] : [1, 500];
  return undefined;
}

export function eipFailures(wanted: Eip | undefined): CheckFailure[] {
  if (wanted === undefined) return [];
  const problem = notExactlyOne(wanted, ["ip", "autoCreate"]);
  if (problem) return [failure(["eip"], problem)];
  const made = wanted.autoCreate;
  if (made === undefined) return [];
  const { routeType, billingMethod, bandwidthInMbps } = made;
  if (routeType === "BGP_S" && billingMethod === "ByTraffic") {
    return [failure([...AUTO, "billingMethod"], "must not be ByTraffic on BGP_S: choose ByBandwidth")];
  }
  const [least, most] = bandwidthRange(made) ?? [1, Number.POSITIVE_INFINITY];
  if (bandwidthInMbps >= least && bandwidthInMbps <= most) return [];
  const where = `${routeType} ${billingMethod}`;
  return [
    failure([...AUTO, "bandwidthInMbps"], `must be from ${least} to ${most} for ${where}, not ${bandwidthInMbps}`),
  ];
}

export function expandEip(wanted: Eip | undefined): Partial<CreateInstanceRequest> {
  if (wanted?.ip !== undefined) return { eipIp: wanted.ip };
  if (wanted?.autoCreate === undefined) return {};
  const { name, routeType, bandwidthInMbps, billingMethod, chargeType } = wanted.autoCreate;
  return {
    autoCreateEip: true,
    eipName: name,
    eipRouteType: routeType,
    eipBandwidthInMbps: bandwidthInMbps,
    eipBillingMethod: billingMethod,
    eipPaymentTiming: chargeType,
  };
}
