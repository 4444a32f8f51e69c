import type { z } from "zod";
import { jsonProblem, parseJson } from "../../words/json";
import { type Misfit, misfits, typeOfValue } from "../../words/schema";
import { EngineError } from "./errors";

/** Parses one of the CLI's own JSON files. @throws EngineError in one line if the text has another form */
export function readJson<S extends z.ZodType>(text: string, file: string, schema: S): z.output<S> {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    throw new EngineError(`could not parse file ${file}: it ${jsonProblem(error)}; correct or remove it`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, reason }] = misfits(parsed.error, json, typeOfValue) as [Misfit];
  throw new EngineError(
    `could not parse file ${file}: ${path.length > 0 ? `${path.join(".")}: ` : ""}${reason}; correct or remove it`,
  );
}
