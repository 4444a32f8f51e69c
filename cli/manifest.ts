import { join } from "node:path";
import { z } from "zod";
import { readText } from "../files/read-file";
import { jsonProblem, parseJson } from "../words/json";

export const MANIFEST = "package.json";

const packages = z.record(z.string(), z.string()).optional();

const manifestSchema = z.looseObject({
  dependencies: packages,
  devDependencies: packages,
  workspaces: z.unknown().optional(),
});

/** What a `package.json` says. */
export type Manifest = z.output<typeof manifestSchema>;

/** A folder's `package.json`; without one, an empty one. @throws Error if it cannot be read, or is none */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  const text = readText(file) ?? "{}";
  const refused = (reason: string, cause: unknown) =>
    new Error(`${file} ${reason}; correct it, and run this again`, { cause });
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (cause) {
    throw refused(jsonProblem(cause), cause);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
  throw refused(`is not a manifest (${[...path, message].join(": ")})`, parsed.error);
}
