import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { Tag } from "../api.gen";

/** Tags of a group are at most 20; the same is taken for the other kinds. */
const MOST = 20;

export const tags = z.record(z.string().min(1), z.string()).optional().describe("Tags by key, at most 20.");

export function tagFailures(wanted: z.output<typeof tags>): CheckFailure[] {
  const count = Object.keys(wanted ?? {}).length;
  return count > MOST ? [failure(["tags"], `must have at most ${MOST} keys, not ${count}`)] : [];
}

export const expandTags = (wanted: Readonly<Record<string, string>> = {}): Tag[] =>
  Object.entries(wanted).map(([key, value]) => ({ key, value }));

/** Replies leave out empty texts and empty lists. */
export const flattenTags = (row: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(row.flatMap(({ key, value = "" }) => (key ? [[key, value]] : [])));
