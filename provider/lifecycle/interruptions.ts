import type { Properties } from "./codec";
import type { Difference } from "./diff";
import type { Resource } from "./spec";
import { hasUnknown } from "./unknown";

/** What a change interrupts: nodes and pods that go away, containers that restart, data and addresses that are lost. */
export function interruptionsOf(
  spec: Resource,
  { changes, replaces, deleteBeforeReplace }: Difference,
  inputs: Properties,
): string[] {
  const { interrupts } = spec;
  if (replaces.length > 0) {
    const order = orderOf(
      spec,
      deleteBeforeReplace,
      replaces.some((field) => hasUnknown(inputs[field])),
    );
    return [`replaced because of ${replaces.join(", ")}; ${order}: ${interrupts.replacement}`];
  }
  const update: Readonly<Record<string, string | undefined>> = interrupts.update ?? {};
  const fields = new Set(changes.map(({ path }) => /^[^.[]+/.exec(path)?.[0] ?? path));
  const lines = Object.entries(update).filter(([field]) => fields.has(field));
  const texts = new Set(lines.map(([, text]) => text));
  return [...texts].map((text) => {
    const because = lines.filter(([, other]) => other === text).map(([field]) => field);
    return `changed in place because of ${because.join(", ")}: ${text}`;
  });
}

/** @param awaited whether an input that forces the replacement is unknown. Its resource may be replaced too, and take the old one with it. */
function orderOf(spec: Resource, deleteBeforeReplace: boolean, awaited: boolean): string {
  if (spec.delete === undefined) return "the old one stays";
  if (deleteBeforeReplace) return "the old one is deleted first";
  // No protocol passes this option to a provider.
  const usual = "the old one is deleted once the new one is ready, or first with the option deleteBeforeReplace";
  return awaited ? `${usual}, or together with the resource it belongs to` : usual;
}
