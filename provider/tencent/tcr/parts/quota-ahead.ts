import { askedOnce } from "../../../lifecycle/not-offered";
import { overQuota, planner } from "../../../lifecycle/planned-quota";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { TencentContext } from "../../resource";

/** The account's quotas, read once for all types. */
const quotas = askedOnce(
  async ({ clients: { tcr } }: TencentContext) => (await tcr.DescribeUserQuotaPersonal()).Data.LimitInfo,
);

interface Kind {
  /** The type's name in messages. */
  plural: string;
  /** The beginning of the quota's name, because the manual does not list the names. */
  type: RegExp;
  /** Counts the existing ones. */
  count(context: TencentContext): Promise<number>;
}

/** Warns if a create would exceed the quota of its type, together with the program's other creates. */
export function quotaAhead({ plural, type, count }: Kind) {
  const plan = planner<true>();
  const counted = askedOnce(count);
  return async (context: TencentContext, urn: string, leaving: object | undefined): Promise<CheckFailure[]> => {
    // A resource that is deleted first frees a place for its replacement.
    if (leaving) return [];
    const added = plan(context.clients, urn, true).size;
    const most = (await quotas(context)).find(({ Type }) => type.test(Type))?.Value;
    if (most === undefined) return [];
    return overQuota(`the account's quota of ${plural}`, { most, there: await counted(context) }, added);
  };
}
