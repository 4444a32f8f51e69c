import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { once } from "../transport/once";
import { version } from "../transport/version";

/** The package's schema as Pulumi reads it: JSON text, made from the rooms by `npm run generate`. */
export const readSchema = once(() => {
  const root = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));
  const schema = JSON.parse(readFileSync(resolve(root, "provider/plugin/schema.json"), "utf8"));
  return JSON.stringify({ ...schema, version });
});
