/** The compared parts of a resource in the inventory. */
interface Listed {
  readonly service: string;
  readonly kind: string;
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a call did to one resource. Secrets are masked, as in the inventory. */
export interface Effect {
  readonly service: string;
  readonly kind: string;
  readonly id: string;
  readonly what: "created" | "changed" | "removed";
  /** For a changed resource: its status and attributes that differ. */
  readonly fields?: readonly { readonly name: string; readonly before?: unknown; readonly after?: unknown }[];
}

/** The differences between two inventories. */
export function effectsOf(before: readonly Listed[], after: readonly Listed[]): Effect[] {
  const old = byKey(before);
  const now = byKey(after);
  const removed = before.filter((item) => !now.has(keyOf(item))).map((item) => effect(item, "removed"));
  const others = after.flatMap((item) => {
    const earlier = old.get(keyOf(item));
    if (earlier === undefined) return [effect(item, "created")];
    const fields = differences(flat(earlier), flat(item));
    return fields.length === 0 ? [] : [{ ...effect(item, "changed"), fields }];
  });
  return [...removed, ...others];
}

const keyOf = ({ service, kind, id }: Listed) => [service, kind, id].join("\0");
const byKey = (items: readonly Listed[]) => new Map(items.map((item) => [keyOf(item), item]));
const effect = ({ service, kind, id }: Listed, what: Effect["what"]): Effect => ({ service, kind, id, what });
const flat = ({ status, reason, attributes }: Listed): Record<string, unknown> => ({
  ...attributes,
  status,
  reason,
});

function differences(before: Record<string, unknown>, after: Record<string, unknown>) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}
