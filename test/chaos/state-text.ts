import { resourceOf } from "../../provider/clouds";
import { secretPaths } from "../../provider/lifecycle/schema";
import { chaosKinds } from "./kinds";
import type { EngineState } from "./small-engine";

/** What a program of chaos itself says is secret, as `pulumi.secret` does. */
const OWN = "containers.*.env.*.value";

/** The state as the engine would write it in plain text: without what the schema, or the program, says is secret. */
export async function plainText({ entries }: EngineState): Promise<string> {
  const texts = entries.map(async ({ planned, properties }) => {
    const { inputs, outputs } = await resourceOf(chaosKinds[planned.kind].type);
    const paths = [OWN, ...secretPaths(inputs), ...secretPaths(outputs)].map((path) => path.split("."));
    return JSON.stringify(without(properties, paths));
  });
  return (await Promise.all(texts)).join("\n");
}

function without(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return "[secret]";
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = (key: string) => paths.filter(([head]) => head === key || head === "*").map((path) => path.slice(1));
  if (Array.isArray(value)) return value.map((item) => without(item, below("*")));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item, below(key))]));
}
