import type { Resource } from "./spec";

/** What to do if two resources cannot exist side by side: for `--replace` and `taint`, the engine creates before it deletes. */
export const REPLACED = 'if it is being replaced, set its option "deleteBeforeReplace"';

/** What to do if the existing resource is the same one: the engine takes a new name in the program for a new resource. */
export const RENAMED = 'if the program renamed the resource, give it its old name in "aliases"';

/**
 * What to do about a name or ID that is taken. The existing resource may be another stack's; this stack's, left by a failed replacement;
 * the same one under its old name in the program; the one that is being replaced, if `--replace` or `taint` forces it; or one that an
 * interrupted run created and whose record is lost.
 * @param id the ID, if the message did not name it yet
 */
export const takenText = ({ remains }: Pick<Resource, "remains">, id?: string): string =>
  `set "adopt" to ${id === undefined ? "its ID" : JSON.stringify(id)} to take it over, for example after a failed replacement; ` +
  `${RENAMED}; ${remains ? "it cannot be replaced, because nothing deletes it" : REPLACED}; ` +
  'if an interrupted run created it, run "npx pulumi-container-clouds recover"';

/** What to do if a create or update needs something that does not exist in the cloud. */
export const ABSENT =
  "check that it exists in this account and region; if it belongs to the stack and was removed outside of Pulumi, run " +
  '"pulumi refresh --run-program", then "pulumi up"';
