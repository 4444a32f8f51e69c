import { z } from "zod";
import { LONGEST_SECONDS } from "./clock";
import type { Target } from "./cloud";

/** The effects of a fault. Several can be combined, such as a delay and then an error. */
const effects = {
  /** Returns the vendor's error envelope with this code instead of performing the call. */
  error: z
    .strictObject({
      code: z.string().min(1),
      message: z.string().optional(),
      status: z.int().min(100).max(599).optional(),
    })
    .optional(),
  /** Returns the vendor's refusal for too many calls. */
  throttle: z.literal(true).optional(),
  /** Returns a plain HTTP status without the vendor's envelope, as a gateway does. */
  status: z.int().min(400).max(599).optional(),
  /** Milliseconds to wait before anything else. */
  delay: z.number().min(0).max(600_000).optional(),
  /** Does nothing and never responds. */
  hang: z.literal(true).optional(),
  /** Resets the connection, before or after performing the call. */
  reset: z.enum(["before", "after"]).optional(),
  /** Performs the call, and drops its response, cuts it in the middle, or makes it invalid JSON. */
  answer: z.enum(["drop", "truncate", "malform"]).optional(),
  /** Seconds by which the cloud's clock is ahead during this call. */
  skewSeconds: z.number().min(-LONGEST_SECONDS).max(LONGEST_SECONDS).optional(),
};

/** A fault as `POST /_emulator/faults` accepts it. */
export const faultInput = z
  .strictObject({
    /** Undefined for any service. */
    service: z.string().optional(),
    /** Undefined for any action. */
    action: z.string().optional(),
    /** Number of matching calls to let through first. */
    after: z.int().min(0).default(0),
    /** Number of calls to affect; undefined for all. */
    count: z.int().min(1).optional(),
    /** Probability for each matching call. */
    probability: z.number().min(0).max(1).default(1),
    ...effects,
  })
  .refine((fault) => Object.keys(effects).some((effect) => fault[effect as keyof typeof effects] !== undefined), {
    error: `set at least one effect: ${Object.keys(effects).join(", ")}`,
  });

export type FaultInput = z.input<typeof faultInput>;

export interface Fault extends z.output<typeof faultInput> {
  readonly id: string;
  /** Number of calls affected. */
  hits: number;
  /** Number of matching calls so far. */
  seen: number;
}

export interface Faults {
  add(fault: z.output<typeof faultInput>): Fault;
  list(): readonly Fault[];
  /** Removes one fault, or all without an ID. Returns whether any was removed. */
  clear(id?: string): boolean;
  /** The first fault that affects this call; counts the call. */
  take(target: Target): Fault | undefined;
}

/** @param chance returns a number from 0 up to, but not including, 1, for faults with a probability */
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
