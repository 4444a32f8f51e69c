import { isDeepStrictEqual } from "node:util";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../lifecycle/codec";
import type { Difference, PropertyChange } from "../lifecycle/diff";

const { Kind } = proto.PropertyDiff;
const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** The engine's form of a diff: each change at its path, and the properties that never change. */
export function diffResponse(
  { changes, replaces, deleteBeforeReplace }: Difference,
  state: Properties,
  inputs: Properties,
  stables: readonly string[],
): proto.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  const response = new proto.DiffResponse();
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList([...new Set(changes.map(({ path }) => topOf(path)))]);
  response.setReplacesList(replaces);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setStablesList([...stables]);
  response.setHasdetaileddiff(true);
  for (const change of changes.map((one) => asWritten(one, state, inputs))) {
    const detail = new proto.PropertyDiff();
    detail.setKind(KINDS[change.kind][change.replace ? 1 : 0]);
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

const topOf = (path: string) => keysOf(path)[0] ?? path;

/**
 * The diff compares normal forms, with sorted sets and filled defaults, but the engine shows the program's inputs. If a path does not lead
 * to the same value in both, the whole property is named.
 */
function asWritten(change: PropertyChange, state: Properties, inputs: Properties): PropertyChange {
  const keys = keysOf(change.path);
  if (keys.length < 2) return change;
  const [was, now] = [valueAt(state, keys), valueAt(inputs, keys)];
  if (isDeepStrictEqual(was, now)) return { ...change, path: topOf(change.path), kind: "update" };
  return { ...change, kind: was === undefined ? "add" : now === undefined ? "delete" : "update" };
}

const valueAt = (value: unknown, keys: readonly string[]) =>
  keys.reduce<unknown>((at, key) => (at as Properties | null | undefined)?.[key], value);

/** The keys of a path such as `containers[0].env["a.b"]`. */
function keysOf(path: string): string[] {
  const parts = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...parts].map(([, quoted, index, name]) =>
    quoted === undefined ? (index ?? name ?? "") : JSON.parse(`"${quoted}"`),
  );
}
