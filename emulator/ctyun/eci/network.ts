import { Refusal } from "../../cloud";

/** Where something stands in the network. */
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
 * The products these IDs belong to are not here: every ID of the right form exists.
 * @throws Refusal `Openapi.<Thing>.NotFound` for another
 */
export function checkNetwork(network: Network): void {
  for (const [thing, field, prefix] of FORMS) {
    const id = network[field];
    if (id !== undefined && !(id.startsWith(prefix) && id.length > prefix.length))
      throw new Refusal(`Openapi.${thing}.NotFound`, `The ${thing} ${id} does not exist.`);
  }
}
