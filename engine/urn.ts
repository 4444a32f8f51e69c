/** Resource names: `urn:pulumi:<stack>::<project>::<qualified type>::<name>`; the name may contain `::`. */
export const ROOT_STACK_TYPE = "pulumi:pulumi:Stack";

const PROVIDER_PREFIX = "pulumi:providers:";

interface UrnParts {
  stack: string;
  project: string;
  /** Types from the outermost parent to the resource, joined with `$`. */
  qualifiedType: string;
  name: string;
}

/** The parts of a URN. Throws an Error if it is not a URN. */
export function parseUrn(urn: string): UrnParts {
  const [stack, project, qualifiedType, ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  if (!urn.startsWith("urn:pulumi:") || !stack || project === undefined || !qualifiedType || name.length === 0) {
    throw new Error(`invalid URN "${urn}": expected urn:pulumi:STACK::PROJECT::TYPE::NAME`);
  }
  return { stack, project, qualifiedType, name: name.join("::") };
}

export const qualifiedTypeOf = (urn: string): string => parseUrn(urn).qualifiedType;
export const typeOf = (urn: string): string => qualifiedTypeOf(urn).split("$").at(-1) as string;
export const nameOf = (urn: string): string => parseUrn(urn).name;

/** The URN of a resource. Without a parent, or with the stack as its parent, the type has no prefix. */
export function makeUrn(parts: {
  stack: string;
  project: string;
  parent?: string;
  type: string;
  name: string;
}): string {
  const parentType = parts.parent ? qualifiedTypeOf(parts.parent) : ROOT_STACK_TYPE;
  const type = parentType === ROOT_STACK_TYPE ? parts.type : `${parentType}$${parts.type}`;
  return `urn:pulumi:${parts.stack}::${parts.project}::${type}::${parts.name}`;
}

/** The package of a type token such as `pkg:module:Type`. */
export const packageOf = (type: string): string => type.split(":")[0] as string;

export const isProviderType = (type: string): boolean => type.startsWith(PROVIDER_PREFIX);
export const providerType = (pkg: string): string => PROVIDER_PREFIX + pkg;
/** The package that a provider type such as `pulumi:providers:pkg` serves. */
export const providedPackage = (type: string): string => type.slice(PROVIDER_PREFIX.length);

/** True for providers that the engine creates itself; their steps are not shown. */
export function isDefaultProvider(urn: string): boolean {
  return isProviderType(typeOf(urn)) && nameOf(urn).startsWith("default");
}

/** A reference to a provider resource: `<urn>::<id>`. */
export interface ProviderReference {
  urn: string;
  id: string;
}

/** Splits a provider reference. Throws an Error if it is not one. */
export function parseReference(reference: string): ProviderReference {
  const cut = reference.lastIndexOf("::");
  const urn = reference.slice(0, cut);
  const id = reference.slice(cut + 2);
  if (cut < 0 || !urn.startsWith("urn:pulumi:") || !isProviderType(typeOf(urn)) || !id) {
    throw new Error(`could not parse provider reference "${reference}"`);
  }
  return { urn, id };
}
