import { createHash } from "node:crypto";
import type { Properties } from "./codec";
import type { Resource } from "./spec";
import { hasUnknown } from "./unknown";

/** The engine's `pulumi:autonaming` settings for a resource. */
export interface Autonaming {
  proposed: string;
  mode: "propose" | "enforce" | "disable";
}

/** What a name is generated from. */
export interface Naming {
  /** The resource's name in the program. */
  name: string;
  /** Random bytes, the same in preview and update; empty if the engine sends none. */
  seed: Uint8Array;
  /** The resource's current name, which it keeps. */
  old: unknown;
  autonaming?: Autonaming;
}

/** Whether a resource must have a unique name in the cloud, and gets a generated one if the program sets none. */
export function isNamed({ inputs }: Resource): boolean {
  const schema = inputs.shape.name;
  return schema !== undefined && !schema.safeParse(undefined).success;
}

/** Whether the program leaves out a name that the resource must have. */
export const isNameless = (spec: Resource, { name }: Properties) =>
  isNamed(spec) && (name === undefined || name === null);

/** The inputs with a generated name, if the program sets none and one can be generated. */
export function withName(spec: Resource, inputs: Properties, naming: Naming): Properties {
  const name = isNameless(spec, inputs) ? autoname(spec, naming) : undefined;
  return name === undefined ? inputs : { ...inputs, name };
}

/**
 * Generates a name for a resource whose program sets none: the current name, or the engine's, or the resource's name in the program with
 * seven characters that are the same in preview and update; in lower case, at most 30 characters.
 * @returns `undefined` if autonaming is off or no form fits the schema: the check then reports that the name is required
 */
function autoname(spec: Resource, { name, seed, old, autonaming }: Naming): string | undefined {
  if (typeof old === "string" && old !== "" && !hasUnknown(old)) return old;
  if (autonaming?.mode === "disable") return undefined;
  if (autonaming?.mode === "enforce") return autonaming.proposed;
  const suffix = createHash("sha256")
    .update(seed.length > 0 ? seed : Buffer.from(name))
    .digest("hex")
    .slice(0, 7);
  const wishes = autonaming?.proposed ? [autonaming.proposed] : [];
  return [...wishes, ...forms(autonaming?.proposed || name, suffix)].find(
    (candidate) => spec.inputs.shape.name?.safeParse(candidate).success,
  );
}

/** The forms of a name to try, because clouds allow different ones: lower-case letters, digits and hyphens; short, then shorter. */
function forms(name: string, suffix: string): string[] {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
  const shorter = [22, 12, 6].map((length) => stem.slice(0, length).replace(/-$/, "")).filter((part) => part !== "");
  return [...shorter.map((part) => `${part}-${suffix}`), `n${suffix}`];
}
