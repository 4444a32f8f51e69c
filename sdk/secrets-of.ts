import * as pulumi from "./pulumi";

/**
 * Paths of the values that the program marked secret, besides those that always are. The dynamic delivery gets plain values, and messages
 * must not contain them. Undefined if there are none.
 */
export function secretsOf(args: object, always: readonly string[] = []): Promise<string[][] | undefined> | undefined {
  const patterns = always.map((path) => path.split("."));
  const isKnown = (path: readonly string[]) =>
    patterns.some((keys) => keys.length <= path.length && keys.every((key, at) => key === "*" || key === path[at]));
  const outputs = valuesIn(args, [], isLater).filter(({ path }) => !isKnown(path));
  if (outputs.length === 0) return undefined;
  // A failed output is reported where it is used.
  const paths = outputs.map(async ({ path, value }) =>
    (await pulumi.isSecret(pulumi.output(value)).catch(() => false)) ? [path] : [],
  );
  return Promise.all(paths).then((found) => (found.flat().length > 0 ? found.flat() : undefined));
}

interface At {
  path: string[];
  value: unknown;
}

/** The values at any depth for which a test is true. Outputs, promises and resources are not searched. */
export function valuesIn(value: unknown, path: string[], isWanted: (value: unknown) => boolean): At[] {
  if (isWanted(value)) return [{ path, value }];
  if (typeof value !== "object" || value === null || isLater(value) || pulumi.Resource.isInstance(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => valuesIn(item, [...path, key], isWanted));
}

const isLater = (value: unknown) => pulumi.Output.isInstance(value) || value instanceof Promise;
