import type { Found } from "../provider/lifecycle/inventory";
import { withPlace } from "../provider/plugin/placed-id";
import { namespace } from "../provider/transport/settings";

/** One resource of Pulumi's bulk-import file. */
export interface ImportSpec {
  type: string;
  /** Unique in the file. */
  name: string;
  id: string;
  /** Name of its parent, which comes before it. */
  parent?: string;
}

/** The format of `pulumi import --file`. */
export interface ImportFile {
  resources: ImportSpec[];
}

/**
 * Makes the file for the found resources, in their order.
 * @param profile the account's profile, if it is not the main one. IDs then contain it, and names start with it, because another account in
 * the same program may have the same ones.
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
 * A name for each resource, independent of the listing's order: the cloud's name; with the last part of the ID, if several of the type have
 * the same; with the type, if another type has the same.
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

/** Replaces characters that need quoting in programs and URNs; letters of any script stay. */
const plain = (text: string) => text.replace(/[^\p{L}\p{N}._]+/gu, "-").replace(/^-|-$/g, "");

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
