import type { Answer } from "./cloud";

/** How the emulator answers: as its documents read, or as a cloud may that has moved on since they were written. */
export const PERSONALITIES = ["documented", "real-cloud"] as const;

export type Personality = (typeof PERSONALITIES)[number];

/** A field that no document has. */
const UNKNOWN = "FieldOfALaterVersion";

/** Maps whose keys are the user's: a cloud adds none. */
const USERS_OWN = /(tags?|labels?|annotations?|selector|limits|requests|query)$/i;

/** An answer as a cloud that has moved on gives it: unknown fields, fields in another order, and so lists of what has a name or an ID. */
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

/** Lists whose order means something: run one after the other, or asked in order. */
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

/** A value of the one kind that all fields have: a map of strings or of lists stays one, which its clients can decode. */
function likeAll(values: readonly unknown[]): unknown {
  if (values.length > 0 && values.every((one) => typeof one === "string")) return "unknown to every client";
  if (values.length > 0 && values.every(Array.isArray)) return [];
  return { Reason: "unknown to every client" };
}

/** Whether something has an ID, a name or a key of its own. */
const isNamed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).some((key) => /(^|[a-z])(Id|Name|Key|name|key)$/.test(key));
