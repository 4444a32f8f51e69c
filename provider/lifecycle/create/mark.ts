import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { MADE } from "../internal-properties";

/** Identifies the create that made a resource. */
export const markOf = ({ clientToken }: AnyContext): string => clientToken.slice(0, 8);

/** Inputs with the mark of this create, which tells its state entry from an earlier entry with the same ID. */
export const marked = (context: AnyContext, inputs: Properties): Properties => ({ ...inputs, [MADE]: markOf(context) });
