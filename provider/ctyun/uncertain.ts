import type { Category } from "../errors";
import { CloudError } from "../errors";

const UNCERTAIN: ReadonlySet<Category> = new Set(["connection", "timeout", "server"]);

/**
 * Runs a create call that takes no client token. When its answer is lost nobody can tell whether it took effect, and a
 * repeat could make, and bill, a second one: the error then names what there is by that name. Nothing is taken over.
 * @param named the ids of all that has the name
 */
export async function createOnce<T>(
  create: () => Promise<T>,
  what: string,
  named: () => Promise<string[]>,
): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof CloudError) || !UNCERTAIN.has(error.category) || !error.mayHaveTakenEffect) throw error;
    const ids = await named().catch(() => undefined);
    throw new Error(`${error.message}; ${advice(what, ids)}`, { cause: error });
  }
}

function advice(what: string, ids: readonly string[] | undefined): string {
  if (ids === undefined) return `the ${what} may have been made all the same: look at ECI's list before the next up`;
  if (ids.length === 0) return `ECI lists no ${what} of this name yet`;
  return `ECI lists ${ids.join(", ")} by this name: delete what was made for nothing before the next up`;
}
