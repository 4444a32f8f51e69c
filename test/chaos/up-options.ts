import type { DrawnRun } from "./draws";
import { chaosKinds } from "./kinds";
import type { Program } from "./program";
import type { UpOptions } from "./small-engine";

/** How a round's run is asked for; its resources are chosen by number. */
export function optionsOf(
  { refresh, replace = [], target }: Omit<DrawnRun, "edits">,
  { resources }: Program,
): UpOptions {
  const names = [...resources.keys()];
  const chosen = (picks: readonly number[]) => picks.flatMap((pick) => names[pick % Math.max(1, names.length)] ?? []);
  // A second one of the same name is refused while the first is there.
  const isReplaceable = (name: string) => {
    const planned = resources.get(name);
    if (planned === undefined) return false;
    const { sharesNames, remains } = chaosKinds[planned.kind];
    return !remains && (planned.deleteFirst || sharesNames);
  };
  return {
    refresh,
    replace: new Set(chosen(replace).filter(isReplaceable)),
    ...(target && { target: new Set(chosen(target)) }),
  };
}
