import type { Deployment } from "../deployment";
import type { ResourceState } from "../types";
import { makeUrn, nameOf, parseUrn, qualifiedTypeOf, ROOT_STACK_TYPE, typeOf } from "../urn";
import type { Alias } from "./goal";

/** Identifies a resource of the program. */
export interface Identity {
  urn: string;
  name: string;
  type: string;
  parent?: string;
  aliases: readonly Alias[];
}

/** Finds resources of the program in the old state, under their current or former names. */
export class AliasTable {
  /** Old URN to the new URN that claimed it, and the reverse. */
  readonly claimed = new Map<string, string>();
  readonly previous = new Map<string, string>();

  constructor(private readonly deployment: Deployment) {}

  /**
   * The old state of a resource, and its old URN if that differs. `invalid` if two resources claim the same old one, which is reported to
   * the user.
   */
  find(identity: Identity, seen: ReadonlySet<string>): { old?: ResourceState; alias?: string; invalid: boolean } {
    const { urn } = identity;
    let invalid = false;
    const conflict = (message: string) => {
      this.deployment.error(message, urn);
      invalid = true;
    };
    const claimedBy = this.claimed.get(urn);
    if (claimedBy)
      conflict(`Duplicate resource URN '${urn}' conflicting with alias on resource with URN '${claimedBy}'`);

    const found = [urn, ...this.namesOf(identity)].find((name) => this.deployment.olds.has(name));
    if (found === undefined) return { invalid };
    const old = this.deployment.olds.get(found);
    if (found === urn) return { old, invalid };

    const applied = `Duplicate resource alias '${found}' applied to resource with URN '${urn}'`;
    if (seen.has(found)) conflict(`${applied} conflicting with resource with URN '${urn}'`);
    const other = this.claimed.get(found);
    if (other) conflict(`${applied} conflicting with resource with URN '${other}'`);
    this.claimed.set(found, urn);
    this.previous.set(urn, found);
    this.deployment.registry.alias(urn, found);
    return { old, alias: found, invalid };
  }

  /** All old URNs of a resource: from its own aliases, its parent's, and both together. */
  private namesOf(identity: Identity): Set<string> {
    const { name, type, parent, aliases } = identity;
    const own = aliases.map((alias) => this.resolve(identity, alias));
    const names = new Set(own);
    const parentAlias = parent && this.previous.get(parent);
    if (parent && parentAlias) {
      const parentName = nameOf(parent);
      names.add(inheritedName(type, name, parentName, parentAlias));
      for (const alias of own) names.add(inheritedName(typeOf(alias), nameOf(alias), parentName, parentAlias));
    }
    return names;
  }

  private resolve({ name, type, parent: ownParent }: Identity, alias: Alias): string {
    if (alias.urn) return alias.urn;
    const parent = alias.parent ? (this.previous.get(alias.parent) ?? alias.parent) : ownParent;
    const atRoot = alias.noParent || !parent || qualifiedTypeOf(parent) === ROOT_STACK_TYPE;
    return makeUrn({
      stack: alias.stack || this.deployment.options.stack,
      project: alias.project || this.deployment.options.project.name,
      parent: atRoot ? undefined : parent,
      type: alias.type || type,
      name: alias.name || name,
    });
  }
}

/** The URN of a child whose parent had another name. A child that contains its parent's name contained the old one. */
function inheritedName(type: string, name: string, parentName: string, parentAlias: string): string {
  const { stack, project, name: oldParentName } = parseUrn(parentAlias);
  const childName = name.startsWith(parentName) ? oldParentName + name.slice(parentName.length) : name;
  return makeUrn({ stack, project, parent: parentAlias, type, name: childName });
}
