/**
 * How long a change takes: `instant`, `reads:N` (N reads still see the passing status), `seconds:N` (of emulator time), `never`.
 */
export type Pace = { readonly reads: number } | { readonly seconds: number } | { readonly never: true };

/** What a change that takes time is. */
export const PHASES = [
  ...(["create", "update", "delete", "schedule", "start", "run", "restart", "stop"] as const),
  ...(["grow", "shrink", "drain"] as const),
] as const;

export type Phase = (typeof PHASES)[number];

/** A pace for some changes. Every field that is given must match; among rules that match, the one with most fields wins, then the latest. */
export interface LifecycleRule {
  readonly service?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly name?: string;
  readonly phase?: Phase;
  readonly pace: Pace;
  /** The change ends badly, for this reason. */
  readonly fail?: string;
  /** How many changes it is for; all when absent. */
  times?: number;
}

export interface Lifecycle {
  add(rule: LifecycleRule): void;
  /** Rules that were added, oldest first; the default is not among them. */
  list(): readonly LifecycleRule[];
  reset(): void;
  /** Picks the rule for a change, and uses up one of its times. */
  take(change: { service: string; kind: string; id: string; name: string; phase: Phase }): LifecycleRule;
}

/** Reads `instant`, `reads:N`, `seconds:N` or `never`. @throws on anything else, naming the forms. */
export function parsePace(text: string): Pace {
  if (text === "instant") return { reads: 0 };
  if (text === "never") return { never: true };
  const match = /^(reads|seconds):(\d{1,9})$/.exec(text);
  if (match === null) throw new Error(`"${text}" is not a pace; use instant, reads:N, seconds:N or never`);
  const amount = Number(match[2]);
  return match[1] === "reads" ? { reads: amount } : { seconds: amount };
}

const MATCHED = ["service", "kind", "id", "name", "phase"] as const;

/** @param pace of every change that no rule names */
export function createLifecycle(pace: Pace): Lifecycle {
  let rules: LifecycleRule[] = [];
  const weight = (rule: LifecycleRule) => MATCHED.filter((field) => rule[field] !== undefined).length;
  return {
    add: (rule) => {
      rules.push({ ...rule });
    },
    list: () => rules,
    reset: () => {
      rules = [];
    },
    take: (change) => {
      const fitting = rules
        .filter((rule) => rule.times !== 0)
        .filter((rule) => MATCHED.every((field) => rule[field] === undefined || rule[field] === change[field]));
      const best = Math.max(...fitting.map(weight));
      const rule = fitting.findLast((candidate) => weight(candidate) === best);
      if (rule?.times !== undefined) rule.times -= 1;
      return rule ?? { pace };
    },
  };
}
