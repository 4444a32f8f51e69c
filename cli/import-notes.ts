import { existsSync, readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { appendLine, parseLines } from "../files/lines";
import { replaceFile } from "../files/replace-file";
import type { Part } from "../provider/lifecycle/inventory";
import type { Listed } from "../provider/lifecycle/spec";

/** What an import has listed so far: one line of JSON per part, appended as it is listed. */
export interface Notes {
  known(part: Part): readonly Listed[] | undefined;
  add(part: Part, rows: readonly Listed[]): void;
}

/** Keeps nothing. */
export const noNotes: Notes = { known: () => undefined, add: () => undefined };

const line = z.object({
  part: z.object({ type: z.string(), scope: z.string() }),
  rows: z.array(z.object({ id: z.string(), name: z.string().default("") })).readonly(),
});

type Line = z.output<typeof line>;

/**
 * Opens a notes file, or starts one.
 * @param account identifies the account; the first line contains it, and the notes of another account are refused
 * @throws Error if the file is not a notes file, or belongs to another account
 */
export function openNotes(file: string, account: object): Notes {
  const head = JSON.stringify({ import: account });
  if (!existsSync(file)) replaceFile(file, `${head}\n`, 0o600);
  if (!statSync(file).isFile()) throw new Error(`--resume: ${file} is not a file; name a file`);
  const text = readFileSync(file, "utf8");
  if (!text.startsWith(`${head}\n`))
    throw new Error(`--resume: ${file} has no entries for this account, region and endpoint; name another file`);
  // The part in a broken line is listed again.
  const lines = parseLines(text, (value) => line.parse(value));
  const kept = new Map(lines.map(({ part, rows }) => [keyOf(part), rows]));
  return {
    known: (part) => kept.get(keyOf(part)),
    add: (part, rows) => appendLine(file, JSON.stringify({ part, rows } satisfies Line)),
  };
}

const keyOf = ({ type, scope }: Part) => `${type} ${scope}`;
