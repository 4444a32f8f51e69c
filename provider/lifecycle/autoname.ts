import { createHash } from "node:crypto";
import type { Properties } from "./codec";
import type { Resource } from "./spec";
import { hasUnknown } from "./unknown";

/** What the engine wishes for names that the program leaves out. */
export interface Autonaming {
  proposed: string;
  mode: "propose" | "enforce" | "disable";
}

/** What a name is made from. */
export interface Naming {
  /** The resource's name in the program. */
  name: string;
  /** Bytes that are the same in preview and update; empty where the engine sends none. */
  seed: Uint8Array;
  /** The name it has already, which it keeps. */
  old: unknown;
  autonaming?: Autonaming;
}

/** Whether a resource must have a name of its own in the cloud, and gets one where the program leaves it out. */
export function isNamed({ inputs }: Resource): boolean {
  const schema = inputs.shape.name;
  return schema !== undefined && !schema.safeParse(undefined).success;
}

/** Whether the program leaves out a name that the resource must have. */
export const isNameless = (spec: Resource, { name }: Properties) =>
  isNamed(spec) && (name === undefined || name === null);

/** The inputs with a name, where the program leaves it out and one can be made. */
export function withName(spec: Resource, inputs: Properties, naming: Naming): Properties {
  const name = isNameless(spec, inputs) ? autoname(spec, naming) : undefined;
  return name === undefined ? inputs : { ...inputs, name };
}

/**
 * A name for a resource whose program gives none: the one it has, the engine's, or the resource's name in the program with
 * seven characters that are the same in preview and update, in lower case and at most 30 characters long.
 * @returns `undefined` where none may be made, or none fits: the check then says that it is required.
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

/** Forms of a name that clouds take: lower-case letters, digits and hyphens, short, then shorter. */
function forms(name: string, suffix: string): string[] {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
  const shorter = [22, 12, 6].map((length) => stem.slice(0, length).replace(/-$/, "")).filter((part) => part !== "");
  return [...shorter.map((part) => `${part}-${suffix}`), `n${suffix}`];
}
