import type { Difference } from "./diff";
import type { Resource } from "./spec";

/** What a change interrupts: nodes and pods that go, containers that restart, data and addresses that are lost. */
export function interruptionsOf(
  { interrupts }: Resource,
  { changes, replaces, deleteBeforeReplace }: Difference,
): string[] {
  if (interrupts === undefined) return [];
  if (replaces.length > 0) {
    const order = deleteBeforeReplace
      ? "the old one is deleted first"
      : "the old one is deleted once the new one is ready";
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
