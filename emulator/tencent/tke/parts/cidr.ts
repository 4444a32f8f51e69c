import { mine } from "../../../caller";
import { Refusal } from "../../../cloud";
import type { Row } from "../../../row";
import type { Call } from "../../call";
import type { Inputs } from "../inputs.gen";
import { type ClusterAttributes, clusters } from "./cluster-row";

/** An IPv4 block as numbers, both ends included. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly mask: number;
}

/** Blocks by text: each new cluster is compared with all others. */
const blocks = new Map<string, Block>();

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((text) => blockOf(text));

/** The block of every VPC, because the APIs here create no VPCs. It does not overlap the manual's sample CIDRs. */
const VPC_CIDR = "10.255.0.0/16";

/** The type of a problem with a CIDR, shared by all callers. */
export type CidrFault = "invalid" | "mask" | "not-private";
export type CidrConflict = "CIDR_CONFLICT_WITH_OTHER_CLUSTER" | "CIDR_CONFLICT_WITH_VPC_CIDR";

/** Masks of 10 to 24 (InvalidParameter.CIDRMaskSizeOutOfRange); host bits may be set, as in the manual's sample 192.168.0.1/18. */
export function cidrFault(text: string): CidrFault | undefined {
  const block = blockOf(text);
  if (Number.isNaN(block.first)) return "invalid";
  if (block.mask < 10 || block.mask > 24) return "mask";
  return PRIVATE.some((range) => range.first <= block.first && block.last <= range.last) ? undefined : "not-private";
}

export const cidrsOverlap = (a: string, b: string): boolean => overlap(blockOf(a), blockOf(b));

/** Nothing overlaps what is not a CIDR. */
const overlap = (a: Block, b: Block): boolean => a.first <= b.last && b.first <= a.last;

/** What a CIDR overlaps in a VPC. @param others the caller's clusters */
export function cidrConflict(
  others: readonly Row<ClusterAttributes>[],
  vpcId: string,
  cidr: string,
): { type: CidrConflict; message: string } | undefined {
  if (cidrsOverlap(cidr, VPC_CIDR))
    return { type: "CIDR_CONFLICT_WITH_VPC_CIDR", message: `${cidr} overlaps ${VPC_CIDR} of ${vpcId}` };
  const wanted = blockOf(cidr);
  // A create looks at every cluster: the loop makes nothing for those that are not in the way.
  for (const { id, attributes } of others) {
    const { VpcId, ClusterCIDR } = attributes.ClusterNetworkSettings;
    if (VpcId !== vpcId) continue;
    const inTheWay = overlap(wanted, blockOf(ClusterCIDR));
    if (inTheWay || overlap(wanted, blockOf(attributes.ServiceCIDR)))
      return {
        type: "CIDR_CONFLICT_WITH_OTHER_CLUSTER",
        message: `${cidr} overlaps ${inTheWay ? ClusterCIDR : attributes.ServiceCIDR} of cluster ${id}`,
      };
  }
  return undefined;
}

const FAULT_CODES: Record<CidrFault, string> = {
  invalid: "InvalidParameter.CIDRInvalid",
  mask: "InvalidParameter.CIDRMaskSizeOutOfRange",
  "not-private": "InvalidParameter.InvalidPrivateNetworkCIDR",
};

export function checkClusterCidr(call: Call<Inputs["CheckClusterCIDR"]>): object {
  const { VpcId, ClusterCIDR, NetworkType } = call.input;
  if (NetworkType !== "GR" && NetworkType !== "VPC-CNI")
    throw new Refusal("InvalidParameter.Param", "The parameter `NetworkType` must be GR or VPC-CNI.");
  const fault = cidrFault(ClusterCIDR);
  if (fault !== undefined) throw new Refusal(FAULT_CODES[fault], `The CIDR ${ClusterCIDR} is not valid (${fault}).`);
  const conflict = cidrConflict(mine(call, clusters.rows(call.world.state)), VpcId, ClusterCIDR);
  return {
    IsConflict: conflict !== undefined,
    ConflictType: conflict?.type ?? "",
    ConflictMsg: conflict?.message ?? "",
  };
}

/** The ends of a block as numbers; `first` is NaN if the text is not a CIDR. */
export function blockOf(text: string): Block {
  const known = blocks.get(text);
  if (known !== undefined) return known;
  const block = parsed(text);
  blocks.set(text, block);
  return block;
}

function parsed(text: string): Block {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1).map(Number) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, mask = 33] = parts;
  if ([a, b, c, d].some((octet) => octet > 255) || mask > 32) return { first: Number.NaN, last: Number.NaN, mask };
  const size = 2 ** (32 - mask);
  const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return { first, last: first + size - 1, mask };
}
