import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { once } from "../transport/once";

/** The package's schema as Pulumi reads it: JSON text, generated from the resource files by `npm run generate`. */
export const readSchema = once(() => {
  const root = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));
  return readFileSync(resolve(root, "provider/plugin/schema.json"), "utf8");
});
