import { Refusal } from "../../../cloud";
import { refuseUnless } from "../../errors";
import { ZONES } from "./flavors";

/** A place in the network. */
export interface Network {
  readonly vpcId?: string;
  readonly vSwitchId?: string;
  readonly securityGroupId?: string;
  readonly eipInstanceId?: string;
}

const FORMS = [
  ["Vpc", "vpcId", "vpc-"],
  ["Subnet", "vSwitchId", "subnet-"],
  ["SecurityGroup", "securityGroupId", "sg-"],
  ["Eip", "eipInstanceId", "eip-"],
] as const;

/**
 * The products of these IDs are not emulated, so every ID of the right form exists.
 * @throws Refusal `Openapi.<Thing>.NotFound` for any other ID
 */
export function checkNetwork(network: Network): void {
  for (const [thing, field, prefix] of FORMS) {
    const id = network[field];
    if (id !== undefined && !(id.startsWith(prefix) && id.length > prefix.length))
      throw new Refusal(`Openapi.${thing}.NotFound`, `The ${thing} ${id} does not exist.`);
  }
}

/** @throws Refusal Invalid for a zone that describeRegion does not name */
export function checkZone(azName: string | undefined): void {
  refuseUnless(!azName || ZONES.includes(azName), `there is no zone ${azName}; the zones are ${ZONES.join(", ")}`);
}
