import type { CheckFailure } from "./spec";

/** Longer lists are counted instead of printed. */
const NAMED = 20;

/** Why a value is not among those that the cloud offers; empty if it is, or if the cloud returns no list. */
export function notOffered(property: string, value: string, offers: readonly string[]): CheckFailure[] {
  if (offers.length === 0 || offers.includes(value)) return [];
  const named = offers.slice(0, NAMED).join(", ");
  const more = offers.length > NAMED ? ` and ${offers.length - NAMED} more` : "";
  return [{ property, reason: `the cloud offers ${named}${more}, not ${value}` }];
}

/** Asks once for values that do not change during a run, per account and region; again only after a failure. */
export function askedOnce<Asker extends { clients: object }, T>(
  ask: (asker: Asker) => Promise<T>,
): (asker: Asker) => Promise<T> {
  const answers = new WeakMap<object, Promise<T>>();
  return (asker) => {
    const { clients } = asker;
    const answer = answers.get(clients) ?? ask(asker);
    answers.set(clients, answer);
    answer.catch(() => answers.delete(clients));
    return answer;
  };
}
