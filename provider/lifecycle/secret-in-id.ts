import type { Path } from "../../words/redaction";
import type { Properties } from "./codec";
import type { Host } from "./host";
import { idOfInputs } from "./ids";
import { URN } from "./internal-properties";
import type { Resource } from "./spec";
import { isNews } from "./warn-once";

/**
 * Warns once of each secret input that becomes a part of the resource's ID, because the engine stores IDs in plain text.
 * @param secrets paths of what the program marks as secret
 */
export function warnOfSecretId(spec: Resource, host: Host, inputs: Properties, secrets: readonly Path[]): void {
  const named = new Set(secrets.map(([name = ""]) => name));
  if (named.size === 0) return;
  for (const name of inputsInId(spec, inputs)) {
    const text = `${name}: it is secret, and it is a part of the resource's ID, which Pulumi stores and prints in plain text; use a value that need not be secret`;
    if (named.has(name) && isNews(`${inputs[URN]} ${text}`)) host.reporter(inputs[URN]).warn(text);
  }
}

function inputsInId(spec: Resource, inputs: Properties): Set<string> {
  const read = new Set(["adopt"]);
  const watched = new Proxy(inputs, {
    get: (target, name) => {
      if (typeof name === "string") read.add(name);
      return target[name as string];
    },
  });
  try {
    idOfInputs(spec, watched);
  } catch {
    // The check reports a value of the wrong type.
  }
  return read;
}
