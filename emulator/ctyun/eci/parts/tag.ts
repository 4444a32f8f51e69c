import { refuseUnless } from "../../errors";
import type { Tag } from "../inputs.gen";

/** Resources with tags. */
export interface Tagged {
  tags?: readonly Tag[];
}

/** The documented limit for a container group; other kinds are assumed to have the same. */
const MOST = 20;

/** A key is optional in the document. @throws Refusal Invalid for too many tags, or a repeated key */
export function checkTags(tags: readonly Tag[] = []): void {
  const keys = tags.flatMap(({ key }) => key ?? []);
  refuseUnless(tags.length <= MOST, `tags must have at most ${MOST} items`);
  refuseUnless(new Set(keys).size === keys.length, "two tags have the same key");
}

/** Whether a resource has all of these tags. A tag without a value matches any value of its key. */
export function hasTags({ tags = [] }: Tagged, wanted: readonly Tag[] = []): boolean {
  return wanted.every(({ key, value }) =>
    tags.some((tag) => tag.key === key && (value === undefined || (tag.value ?? "") === value)),
  );
}
