// Any Node version can parse this file.

/** The error for a Node version that is too old for the package; `undefined` if it is not. */
export function nodeProblem(): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return undefined;
  return (
    `container-clouds needs Node 22.19 or newer; this is ${process.version} at ${process.execPath}. ` +
    "Put a newer Node first on PATH."
  );
}
