import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { MADE } from "../internal-properties";

/** The mark of what one create makes. */
export const markOf = ({ clientToken }: AnyContext): string => clientToken.slice(0, 8);

/** Inputs with the mark of this create: another entry of the state for the same ID can then be known as an earlier one. */
export const marked = (context: AnyContext, inputs: Properties): Properties => ({ ...inputs, [MADE]: markOf(context) });
