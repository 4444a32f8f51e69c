/** Stands where a secret is. */
const MASK = "[secret]";

/** A way to a value: names, and positions in lists as text. */
export type Path = readonly string[];

/** Copies a value with everything masked that `isHidden` says of its path; nothing and empty texts hide nothing. */
export function masked(value: unknown, isHidden: (path: Path) => boolean): { value: unknown; paths: string[] } {
  const paths: string[] = [];
  // One list for the whole walk: states are large.
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

/** Whether a path fits a pattern such as `volumes.*.password`; `*` is any name or position. */
export const fits = (path: Path, pattern: Path) =>
  path.length === pattern.length && pattern.every((part, at) => part === "*" || part === path[at]);

/** Whether a path leads to the value of an environment variable, as each of the five APIs writes it. */
export const isEnvironmentValue = (path: Path) =>
  /^value$/i.test(path.at(-1) ?? "") && path.some((part) => /^env(s|ironmentvars?)?$/i.test(part));

// "crendential" is CTyun's own spelling.
const SECRET = /passw|secret|token|signature|cren?dential|kubeconfig|authorization/i;
const HARMLESS = /^(clienttoken|secretid)$/i;

// Arguments, commands, files and JSON in a text may hold a secret under any name.
const MAY_HOLD_SECRETS = /^(args?|commands?|file|content|userscript|.*para|script|requestbody|responsebody)$/i;

/** Whether a name of a request says that its value is secret, or may hold one. */
export const isSecretName = (path: Path) =>
  (SECRET.test(path.at(-1) ?? "") && !HARMLESS.test(path.at(-1) ?? "")) ||
  path.some((part) => MAY_HOLD_SECRETS.test(part));
