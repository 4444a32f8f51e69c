import { isDeepStrictEqual } from "node:util";
import { type FieldSet, fieldsOf, fieldsV1, type Path, removeAt, setAt, setFrom, shown, valueAt } from "./field-set";
import type { KubernetesObject, ManagedFields } from "./object";
import { StatusError } from "./status";

/** The field manager and time of a write. */
export interface Writer {
  readonly manager: string;
  readonly subresource?: string | undefined;
  readonly time: string;
}

interface Owner {
  readonly entry: ManagedFields;
  set: FieldSet;
}

const ownersOf = (entries: readonly ManagedFields[] = []): Owner[] =>
  entries.filter(({ manager }) => manager).map((entry) => ({ entry, set: setFrom(entry.fieldsV1) }));

/** The managed-fields entries of all owners, with a new time if their fields changed. */
function entriesOf(owners: readonly Owner[], apiVersion: string, time: string): ManagedFields[] | undefined {
  const entries = owners.flatMap(({ entry, set }) => {
    if (set.size === 0) return [];
    const fields = fieldsV1(set);
    if (isDeepStrictEqual(fields, entry.fieldsV1)) return [entry];
    return [{ ...entry, apiVersion, time, fieldsType: "FieldsV1", fieldsV1: fields }];
  });
  return entries.length > 0 ? entries : undefined;
}

/** The manager's entry; a new one if it has none. */
function entryFor(owners: Owner[], { manager, subresource }: Writer, operation: string): Owner {
  const isMine = ({ entry }: Owner) =>
    entry.manager === manager && entry.operation === operation && entry.subresource === subresource;
  const found = owners.find(isMine);
  if (found !== undefined) return found;
  const mine = { entry: { manager, operation, ...(subresource && { subresource }) }, set: new Map() };
  owners.push(mine);
  return mine;
}

/** Field owners after a create or update: the writer owns new and changed fields, and removed fields have no owner. */
export function afterUpdate(
  live: KubernetesObject | undefined,
  next: KubernetesObject,
  writer: Writer,
): ManagedFields[] | undefined {
  const owners = ownersOf(next.metadata.managedFields ?? live?.metadata.managedFields);
  const after = fieldsOf(next);
  const changed = new Map(
    [...after].filter(([, path]) => !isDeepStrictEqual(valueAt(live, path), valueAt(next, path))),
  );
  const before = live === undefined ? [] : [...fieldsOf(live).keys()];
  const gone = before.filter((text) => !after.has(text));
  for (const { set } of owners) for (const text of [...changed.keys(), ...gone]) set.delete(text);
  if (changed.size > 0) {
    const mine = entryFor(owners, writer, "Update");
    mine.set = new Map([...mine.set, ...changed]);
  }
  return entriesOf(owners, next.apiVersion, writer.time);
}

/** Field owners after an apply that created the object. */
export function firstApplied(sent: KubernetesObject, writer: Writer): ManagedFields[] | undefined {
  const owners: Owner[] = [];
  entryFor(owners, writer, "Apply").set = fieldsOf(sent);
  return entriesOf(owners, sent.apiVersion, writer.time);
}

/**
 * Server-side apply: removes fields that the writer applied before and leaves out now, unless another manager owns them, and sets the
 * fields that it names.
 * @throws StatusError 409 if another manager owns a field with another value, unless `force` is set
 */
export function applied(
  live: KubernetesObject,
  sent: KubernetesObject,
  writer: Writer,
  force: boolean,
): KubernetesObject {
  const owners = ownersOf(live.metadata.managedFields);
  const mine = entryFor(owners, writer, "Apply");
  const others = owners.filter((owner) => owner !== mine);
  const wanted = fieldsOf(sent);
  const differs = (path: Path) => !isDeepStrictEqual(valueAt(live, path), valueAt(sent, path));
  const conflicts = others.flatMap(({ entry, set }) =>
    [...set]
      .filter(([text, path]) => wanted.has(text) && differs(path))
      .map(([text, path]) => ({ entry, set, text, path })),
  );
  if (conflicts.length > 0 && !force) throw conflictOf(conflicts);
  for (const { set, text } of conflicts) set.delete(text);

  const next = structuredClone(live);
  const isOwned = (text: string) => {
    // An item stays as long as any manager owns a part of it.
    const start = text.endsWith(',"."]') ? text.slice(0, -4) : text;
    return wanted.has(text) || others.some(({ set }) => [...set.keys()].some((other) => other.startsWith(start)));
  };
  for (const [text, path] of mine.set) if (!isOwned(text)) removeAt(next, path);
  for (const path of wanted.values()) setAt(next, path, valueAt(sent, path));
  mine.set = wanted;
  return { ...next, metadata: withEntries(next, entriesOf(owners, sent.apiVersion, writer.time)) };
}

export function withEntries({ metadata }: KubernetesObject, entries: ManagedFields[] | undefined) {
  const { managedFields: _, ...rest } = metadata;
  return { ...rest, ...(entries && { managedFields: entries }) };
}

interface Conflict {
  readonly entry: ManagedFields;
  readonly path: Path;
}

/** The conflict, in the form that kubectl and Pulumi print. */
function conflictOf(conflicts: readonly Conflict[]): StatusError {
  const byManager = Map.groupBy(conflicts, ({ entry }) => nameOf(entry));
  const causes = conflicts.map(({ entry, path }) => ({
    reason: "FieldManagerConflict",
    message: `conflict with ${nameOf(entry)}`,
    field: shown(path),
  }));
  const [first] = causes;
  const lines = [...byManager].flatMap(([name, some]) => [
    `conflicts with ${name}:`,
    ...some.map(({ path }) => `- ${shown(path)}`),
  ]);
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${first?.message}: ${first?.field}`
      : `Apply failed with ${causes.length} conflicts: ${lines.join("\n")}`;
  return new StatusError(409, "Conflict", message, { causes });
}

function nameOf({ manager, operation, apiVersion, time, subresource }: ManagedFields): string {
  const name = `${JSON.stringify(manager)}${subresource ? ` with subresource ${JSON.stringify(subresource)}` : ""}`;
  return operation === "Update" ? `${name} using ${apiVersion} at ${time}` : name;
}
