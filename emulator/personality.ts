import type { Answer } from "./cloud";

/** How the emulator responds: as its documents say, or as a newer cloud might. */
export const PERSONALITIES = ["documented", "real-cloud"] as const;

export type Personality = (typeof PERSONALITIES)[number];

/** A field that is in no document. */
const UNKNOWN = "FieldOfALaterVersion";

/** Maps whose keys the user chooses; a cloud adds none. */
const USERS_OWN = /(tags?|labels?|annotations?|selector|limits|requests|query)$/i;

/** A response of a newer cloud: with unknown fields, other field orders, and another order in lists of items with a name or ID. */
export function inPersonality(personality: Personality, answer: Answer): Answer {
  if (
    personality === "documented" ||
    answer.code !== "" ||
    answer.body === "" ||
    !/json/.test(answer.headers["content-type"] ?? "")
  )
    return answer;
  return { ...answer, body: JSON.stringify(changed(JSON.parse(answer.body), "")) };
}

/** Lists whose order has a meaning: they run, or are tried, one after the other. */
const IN_ORDER = /^(initContainers|nameservers?|searches|command|args|ExtraArgs)$/i;

function changed(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => changed(item, name));
    const isSet =
      items.every(isNamed) || (/Ids$|Images$/i.test(name) && items.every((item) => typeof item === "string"));
    return isSet && !IN_ORDER.test(name) ? items.reverse() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, changed(inner, key)] as const);
  const extra = USERS_OWN.test(name) ? [] : [[UNKNOWN, likeAll(Object.values(value))] as const];
  return Object.fromEntries([...extra, ...fields.reverse()]);
}

/** The value for an unknown field of a map: the same type as its other values, so that typed clients can decode it. */
function likeAll(values: readonly unknown[]): unknown {
  if (values.length > 0 && values.every((one) => typeof one === "string")) return "unknown to every client";
  if (values.length > 0 && values.every(Array.isArray)) return [];
  return { Reason: "unknown to every client" };
}

/** Whether an item has an ID, name or key. */
const isNamed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).some((key) => /(^|[a-z])(Id|Name|Key|name|key)$/.test(key));
