/**
 * How long a change takes: `instant`, `reads:N` (N reads still return the passing status), `seconds:N` (of emulator time), `never`.
 */
export type Pace = { readonly reads: number } | { readonly seconds: number } | { readonly never: true };

/** The types of changes that take time. */
export const PHASES = [
  ...(["create", "update", "delete", "schedule", "start", "run", "restart", "stop"] as const),
  ...(["grow", "shrink", "drain"] as const),
] as const;

export type Phase = (typeof PHASES)[number];

/** A pace for some changes. A rule applies if all of its fields match. The rule with the most fields wins, then the latest. */
export interface LifecycleRule {
  readonly service?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly name?: string;
  readonly phase?: Phase;
  readonly pace: Pace;
  /** The reason, if the change fails. */
  readonly fail?: string;
  /** The number of changes it applies to; undefined for all. */
  times?: number;
}

export interface Lifecycle {
  add(rule: LifecycleRule): void;
  /** The added rules, oldest first, without the default. */
  list(): readonly LifecycleRule[];
  reset(): void;
  /** Picks the rule for a change, and counts its use. */
  take(change: { service: string; kind: string; id: string; name: string; phase: Phase }): LifecycleRule;
}

/** Parses `instant`, `reads:N`, `seconds:N` or `never`. @throws Error that names these forms for anything else */
export function parsePace(text: string): Pace {
  if (text === "instant") return { reads: 0 };
  if (text === "never") return { never: true };
  const match = /^(reads|seconds):(\d{1,9})$/.exec(text);
  if (match === null) throw new Error(`"${text}" is not a pace; use instant, reads:N, seconds:N or never`);
  const amount = Number(match[2]);
  return match[1] === "reads" ? { reads: amount } : { seconds: amount };
}

const MATCHED = ["service", "kind", "id", "name", "phase"] as const;

/** @param pace the pace of changes without a rule */
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
