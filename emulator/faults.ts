import { z } from "zod";
import { LONGEST_SECONDS } from "./clock";
import type { Target } from "./cloud";

/** What goes wrong. Several may be given together: a delay and then an error, for example. */
const effects = {
  /** The vendor's own error envelope with this code, instead of performing the call. */
  error: z
    .strictObject({
      code: z.string().min(1),
      message: z.string().optional(),
      status: z.int().min(100).max(599).optional(),
    })
    .optional(),
  /** The vendor's refusal for too many calls. */
  throttle: z.literal(true).optional(),
  /** A plain HTTP status without the vendor's envelope, as a gateway gives it. */
  status: z.int().min(400).max(599).optional(),
  /** Milliseconds before anything happens. */
  delay: z.number().min(0).max(600_000).optional(),
  /** Nothing happens and nothing is answered. */
  hang: z.literal(true).optional(),
  /** The connection is reset, before the call is performed or after. */
  reset: z.enum(["before", "after"]).optional(),
  /** The call is performed; its answer is never sent, is cut in the middle, or is no JSON. */
  answer: z.enum(["drop", "truncate", "malform"]).optional(),
  /** Seconds by which the cloud's clock is ahead for this call. */
  skewSeconds: z.number().min(-LONGEST_SECONDS).max(LONGEST_SECONDS).optional(),
};

/** A fault as `POST /_emulator/faults` takes it. */
export const faultInput = z
  .strictObject({
    /** Any service when absent. */
    service: z.string().optional(),
    /** Any action when absent. */
    action: z.string().optional(),
    /** Fitting calls that are let through first. */
    after: z.int().min(0).default(0),
    /** Calls it hits, then it is spent; all when absent. */
    count: z.int().min(1).optional(),
    /** Chance for each fitting call. */
    probability: z.number().min(0).max(1).default(1),
    ...effects,
  })
  .refine((fault) => Object.keys(effects).some((effect) => fault[effect as keyof typeof effects] !== undefined), {
    error: `set at least one effect: ${Object.keys(effects).join(", ")}`,
  });

export type FaultInput = z.input<typeof faultInput>;

export interface Fault extends z.output<typeof faultInput> {
  readonly id: string;
  /** Calls it has hit. */
  hits: number;
  /** Fitting calls it has seen. */
  seen: number;
}

export interface Faults {
  add(fault: z.output<typeof faultInput>): Fault;
  list(): readonly Fault[];
  /** Removes one, or all without an ID. Says whether anything was removed. */
  clear(id?: string): boolean;
  /** The first fault that hits this call, and counts it. */
  take(target: Target): Fault | undefined;
}

/** @param chance from 0 up to 1, for faults with a probability */
export function createFaults(chance: () => number): Faults {
  let faults: Fault[] = [];
  let made = 0;
  const hits = (fault: Fault, target: Target) => {
    if (fault.service !== undefined && fault.service !== target.service) return false;
    if (fault.action !== undefined && fault.action !== target.action) return false;
    if (fault.count !== undefined && fault.hits >= fault.count) return false;
    fault.seen += 1;
    if (fault.seen <= fault.after) return false;
    return fault.probability === 1 || chance() < fault.probability;
  };
  return {
    add: (input) => {
      made += 1;
      const fault = { ...input, id: `fault-${made}`, hits: 0, seen: 0 };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    clear: (id) => {
      const before = faults.length;
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    take: (target) => {
      const fault = faults.find((candidate) => hits(candidate, target));
      if (fault !== undefined) fault.hits += 1;
      return fault;
    },
  };
}
