import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

// npm leaves out optional packages that a registry does not carry, and `npm ci` then refuses the file that it wrote.
test("the lock file holds every package that a locked one asks for, also for other platforms", () => {
  const { packages } = JSON.parse(readFileSync(resolve(__dirname, "../package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map((name) => `${name} of ${path}`),
  );
  expect(missing).toEqual([]);
});

/** Where Node looks for a package from another's folder, nearest first. */
function placesOf(path: string, name: string): string[] {
  const above = path === "" ? [] : placesOf(path.slice(0, Math.max(path.lastIndexOf("node_modules/") - 1, 0)), name);
  return [`${path === "" ? "" : `${path}/`}node_modules/${name}`, ...above];
}
