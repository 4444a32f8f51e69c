import type { Deployment } from "../deployment";
import { containsUnknowns, equalValues, type PropertyValue, unwrapSecrets } from "../values";

/**
 * True when `replacementTrigger` asks for a replacement: it changed, or a preview does not know it yet. Without a trigger
 * before or now there is nothing to compare. Throws Bail for one that is unknown when the run is no preview.
 */
export function shouldTrigger(
  deployment: Deployment,
  urn: string,
  now: PropertyValue | undefined,
  old: PropertyValue | undefined,
): boolean {
  const unknown = containsUnknowns(now ?? null);
  if (unknown && !deployment.dryRun) throw deployment.bail(`replacement trigger contains unknowns for ${urn}`, urn);
  if (unknown || containsUnknowns(old ?? null)) return true;
  if ((now ?? null) === null || (old ?? null) === null) return false;
  return !equalValues(unwrapSecrets(now as PropertyValue), unwrapSecrets(old as PropertyValue));
}
