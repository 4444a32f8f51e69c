import { CloudError, mayHaveActed } from "../errors";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import { listPage } from "./list";
import type { Resource } from "./spec";

const LOOK_MS = 10_000;

/**
 * The failure of a create call. One whose answer was lost may have taken effect, and is not repeated blindly where that could
 * make, and bill, two: its message then says what exists by the wanted name, and how to go on. Nothing is taken over.
 */
export async function withAdvice(spec: Resource, context: AnyContext, want: Properties, error: unknown) {
  if (!(error instanceof CloudError) || !mayHaveActed(error)) return error;
  const ids = await Promise.race([namesakes(spec, context, want).catch(() => undefined), tooLate(context)]);
  return new Error(`${error.message}; it may have been made all the same: ${advice(spec, ids)}`, { cause: error });
}

function advice(spec: Resource, ids: readonly string[] | undefined): string {
  const then = 'set "adopt" to its id to take it over, or delete it';
  const decide = spec.unreadable ? "delete it" : then;
  if (ids === undefined) return `look for it in the cloud before the next up; if it is there, ${decide}`;
  if (ids.length === 0)
    return `none of its name is listed yet; look again before the next up, and if it is there, ${decide}`;
  return `the cloud lists ${ids.join(", ")} by its name; before the next up, ${decide}`;
}

/** Ids of what has the wanted name; `undefined` where nothing tells them. */
async function namesakes(spec: Resource, context: AnyContext, want: Properties): Promise<string[] | undefined> {
  const parts = spec.idFormat.split("/").map((part) => want[part]);
  if (parts.every((part) => typeof part === "string")) {
    const id = parts.join("/");
    return (await find(spec, context, id, {})) === undefined ? [] : [id];
  }
  if (!spec.list?.name || typeof want.name !== "string") return undefined;
  const { rows } = await listPage(spec, context, want, { start: 0, pageSize: 0, limit: 0 });
  return rows.filter(({ name }) => name === want.name).map(({ id }) => id);
}

/** Asking what there is must not hide for long that the call failed. */
const tooLate = ({ clock, signal }: AnyContext) => clock.sleep(LOOK_MS, signal).then(nothing, nothing);

const nothing = () => undefined;
