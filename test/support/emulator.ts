import type { Fault, FaultInput } from "../../emulator/faults";
import type { InventoryItem } from "../../emulator/inventory";
import { parsePace } from "../../emulator/lifecycle";
import type { OutsideChange } from "../../emulator/outside-change";
import { parseReadings } from "../../emulator/readings";
import type { RequestRecord } from "../../emulator/requests";
import { type Emulator, type EmulatorOptions, startEmulator as start } from "../../emulator/server";
import { createAdmin } from "../../testing/admin";

/** A life-cycle rule as `POST /_emulator/lifecycle` takes it. */
export interface LifecycleInput {
  readonly pace: "instant" | "never" | `reads:${number}` | `seconds:${number}`;
  readonly service?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly name?: string;
  readonly phase?: string;
  readonly fail?: string;
  readonly times?: number;
}

/** An emulator in this process, and its admin API as functions: those of the test kit, which here may send what is wrong, too. */
export interface TestEmulator extends Emulator {
  /** Everything the clouds hold, in a stable order. */
  resources(filter?: { service?: string; kind?: string }): Promise<InventoryItem[]>;
  /** The log of calls, oldest first. */
  requests(): Promise<RequestRecord[]>;
  clearRequests(): Promise<void>;
  fault(fault: FaultInput): Promise<Fault>;
  clearFaults(): Promise<void>;
  lifecycle(rule: LifecycleInput): Promise<void>;
  /** Changes or removes something outside the program. @throws when there is no such thing */
  change(change: OutsideChange): Promise<InventoryItem | { removed: true }>;
  clock(move: { advanceSeconds?: number; skewSeconds?: number }): Promise<void>;
  quota(quota: string, value: number): Promise<void>;
  /** Puts an image under namespace/name:tag, as `docker push` does. */
  push(image: string): Promise<{ image: string; digest: string }>;
  /** Makes another key pair, in the names of the configuration; a temporary one with `expiresInSeconds`. */
  issue(input: { cloud: string; account?: string; expiresInSeconds?: number }): Promise<Record<string, string>>;
  reset(): Promise<void>;
}

/** Starts an emulator on a free port. Changes are instant and responses are checked against the contract by default. `READINGS=other` plays the other readings. */
export async function startEmulator(
  options: Omit<EmulatorOptions, "pace"> & { lifecycle?: LifecycleInput["pace"] } = {},
): Promise<TestEmulator> {
  const { lifecycle = "instant", ...rest } = options;
  const readings = parseReadings(process.env.READINGS ?? "documented");
  const emulator = await start({ checkAnswers: true, throttle: false, readings, ...rest, pace: parsePace(lifecycle) });
  return { ...emulator, ...(createAdmin(emulator.url) as Omit<TestEmulator, keyof Emulator>) };
}
