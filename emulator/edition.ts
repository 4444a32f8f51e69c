/** Which TKE the emulator plays: the private cloud's of the manual, or public Tencent Cloud's newer one. */
const EDITIONS = ["private", "public"] as const;

export type Edition = (typeof EDITIONS)[number];

/** @throws Error for a name that is none. */
export function parseEdition(text: string): Edition {
  const found = EDITIONS.find((name) => name === text);
  if (found === undefined) throw new Error(`an edition is ${EDITIONS.join(" or ")}`);
  return found;
}
