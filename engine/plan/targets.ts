import { dependenciesOf } from "../snapshot";
import type { ResourceState } from "../types";
import { parseReference } from "../urn";

/** A set of resources by URN or pattern: `*` matches any text without a colon, `**` any text. An empty set means no limit. */
export class Targets {
  private readonly literal = new Set<string>();
  private readonly patterns: RegExp[] = [];

  constructor(targets: readonly string[]) {
    for (const target of targets) {
      if (target.includes("*")) this.patterns.push(globPattern(target));
      else this.literal.add(target);
    }
  }

  get constrained(): boolean {
    return this.literal.size > 0 || this.patterns.length > 0;
  }

  /** True for every URN when the set is empty. */
  contains(urn: string): boolean {
    return !this.constrained || this.literal.has(urn) || this.patterns.some((pattern) => pattern.test(urn));
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

function globPattern(glob: string): RegExp {
  const quote = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const segments = glob.split("**").map((segment) => segment.split("*").map(quote).join("[^:]*"));
  return new RegExp(`^${segments.join(".*")}$`);
}
