import type { Properties } from "./codec";
import type { Difference, Drifted } from "./diff";
import { driftWarning } from "./drift";
import { URN } from "./internal-properties";
import { interruptionsOf } from "./interruptions";
import type { Reporter } from "./progress";
import type { Resource } from "./spec";
import { isNews } from "./warn-once";

/** Whether this run has not warned of it yet: a refresh compares, and so does the update after it. */
const isNew = (urn: unknown, drifted: Drifted) =>
  typeof urn !== "string" || isNews(`${urn} ${JSON.stringify(drifted)}`);

/** Reports what the result of a diff does not show. */
export function reportDifference(
  spec: Resource,
  { note, warn }: Reporter,
  difference: Difference,
  inputs: Properties,
): void {
  const { recorded, drifted } = difference;
  if (recorded.length > 0) {
    const them = recorded.length === 1 ? "it" : "them";
    note(
      `${recorded.join(", ")}: recorded as the program says and not sent, because the cloud does not return ${them} ` +
        "and the resource was imported; later changes are applied",
    );
  }
  for (const one of drifted) if (isNew(inputs[URN], one)) warn(driftWarning(one));
  for (const interruption of interruptionsOf(spec, difference, inputs)) note(interruption);
}
