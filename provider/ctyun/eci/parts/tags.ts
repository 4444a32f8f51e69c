import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { Tag } from "../api.gen";

/** The documented limit for a group; other types are assumed to have the same. */
const MOST = 20;

export const tags = z.record(z.string().min(1), z.string()).optional().describe("Tags by key, at most 20.");

export function tagFailures(wanted: z.output<typeof tags>): CheckFailure[] {
  const count = Object.keys(wanted ?? {}).length;
  return count > MOST ? [failure(["tags"], `must have at most ${MOST} keys, not ${count}`)] : [];
}

export const expandTags = (wanted: Readonly<Record<string, string>> = {}): Tag[] =>
  Object.entries(wanted).map(([key, value]) => ({ key, value }));

/** Responses leave out empty strings and empty lists. */
export const flattenTags = (row: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(row.flatMap(({ key, value = "" }) => (key ? [[key, value]] : [])));
