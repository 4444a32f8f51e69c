import { z } from "zod";
import type { TagSpecification } from "../api.gen";

export const tags = z.record(z.string().min(1), z.string()).describe("Tags, by key.");

// Tags bind to clusters only; "cluster" is the one resource type that the manual lists.
export function expandTags(map: Record<string, string>): TagSpecification[] {
  return [{ ResourceType: "cluster", Tags: Object.entries(map).map(([Key, Value]) => ({ Key, Value })) }];
}

export function flattenTags(specifications: readonly TagSpecification[] | null | undefined): Record<string, string> {
  const list = (specifications ?? []).flatMap((specification) => specification.Tags ?? []);
  return Object.fromEntries(list.map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
}
