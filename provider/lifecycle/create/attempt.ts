import { z } from "zod";
import { parseLines } from "../../../files/lines";
import type { Made } from "../context";

const wanted = z.object({ id: z.string(), scope: z.string(), name: z.string(), count: z.number() }).partial();

/** A create that was sent: what a later run needs to find what became of it. No inputs, no secrets. */
const attempt = z.object({
  /** `module:Name` of what is made. */
  type: z.string(),
  wanted,
  /** IDs of what could be recognised by the same before this attempt; left out where the cloud does not say. */
  before: z.array(z.string()).optional(),
  /** The client token of its calls. */
  token: z.string(),
  /** A digest of each input that was sent, by name; too short to find out what a secret is. */
  inputs: z.record(z.string(), z.string()),
  /** When it was sent, by this machine's clock. */
  at: z.number(),
  /** The process that is at it, or was when it ended. */
  pid: z.int().positive().optional(),
  /** What was made, as soon as the cloud has answered. */
  id: z.string().min(1).optional(),
  /** The run that sent it. */
  run: z.string().optional(),
  /** The mark of the entry in the state that comes of it (the property `MADE`), where it gets one. */
  made: z.string().optional(),
});

export type Attempt = z.output<typeof attempt>;

/** What is known of the attempts to make one resource. */
export interface AttemptRecord {
  /** The last one, as it is now. */
  earlier(): Attempt | undefined;
  /** What is sent next: on the disk when this ends. */
  keep(attempt: Attempt): Promise<void>;
  /** What has become known of the attempt that was kept. */
  add(attempt: Attempt): void;
  end(): void;
  /** What was made is answered to the engine, which saves its state next. */
  answered(): void;
  /** IDs of the type that are in the state, or that other attempts have made. */
  others(): ReadonlySet<string>;
  /** What has this ID is taken over because of the setting `namesakes`: it may be what was to be replaced. */
  takesOver(id: string): void;
  hasTakenOver(id: string): boolean;
  /** Takes note that what it gives is answered to the engine. */
  whileMaking(make: () => Promise<Made>): Promise<Made>;
}

/**
 * What a resource can be recognised by: its ID, where the inputs make it, else its name within the scope of a listing, or
 * no more than that it is new there (`count` members of a set). Empty where nothing identifies it.
 */
export type Wanted = z.output<typeof wanted>;

/**
 * Reads a note: an attempt, followed by what has become known of it, a line each.
 * @returns the last line that is an attempt; `undefined` where none is: a note that was cut, or is of another form, counts as lost
 */
export const parseAttempt = (text: string): Attempt | undefined =>
  parseLines(text, (line) => attempt.parse(line)).at(-1);
