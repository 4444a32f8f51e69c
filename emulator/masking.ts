/** Replaces a secret. */
const MASK = "[secret]";

/** A path to a value: names, and list positions as text. */
export type Path = readonly string[];

/** Copies a value and masks it at each path for which `isHidden` is true, except unset values and empty strings. */
export function masked(value: unknown, isHidden: (path: Path) => boolean): { value: unknown; paths: string[] } {
  const paths: string[] = [];
  // One array for the whole traversal, because states are large.
  const path: string[] = [];
  const within = (name: string, inner: unknown): unknown => {
    path.push(name);
    const shown = copy(inner);
    path.pop();
    return shown;
  };
  const copy = (inner: unknown): unknown => {
    const isEmpty = inner === undefined || inner === null || inner === "";
    if (!isEmpty && path.length > 0 && isHidden(path)) {
      paths.push(path.join("."));
      return MASK;
    }
    if (Array.isArray(inner)) return inner.map((item, index) => within(String(index), item));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, item]) => [name, within(name, item)]));
  };
  return { value: copy(value), paths };
}

/** Whether a path matches a pattern such as `volumes.*.password`; `*` is any name or position. */
export const fits = (path: Path, pattern: Path) =>
  path.length === pattern.length && pattern.every((part, at) => part === "*" || part === path[at]);

/** Whether a path leads to the value of an environment variable, in any of the five APIs. */
export const isEnvironmentValue = (path: Path) =>
  /^value$/i.test(path.at(-1) ?? "") && path.some((part) => /^env(s|ironmentvars?)?$/i.test(part));

// CTyun spells it "crendential".
const SECRET = /passw|secret|token|signature|cren?dential|kubeconfig|authorization/i;
const HARMLESS = /^(clienttoken|secretid)$/i;

// Arguments, commands, files and JSON in strings may contain a secret under any name.
const MAY_HOLD_SECRETS = /^(args?|commands?|file|content|userscript|.*para|script|requestbody|responsebody)$/i;

/** Whether a request's field is secret, or may contain a secret, by its name. */
export const isSecretName = (path: Path) =>
  (SECRET.test(path.at(-1) ?? "") && !HARMLESS.test(path.at(-1) ?? "")) ||
  path.some((part) => MAY_HOLD_SECRETS.test(part));
