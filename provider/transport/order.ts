const HANDFUL = 32;

/** Sorts in place, by insertion: for the handful of texts that a request has, several times as fast as Array's own. */
export function inOrder(texts: string[]): string[] {
  if (texts.length > HANDFUL) return texts.sort();
  for (let next = 1; next < texts.length; next += 1) {
    const text = texts[next] as string;
    let at = next;
    for (; at > 0 && (texts[at - 1] as string) > text; at -= 1) texts[at] = texts[at - 1] as string;
    texts[at] = text;
  }
  return texts;
}
