import { closest, distance } from "fastest-levenshtein";

/** ` did you mean "x"?` or, where nothing is near, the names there are. */
export function nearest(name: string, known: readonly string[]): string {
  const folded = new Map(known.map((one) => [one.toLowerCase(), one]));
  const best = known.length === 0 ? "" : closest(name.toLowerCase(), [...folded.keys()]);
  if (best !== "" && distance(name.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
    return `did you mean "${folded.get(best)}"?`;
  return known.length <= 20
    ? `there are ${known.join(", ")}`
    : `there are ${known.length}, such as ${known.slice(0, 5).join(", ")}`;
}
