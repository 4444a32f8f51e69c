import type { Deployment } from "../deployment";
import { containsUnknowns, equalValues, type PropertyValue, unwrapSecrets } from "../values";

/**
 * True if `replacementTrigger` asks for a replacement: it changed, or is unknown in a preview. Without an old and a new trigger there is
 * nothing to compare. Throws Bail if it is unknown outside a preview.
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
