import { createHash } from "node:crypto";
import type { Resource } from "../lifecycle/spec";
import { hasUnknown } from "../lifecycle/unknown";

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

/**
 * A name for a resource whose program gives none: the one it has, the engine's, or the resource's name in the program with
 * seven characters that are the same in preview and update. Letters and characters that the cloud does not take are changed.
 * @returns `undefined` where none may be made, or none fits: the check then says that it is required.
 */
export function autoname(room: Resource, { name, seed, old, autonaming }: Naming): string | undefined {
  if (typeof old === "string" && old !== "" && !hasUnknown(old)) return old;
  if (autonaming?.mode === "disable") return undefined;
  if (autonaming?.mode === "enforce") return autonaming.proposed;
  const suffix = createHash("sha256")
    .update(seed.length > 0 ? seed : Buffer.from(name))
    .digest("hex")
    .slice(0, 7);
  const wishes = autonaming?.proposed ? [autonaming.proposed, `${name}-${suffix}`] : [`${name}-${suffix}`];
  const takes = (candidate: string) => room.inputs.shape.name?.safeParse(candidate).success ?? false;
  return wishes.flatMap((wish) => forms(wish, suffix)).find(takes);
}

/** A name, then plainer forms of it, then shorter ones that still end with the suffix. */
function forms(wish: string, suffix: string): string[] {
  const plain = wish
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  const stem = plain.endsWith(`-${suffix}`) ? plain.slice(0, -suffix.length - 1) : plain;
  const shorter = [50, 30, 20, 12].map((length) => `${stem.slice(0, length).replace(/-+$/, "")}-${suffix}`);
  return [wish, plain, ...shorter, `n${suffix}`];
}
