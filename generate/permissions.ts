import { functionTokens, resourceTypes, type ServiceName, serviceNames, serviceOf, services } from "../provider/clouds";
import { coverage } from "./coverage";

/** Path of the page. */
export const permissionsPath = "docs/permissions.md";

/** Calls by the resources and functions that send them. */
function callsByUser(): Map<string, { service: string; action: string }[]> {
  const calls = new Map<string, { service: string; action: string }[]>();
  for (const { service, action, usedBy } of coverage()) {
    for (const user of usedBy) calls.set(user, [...(calls.get(user) ?? []), { service, action }]);
  }
  return calls;
}

let known: Calls | undefined;

/** The calls that a resource or function sends, such as `tke:CreateCluster`, sorted. */
export function callsOf(user: string): string[] {
  known ??= callsByUser();
  return actionsOf(user, known);
}

const unique = (texts: readonly string[]) => [...new Set(texts)].sort();

/** A policy in Tencent's language (CAM, version 2.0): each call is an action of its service. */
const camPolicy = (actions: readonly string[]) =>
  json({ version: "2.0", statement: [{ effect: "allow", action: actions, resource: ["*"] }] });

/** An access control list in Baidu's language: it knows services and kinds of access, no single calls. */
const baiduPolicy = (service: string) =>
  json({
    accessControlList: [
      { service: `bce:${service}`, region: "*", effect: "Allow", resource: ["*"], permission: ["FULL_CONTROL"] },
    ],
  });

const json = (value: object) => ["```json", JSON.stringify(value, undefined, 2), "```"].join("\n");

/** The page: for each service a policy for all of it, and the calls of each resource. */
export function permissionsPage(): string {
  const calls = callsByUser();
  const sections = serviceNames.flatMap((service) => [
    `## ${services[service].title}`,
    policyOf(service, calls),
    tableOf(service, calls),
  ]);
  return [
    '<!-- Made by "npm run generate" from the calls in the sources. Change those, not this file. -->',
    "# Permissions",
    "What the user or role behind the credentials must be allowed to do, found from the calls in the sources of each resource and function. Leave out what your programs do not use; a call that is refused is named in the error with its action. With `allowedAccountIds` or `forbiddenAccountIds` Tencent's `sts:GetCallerIdentity` is needed as well; with a role, the key pair needs `sts:AssumeRole` for it.",
    ...sections,
  ]
    .join("\n\n")
    .concat("\n");
}

type Calls = ReturnType<typeof callsByUser>;

const usersOf = (service: ServiceName) =>
  [...resourceTypes, ...functionTokens].filter((user) => serviceOf(user) === service);

const actionsOf = (user: string, calls: Calls) =>
  unique((calls.get(user) ?? []).map(({ service, action }) => `${service}:${action}`));

function policyOf(service: ServiceName, calls: Calls): string {
  const { cloud } = services[service];
  if (cloud === "tencent") {
    const resources = usersOf(service).filter((user) => resourceTypes.includes(user));
    const all = unique(resources.flatMap((user) => actionsOf(user, calls)));
    return `Policy for all resources, in CAM's language:\n\n${camPolicy(all)}`;
  }
  if (cloud === "baidu")
    return `Baidu's policies name services and kinds of access, not calls. The code of the service in them is not in its API's documents; check it in the console's policy editor:\n\n${baiduPolicy(service)}`;
  return "CTyun documents no actions of ECI for its policies. Give the user the system policy of the service in the console (IAM, policies).";
}

function tableOf(service: ServiceName, calls: Calls): string {
  const rows = usersOf(service).map(
    (user) =>
      `| \`${user}\` | ${actionsOf(user, calls)
        .map((action) => `\`${action}\``)
        .join(", ")} |`,
  );
  return ["| resource or function | calls |", "| --- | --- |", ...rows].join("\n");
}
