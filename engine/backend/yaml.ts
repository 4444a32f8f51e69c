import { type Document, parseDocument } from "yaml";
import { EngineError, messageOf } from "./errors";

/** Parses a YAML file, comments kept. @throws EngineError in one line that names the file */
export function parseYaml(text: string, file: string): Document {
  const document = quietly(file, () => parseDocument(text));
  const [mistake] = document.errors;
  if (mistake) throw new EngineError(`could not load ${file}: ${mistake.message.split("\n")[0]}`);
  return document as Document;
}

/** What a YAML file says. @throws EngineError in one line that names the file, for one that explodes by its aliases, too */
export function valueOfYaml(document: Document, file: string): unknown {
  return quietly(file, () => document.toJS());
}

/** The library throws plain errors for aliases without end and for texts that are nested too deep. */
function quietly<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deep" : messageOf(error);
    throw new EngineError(`could not load ${file}: ${reason}`, "failed", { cause: error });
  }
}
