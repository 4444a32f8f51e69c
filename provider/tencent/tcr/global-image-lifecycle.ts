import { z } from "zod";
import { listed } from "../../lifecycle/ids";
import { resource } from "../resource";
import { flatten, keep, outputs, settled, typeOf, type Unit } from "./parts/clean-up-policy";

/** The ID, because an account has at most one. */
const GLOBAL = "global";

const CLEANED = "tags that the policy no longer keeps are deleted";

export const globalImageLifecycle = resource({
  type: "tcr:GlobalImageLifecycle",
  description:
    "The clean-up policy of all repositories of the account's registry user. An account has at most one. An existing policy is never taken over; read it with `get`.",
  examples: {
    "Tags of the last 90 days": `new clouds.tcr.GlobalImageLifecycle("all", { keepLast: 90, unit: "days" });`,
    "The last 100 tags": `const all = new clouds.tcr.GlobalImageLifecycle("all", { keepLast: 100, unit: "tags" });
export const kept = all.keepLast;`,
  },
  idFormat: `"${GLOBAL}"`,
  inputs: z.strictObject(keep),
  outputs,
  interrupts: {
    replacement: "no tag is cleaned up in between, and tags that the new policy does not keep are deleted",
    update: { keepLast: CLEANED, unit: CLEANED },
  },
  onChange: { keepLast: "update", unit: "update" },
  async find({ clients }) {
    const { StrategyInfo, TotalCount } = (await clients.tcr.DescribeImageLifecycleGlobalPersonal({})).Data;
    return listed(StrategyInfo, TotalCount)[0];
  },
  overwrites: () => GLOBAL,
  async create({ clients }, want) {
    await clients.tcr.ManageImageLifecycleGlobalPersonal(expandGlobal(want), { idempotent: true });
    return GLOBAL;
  },
  async update({ clients }, _id, { want }) {
    await clients.tcr.ManageImageLifecycleGlobalPersonal(expandGlobal(want), { idempotent: true });
  },
  async delete({ clients }) {
    await clients.tcr.DeleteImageLifecycleGlobalPersonal({}, { idempotent: true });
  },
  ...settled,
  flatten,
});

const expandGlobal = ({ keepLast, unit }: { keepLast: number; unit: Unit }) => ({
  Type: typeOf("global_", unit),
  Val: keepLast,
});
