import { z } from "zod";
import { parseLines } from "../../../files/lines";
import type { Made } from "../context";

const wanted = z.object({ id: z.string(), scope: z.string(), name: z.string(), count: z.number() }).partial();

/** One attempt to create a resource, with what a later run needs to find the result. It contains no inputs and no secrets. */
const attempt = z.object({
  /** `module:Name` of the resource. */
  type: z.string(),
  wanted,
  /** IDs that existed before this attempt and match `wanted`; undefined if the cloud cannot list them. */
  before: z.array(z.string()).optional(),
  /** The client token of the attempt's calls. */
  token: z.string(),
  /** A digest of each input that was sent, by name; too short to guess a secret from. */
  inputs: z.record(z.string(), z.string()),
  /** When the call was sent, by this machine's clock, in milliseconds. */
  at: z.number(),
  /** The process that is making the attempt; undefined once it has given up. */
  pid: z.int().positive().optional(),
  /** The ID of the created resource, once the cloud has responded. */
  id: z.string().min(1).optional(),
  /** The run that made the attempt. */
  run: z.string().optional(),
  /** The mark (the property `MADE`) of the state entry that the create leads to, if it gets one. */
  made: z.string().optional(),
});

export type Attempt = z.output<typeof attempt>;

/** The record of the attempts to create one resource. */
export interface AttemptRecord {
  /** The last attempt, with everything recorded since. */
  earlier(): Attempt | undefined;
  /** Writes a new attempt; it is on disk when the promise resolves. If it cannot be written, the user is warned. */
  keep(attempt: Attempt): Promise<void>;
  /** Adds what became known about the attempt, such as its ID. If it cannot be written, the user is warned. */
  add(attempt: Attempt): void;
  end(): void;
  /** Call it when the ID goes back to the engine, which then saves its state. */
  answered(): void;
  /** IDs of this type that belong to other resources: in the state, or created by other attempts. */
  others(): ReadonlySet<string>;
  /** Remembers that this ID is adopted because of the setting `namesakes`: it may be the resource that is to be replaced. */
  takesOver(id: string): void;
  hasTakenOver(id: string): boolean;
  /** Runs a create or an adoption, and records that its result went back to the engine. */
  whileMaking(make: () => Promise<Made>): Promise<Made>;
}

/**
 * What identifies the resource in the cloud: its ID, if the inputs determine it; else its name within the scope of a listing; else only
 * that it is new in that scope (`count` members of a set). Empty if nothing identifies it.
 */
export type Wanted = z.output<typeof wanted>;

/**
 * Reads a record: one attempt per line, each with more known about it than the line before.
 * @returns the last line that parses; `undefined` if none does: a cut or foreign file counts as lost
 */
export const parseAttempt = (text: string): Attempt | undefined =>
  parseLines(text, (line) => attempt.parse(line)).at(-1);
