import { distance } from "fastest-levenshtein";

/**
 * The name that a misspelt name may stand for: they share more than half of their letters.
 * @param most largest number of different letters @default 2, or a third of the name
 */
export function similar(
  name: string,
  known: readonly string[],
  most = (candidate: string) => Math.max(2, Math.floor(candidate.length / 3)),
): string | undefined {
  const given = name.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, steps: distance(given, candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= most(candidate) && isAlike(given, candidate.toLowerCase()))
    .sort((a, b) => a.steps - b.steps);
  return best?.candidate;
}

/** Whether two names share more than half of their letters, in any order: two changes alone turn any short name into any other. */
function isAlike(given: string, candidate: string): boolean {
  const left = [...candidate];
  const shared = [...given].filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return shared.length * 2 > Math.max(given.length, candidate.length);
}

/** `did you mean "x"?` or, if no name is similar, all names. */
export function nearest(name: string, known: readonly string[]): string {
  const best = similar(name, known);
  if (best !== undefined) return `did you mean "${best}"?`;
  return known.length <= 20
    ? `there are ${known.join(", ")}`
    : `there are ${known.length}, such as ${known.slice(0, 5).join(", ")}`;
}
