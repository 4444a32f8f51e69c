/** Indents each line but the first. */
export const indented = (text: string, by: string) => text.replaceAll("\n", `\n${by}`);

const WIDTH = 88;

/** Parts between brackets: on one line if they fit, else each on its own line with a comma. */
export function bracketed(open: string, parts: readonly string[], close: string, by: string): string {
  const line = `${open}${parts.join(", ")}${close}`;
  if (parts.length === 0 || (line.length <= WIDTH && !line.includes("\n"))) return line;
  return `${open}\n${parts.map((part) => `${by}${indented(part, by)},`).join("\n")}\n${close}`;
}
