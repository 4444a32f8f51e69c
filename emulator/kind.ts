import { rowsOf } from "./state";
import type { Kind } from "./world";

/** A kind whose rows are in the state under its service and name. */
export function kindOf<A extends object>(kind: Omit<Kind<A>, "rows">): Kind<A> {
  return { ...kind, rows: (state) => rowsOf<A>(state, kind) };
}
