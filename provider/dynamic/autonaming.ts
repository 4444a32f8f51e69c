import { createHash } from "node:crypto";
import { lookUp } from "../../words/look-up";
import type { Autonaming } from "../lifecycle/autoname";

/** The resource that needs a name. */
export interface Nameless {
  /** `module:Name`. */
  type: string;
  /** The resource's name in the program. */
  name: string;
  stack: string;
  project: string;
  /** The same in preview and update, and different for each resource. */
  seed: string;
}

interface Rule {
  mode?: string;
  pattern?: string;
  enforce?: boolean;
}

interface Rules extends Rule {
  providers?: Record<string, Rule & { resources?: Record<string, Rule> }>;
}

/** The key of the autonaming rules in a stack's configuration. */
export const AUTONAMING = "pulumi:autonaming";

/**
 * The autonaming rule for a resource, from the stack's configuration, because the engine does not pass it to dynamic providers: the rule of
 * the type, else of this package, else the general one.
 * @param config strings by full key
 * @returns an error message if the rule contains an unknown part
 */
export function wishFor(resource: Nameless, config: Readonly<Record<string, string>>): Autonaming | string | undefined {
  const rules = readRules(config[AUTONAMING]);
  const ours = rules.providers?.["container-clouds"];
  const { mode, pattern, enforce } = ours?.resources?.[`container-clouds:${resource.type}`] ?? ours ?? rules;
  if (mode === "disabled") return { proposed: "", mode: "disable" };
  if (mode === "verbatim") return { proposed: resource.name, mode: "enforce" };
  if (pattern === undefined) return undefined;
  const proposed = pattern.replace(/\$\{([^}]*)\}/g, (whole, part) => filled(part, resource, config) ?? whole);
  const [unknown] = /\$\{[^}]*\}/.exec(proposed) ?? [];
  return unknown ?? { proposed, mode: enforce ? "enforce" : "propose" };
}

function readRules(text = "{}"): Rules {
  try {
    return (JSON.parse(text) ?? {}) as Rules;
  } catch {
    return {};
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const ALPHABETS: Readonly<Record<string, string>> = {
  hex: `${DIGITS}abcdef`,
  alphanum: LETTERS + DIGITS,
  string: LETTERS,
  num: DIGITS,
};

/** The value of a part of a pattern. A dynamic provider does not know the organization. */
function filled(part: string, { name, stack, project, seed }: Nameless, config: Readonly<Record<string, string>>) {
  const random = (length: number) =>
    createHash("shake256", { outputLength: length }).update(`${part} ${seed}`).digest();
  const [, kind = "", length] = /^(\w+)\((\d+)\)$/.exec(part) ?? [];
  const alphabet = lookUp(ALPHABETS, kind);
  if (alphabet) return [...random(Number(length))].map((byte) => alphabet[byte % alphabet.length]).join("");
  if (part === "uuid")
    return random(16)
      .toString("hex")
      .replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const [, key] = /^config\.(.+)$/.exec(part) ?? [];
  if (key) return lookUp(config, key.includes(":") ? key : `${project}:${key}`);
  return lookUp({ name, stack, project }, part);
}
