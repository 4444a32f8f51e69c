import { serviceOf, services } from "../provider/clouds";
import type { Resource } from "../provider/lifecycle/spec";
import { readContract } from "./contract";
import { fieldLimits } from "./limits";
import { callsOf } from "./permissions";
import { table } from "./table";

/** What a change interrupts or loses, as in the preview. */
export function interruptionSection({ interrupts }: Resource): string {
  const update = Object.entries<string | undefined>(interrupts.update ?? {});
  return `## What a change interrupts\n\n${table(
    ["change", "effect"],
    [
      ["replacement", interrupts.replacement],
      ...update.map(([input, effect]) => [`\`${input}\` in place`, effect ?? ""]),
    ],
  )}`;
}

/** How to import a resource; empty if no read finds it. */
export function importText({ type, unreadable }: Resource, id: string): string {
  if (unreadable) return "";
  return `

With the plugin, \`pulumi import\` adds it to a stack; \`?profile=NAME&region=REGION\` after the ID selects another account or region:

\`\`\`sh
pulumi import container-clouds:${type} known '${id}'
\`\`\``;
}

/** The permissions that the caller needs. */
export function permissionSection({ type }: Resource): string {
  const actions = callsOf(type).map((action) => `\`${action}\``);
  return `## Permissions\n\nAPI calls: ${actions.join(", ")}. Policies: [permissions](../permissions.md).`;
}

/** Documented limits of a resource's calls; empty if there are none. */
export function limitSection({ type }: Resource): string[] {
  const service = serviceOf(type);
  const actions = callsOf(type)
    .filter((action) => action.startsWith(`${service}:`))
    .map((action) => action.slice(service.length + 1));
  const fields = fieldLimits()
    .filter((limit) => limit.service === service && actions.includes(limit.owner))
    .filter(({ field }) => !PAGING.has(field));
  const rates = ratesOf(service, actions);
  if (fields.length === 0 && rates === "") return [];
  const rows = fields.map(({ owner, field, says }) => [`\`${owner}\``, `\`${field}\``, says]);
  return [
    [
      "## Limits",
      ...(rates === "" ? [] : [rates]),
      ...(rows.length === 0 ? [] : [table(["call", "field", "limit"], rows)]),
      `All of ${services[service].title}: [limits](../limits.md).`,
    ].join("\n\n"),
  ];
}

/** Fields that only the provider sets. */
const PAGING = new Set(["Offset", "Limit"]);

/** Documented rate limits, in calls per second. */
function ratesOf(service: string, actions: readonly string[]): string {
  const contract = readContract(service);
  const byRate = new Map<number, string[]>();
  for (const action of actions) {
    const rate = contract.actions[action]?.rateLimitPerSecond;
    if (rate !== undefined) byRate.set(rate, [...(byRate.get(rate) ?? []), action]);
  }
  const rates = [...byRate].sort(([one], [other]) => one - other);
  if (rates.length === 0) return "";
  if (rates.length === 1) return `Calls per second of each action: ${rates[0]?.[0]}.`;
  return `Calls per second: ${rates.map(([rate, names]) => `${rate} of ${names.map((name) => `\`${name}\``).join(", ")}`).join("; ")}.`;
}
