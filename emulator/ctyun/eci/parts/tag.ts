import { refuseUnless } from "../../errors";
import type { Tag } from "../inputs.gen";

/** Things that carry tags. */
export interface Tagged {
  tags?: readonly Tag[];
}

/** Of a container group; taken for the other kinds too. */
const MOST = 20;

/** A key is optional in the document. @throws Refusal Invalid for too many tags, or a key that stands twice */
export function checkTags(tags: readonly Tag[] = []): void {
  const keys = tags.flatMap(({ key }) => key ?? []);
  refuseUnless(tags.length <= MOST, `tags must have at most ${MOST} items`);
  refuseUnless(new Set(keys).size === keys.length, "two tags have the same key");
}

/** Whether something has all of these tags; one without a value fits any value of its key. */
export function hasTags({ tags = [] }: Tagged, wanted: readonly Tag[] = []): boolean {
  return wanted.every(({ key, value }) =>
    tags.some((tag) => tag.key === key && (value === undefined || (tag.value ?? "") === value)),
  );
}
