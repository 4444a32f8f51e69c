import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { once } from "../transport/memoize";

/** The package's schema in Pulumi's form: JSON text that `npm run generate` makes from the resource files. */
export const readSchema = once(() => {
  const root = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));
  return readFileSync(resolve(root, "provider/plugin/schema.json"), "utf8");
});
