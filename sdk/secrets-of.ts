import * as pulumi from "./pulumi";

/**
 * Paths of what the program made secret, besides what always is: the dynamic delivery gets plain values, and it must not repeat them.
 * Nothing where there are none.
 */
export function secretsOf(args: object, always: readonly string[] = []): Promise<string[][] | undefined> | undefined {
  const patterns = always.map((path) => path.split("."));
  const isKnown = (path: readonly string[]) =>
    patterns.some((keys) => keys.length <= path.length && keys.every((key, at) => key === "*" || key === path[at]));
  const outputs = valuesIn(args, [], isLater).filter(({ path }) => !isKnown(path));
  if (outputs.length === 0) return undefined;
  // An output that fails is reported where it is used.
  const paths = outputs.map(async ({ path, value }) =>
    (await pulumi.isSecret(pulumi.output(value)).catch(() => false)) ? [path] : [],
  );
  return Promise.all(paths).then((found) => (found.flat().length > 0 ? found.flat() : undefined));
}

interface At {
  path: string[];
  value: unknown;
}

/** The values at any depth that a test holds for; outputs, promises and resources are not looked into. */
export function valuesIn(value: unknown, path: string[], isWanted: (value: unknown) => boolean): At[] {
  if (isWanted(value)) return [{ path, value }];
  if (typeof value !== "object" || value === null || isLater(value) || pulumi.Resource.isInstance(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => valuesIn(item, [...path, key], isWanted));
}

const isLater = (value: unknown) => pulumi.Output.isInstance(value) || value instanceof Promise;
