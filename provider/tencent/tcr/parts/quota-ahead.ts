import { askedOnce } from "../../../lifecycle/offered";
import { overQuota, planner } from "../../../lifecycle/planned";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { TencentContext } from "../../resource";

/** The account's quotas, asked once for all kinds. */
const quotas = askedOnce(
  async ({ clients: { tcr } }: TencentContext) => (await tcr.DescribeUserQuotaPersonal()).Data.LimitInfo,
);

interface Kind {
  /** What messages call the kind. */
  plural: string;
  /** The beginning of the quota's name: the manual does not list the names. */
  type: RegExp;
  /** How many there are. */
  count(context: TencentContext): Promise<number>;
}

/** What a create would run into for the quota of its kind, with the program's others. */
export function quotaAhead({ plural, type, count }: Kind) {
  const plan = planner<true>();
  const counted = askedOnce(count);
  return async (context: TencentContext, urn: string, leaving: object | undefined): Promise<CheckFailure[]> => {
    // The one that leaves makes room for its successor.
    if (leaving) return [];
    const added = plan(context.clients, urn, true).size;
    const most = (await quotas(context)).find(({ Type }) => type.test(Type))?.Value;
    if (most === undefined) return [];
    return overQuota(`the account's quota of ${plural}`, { most, there: await counted(context) }, added);
  };
}
