import { type Document, parseDocument, type YAMLParseError } from "yaml";
import { EngineError, messageOf } from "./errors";

/** Parses a YAML file, comments kept. @throws EngineError in one line that names the file */
export function parseYaml(text: string, file: string): Document {
  const document = quietly(file, () => parseDocument(text));
  const [mistake] = document.errors;
  if (mistake) throw new EngineError(`could not load ${file}: ${inWords(mistake)}`);
  return document as Document;
}

/** The library's words, but for those that name its own functions or the engine's stack. */
function inWords({ code, message }: YAMLParseError): string {
  if (code === "MULTIPLE_DOCS") return "it has several documents; keep the first";
  if (message.startsWith("Maximum call stack")) return "it is nested too deep";
  return (message.split("\n")[0] ?? "").replace(/:$/, "");
}

/** The value of a YAML file. @throws EngineError in one line that names the file, also if its aliases expand too far */
export function valueOfYaml(document: Document, file: string): unknown {
  return quietly(file, () => {
    const value: unknown = document.toJS();
    refuseCircle(value);
    return value;
  });
}

/** An alias inside its own anchor has no end. */
function refuseCircle(value: unknown): void {
  try {
    JSON.stringify(value);
  } catch (error) {
    throw error instanceof TypeError ? new Error("an alias stands for what contains it") : error;
  }
}

/** The library throws plain errors for endless aliases and for texts that are nested too deeply. */
function quietly<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deep" : messageOf(error);
    throw new EngineError(`could not load ${file}: ${reason}`, "failed", { cause: error });
  }
}
