import { dependenciesOf } from "../snapshot";
import type { ResourceState } from "../types";
import { parseReference } from "../urn";

/** A set of resources by URN or pattern: `*` matches any text without a colon, `**` any text. An empty set means no limit. */
export class Targets {
  private readonly literal = new Set<string>();
  private readonly globs: (readonly string[])[] = [];

  constructor(targets: readonly string[]) {
    for (const target of targets) {
      if (target.includes("*")) this.globs.push(target.match(TOKENS) ?? []);
      else this.literal.add(target);
    }
  }

  get constrained(): boolean {
    return this.literal.size > 0 || this.globs.length > 0;
  }

  /** True for every URN when the set is empty. */
  contains(urn: string): boolean {
    return !this.constrained || this.literal.has(urn) || this.globs.some((glob) => fits(glob, urn));
  }

  /** True if the resource, its provider or one of its dependencies is in the set. */
  containsDependencyOf(resource: ResourceState): boolean {
    const provider = resource.provider && parseReference(resource.provider).urn;
    return (!!provider && this.contains(provider)) || dependenciesOf(resource).some(({ urn }) => this.contains(urn));
  }

  /** Adds a URN, unless the set is empty. */
  add(urn: string): void {
    if (this.constrained) this.literal.add(urn);
  }

  get literals(): string[] {
    return [...this.literal];
  }
}

/** What a target is made of: wildcards, and characters that stand for themselves. */
const TOKENS = /\*\*|./gsu;

/** Whether a URN fits a glob, in time that grows with the length of both: all ways to read it are followed side by side. */
function fits(glob: readonly string[], urn: string): boolean {
  let reached = new Set<number>();
  const reach = (into: Set<number>, at: number): void => {
    into.add(at);
    // A wildcard may stand for nothing.
    if (glob[at] === "*" || glob[at] === "**") reach(into, at + 1);
  };
  reach(reached, 0);
  for (const character of urn) {
    const next = new Set<number>();
    for (const at of reached) {
      const token = glob[at];
      if (token === "**" || (token === "*" && character !== ":")) reach(next, at);
      else if (token === character) reach(next, at + 1);
    }
    reached = next;
  }
  return reached.has(glob.length);
}
