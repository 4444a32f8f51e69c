import type { Resource } from "./spec";

/** What to do where two cannot exist side by side: the engine creates first what `--replace` or `taint` replaces. */
export const REPLACED = 'if it is being replaced, set its option "deleteBeforeReplace"';

/** What to do where what is in the way is the resource itself: the engine takes a new name in the program for a new resource. */
export const RENAMED = 'if the program renamed the resource, give it its old name in "aliases"';

/**
 * What to do about a name or an ID that is taken: by another, by the stack's own that a failed replacement left, by the resource
 * itself under its old name in the program, or by the one that a replacement is to follow (the engine does not ask for the order
 * of one that `--replace` or `taint` forces), or by what an interrupted run made whose notes are gone with its machine.
 * @param id the ID, where it was not named before
 */
export const takenText = ({ remains }: Pick<Resource, "remains">, id?: string): string =>
  `set "adopt" to ${id === undefined ? "its ID" : JSON.stringify(id)} to take it over, for example after a failed replacement; ` +
  `${RENAMED}; ${remains ? "it cannot be replaced, because nothing deletes it" : REPLACED}; ` +
  'if an interrupted run created it, run "npx pulumi-container-clouds recover"';

/** What to do where a create or update needs something that the cloud does not have. */
export const ABSENT =
  "check that it exists in this account and region; if it belongs to the stack and was removed outside of Pulumi, run " +
  '"pulumi refresh --run-program", then "pulumi up"';
