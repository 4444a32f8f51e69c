import type { Found } from "../provider/lifecycle/inventory";
import { withPlace } from "../provider/plugin/placed-id";
import { namespace } from "../provider/transport/settings";

/** One resource of Pulumi's bulk-import file. */
export interface ImportSpec {
  type: string;
  /** Unique in the file. */
  name: string;
  id: string;
  /** Name of what it belongs to, which stands before it. */
  parent?: string;
}

/** What `pulumi import --file` takes. */
export interface ImportFile {
  resources: ImportSpec[];
}

/**
 * The file for what a survey found, in its order.
 * @param profile whose account it is, if not the main one: IDs then say so, and names begin with it, as another account in
 *   the same program may have the same
 */
export function importFileOf(found: readonly Found[], profile?: string): ImportFile {
  const names = namesOf(found);
  const prefix = profile === undefined ? "" : `${plain(profile)}-`;
  const nameOf = (one: Found) => `${prefix}${names.get(one) ?? one.id}`;
  return {
    resources: found.map((one) => ({
      type: `${namespace}:${one.type}`,
      name: nameOf(one),
      id: withPlace(one.id, profile === undefined ? {} : { profile }),
      ...(one.parent && { parent: nameOf(one.parent) }),
    })),
  };
}

/**
 * A name for each, the same in every order of listing: the cloud's own; with the last part of the ID where several of a type
 * have it; with the kind where another type has it.
 */
function namesOf(found: readonly Found[]): Map<Found, string> {
  const shared = new Map<string, number>();
  const key = (one: Found) => `${one.type} ${plain(one.name)}`;
  for (const one of found) shared.set(key(one), (shared.get(key(one)) ?? 0) + 1);
  const taken = new Set<string>();
  const names = new Map<Found, string>();
  for (const one of found) {
    const own = plain(one.name);
    const tail = plain(one.id.split("/").at(-1) ?? "");
    const first = own === "" ? tail : (shared.get(key(one)) ?? 0) > 1 ? `${own}-${tail}` : own;
    const kind = kebab(one.type.split(":")[1] ?? "");
    const choices = [first, `${first}-${kind}`, `${first}-${kind}-${tail}`, `${kind}-${plain(one.id)}`];
    const name = choices.find((choice) => !taken.has(choice)) ?? `${one.type}-${one.id}`;
    taken.add(name);
    names.set(one, name);
  }
  return names;
}

/** What names in programs and URNs take without quoting; letters of any script stay. */
const plain = (text: string) => text.replace(/[^\p{L}\p{N}._]+/gu, "-").replace(/^-|-$/g, "");

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
