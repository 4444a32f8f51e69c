import { lookUp } from "../../words/look-up";
import type { Deployment, ResourceProvider } from "../deployment";
import type { ResourceState } from "../types";
import { nameOf } from "../urn";
import { isMap, type PropertyMap, type PropertyValue, Secret, Unknown } from "../values";

/** Lets a provider check inputs and uses its result. False if it refused some, which is reported to the user. */
export async function checkInputs(
  deployment: Deployment,
  provider: ResourceProvider,
  now: ResourceState,
  { olds, news }: { olds?: PropertyMap; news: PropertyMap },
): Promise<boolean> {
  const { urn, type } = now;
  const { inputs, failures } = await provider.check({ urn, olds, news, allowUnknowns: deployment.dryRun });
  // Failures are reported with the program's values.
  const given = now.inputs;
  for (const { property, reason } of failures) {
    const place = property ? `: property ${property} value ${describe(lookUp(given, property))}` : "";
    deployment.error(`${type} resource '${nameOf(urn)}'${place} has a problem: ${reason}`, urn);
  }
  now.inputs = inputs;
  return failures.length === 0;
}

/** A value in messages, in the CLI's form; secrets are hidden. */
function describe(value: PropertyValue | undefined): string {
  if (value === undefined || value === null) return "{<nil>}";
  if (value instanceof Secret) return "[secret]";
  if (value instanceof Unknown) return "output<string>{}";
  if (Array.isArray(value)) return `{[${value.map(describe).join(" ")}]}`;
  if (isMap(value)) {
    const fields = Object.keys(value)
      .sort()
      .map((key) => `${key}:${describe(value[key])}`);
    return `{map[${fields.join(" ")}]}`;
  }
  return typeof value === "object" ? `{${value.constructor.name.toLowerCase()}}` : `{${value}}`;
}
