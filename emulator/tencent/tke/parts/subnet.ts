import { Refusal } from "../../../cloud";

/** No API here makes subnets: every ID of their form is one. @throws Refusal ResourceNotFound for another */
export function requireSubnets(ids: readonly string[]): void {
  const other = ids.find((id) => !/^subnet-[\w-]+$/.test(id));
  if (other !== undefined) throw new Refusal("ResourceNotFound", `The subnet ${other} does not exist.`);
}
