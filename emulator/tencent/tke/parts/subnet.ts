import { Refusal } from "../../../cloud";

/** No API here creates subnets, so every ID in their form exists. @throws Refusal ResourceNotFound for any other ID */
export function requireSubnets(ids: readonly string[]): void {
  const other = ids.find((id) => !/^subnet-[\w-]+$/.test(id));
  if (other !== undefined) throw new Refusal("ResourceNotFound", `The subnet ${other} does not exist.`);
}
