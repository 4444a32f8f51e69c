import { BlockList, isIP } from "node:net";
import { z } from "zod";

/** An address range such as `172.16.0.0/16`. The cloud decides which ranges are free or allowed. */
export const cidr = z
  .string()
  .refine(isCidr, { error: 'must be an address range such as "172.16.0.0/16"', abort: true });

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) => ({
  list: addressesOf(range),
  mask: maskOf(range),
}));

/** A range for a cluster's pods or services: private, mask 10 to 24 (manual, InvalidParameter.CIDRMaskSizeOutOfRange). */
export const clusterRange = cidr
  .refine((text) => maskOf(text) >= 10 && maskOf(text) <= 24, "must have a mask of 10 to 24")
  .refine(isPrivate, "must lie within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");

/** A cluster's inputs with ranges that no other cluster of the VPC may overlap. */
export const RANGES = ["clusterCidr", "serviceCidr"] as const;

/** Whether two IPv4 ranges overlap: the larger one then contains the first address of the other. */
export const overlap = (one: string, other: string): boolean =>
  addressesOf(one).check(addressOf(other)) || addressesOf(other).check(addressOf(one));

function addressesOf(range: string): BlockList {
  const list = new BlockList();
  list.addSubnet(addressOf(range), maskOf(range), "ipv4");
  return list;
}

/** The number of addresses in an IPv4 range; `NaN` for a text that is not a range. */
export const sizeOf = (range: string): number => 2 ** (32 - maskOf(range));

function addressOf(text: string): string {
  return text.split("/")[0] ?? "";
}

function maskOf(text: string): number {
  return Number(text.split("/")[1]);
}

function isPrivate(text: string): boolean {
  const address = addressOf(text);
  if (isIP(address) !== 4) return false;
  return PRIVATE.some(({ list, mask }) => list.check(address) && maskOf(text) >= mask);
}

function isCidr(text: string): boolean {
  const [address, mask, ...rest] = text.split("/");
  const version = isIP(address ?? "");
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(mask ?? "")) return false;
  return Number(mask) <= (version === 4 ? 32 : 128);
}

/** A count that the cloud rounds up to a power of two; its normal form is the rounded one. */
export function powerOfTwo(min: number, max: number) {
  return z
    .int()
    .min(min)
    .max(max)
    .transform((count) => 2 ** Math.ceil(Math.log2(count)));
}

/** Whether a list contains all items of another; an unset list is empty. */
export const includesAll = (all: unknown, some: unknown) =>
  Array.isArray(all) && (some === undefined || (Array.isArray(some) && some.every((item) => all.includes(item))));
