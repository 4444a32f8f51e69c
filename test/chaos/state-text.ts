import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { secretPaths } from "../../provider/lifecycle/schema";
import { SECRET, SIGNATURE } from "../../provider/lifecycle/secret-value";
import type { Delivery } from "./draws";
import { chaosKinds } from "./kinds";
import type { EngineState } from "./small-engine";

/** What a program of chaos itself says is secret, as `pulumi.secret` does. */
const OWN = "containers.*.env.*.value";

/**
 * The state as the engine would write it in plain text: without what the schema, or the program, says is secret. The plugin
 * itself marks what is secret in its answers.
 */
export async function plainText({ entries }: EngineState, delivery: Delivery): Promise<string> {
  const texts = entries.map(async ({ planned, properties }) => {
    const { inputs, outputs } = await resourceOf(chaosKinds[planned.kind].type);
    const ofSchema = delivery === "plugin" ? [] : [...secretPaths(inputs), ...secretPaths(outputs)];
    const paths = [OWN, ...ofSchema].map((path) => path.split("."));
    return JSON.stringify(without(properties, paths));
  });
  return (await Promise.all(texts)).join("\n");
}

function without(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return "[secret]";
  if (typeof value !== "object" || value === null) return value;
  if ((value as Properties)[SIGNATURE] === SECRET) return "[secret]";
  const below = (key: string) => paths.filter(([head]) => head === key || head === "*").map((path) => path.slice(1));
  if (Array.isArray(value)) return value.map((item) => without(item, below("*")));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item, below(key))]));
}
