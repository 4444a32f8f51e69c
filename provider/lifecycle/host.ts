import { randomUUID } from "node:crypto";
import { cloudOf } from "../clouds";
import type { Clouds } from "../transport/connect";
import { connectionOf } from "./account";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import type { Notes } from "./create";
import { URN } from "./internal-properties";
import type { Reporter } from "./progress";
import type { Resource } from "./spec";

/** What a delivery provides: the clouds of its configuration, and a way to report to the user. */
export interface Host {
  /** @throws ConfigError if settings are wrong */
  clouds(): Clouds;
  /** Shows a resource's progress, and warnings. */
  reporter(urn: unknown): Reporter;
  /** Aborted when the run is cancelled; ends waits. */
  signal: AbortSignal;
  /** Records of creates, kept from run to run if the host can. */
  notes: Notes;
}

/** The context for a resource file's functions, with clients for the account and region that the properties choose. */
export function contextFor(
  spec: Resource,
  host: Omit<Host, "notes">,
  properties: Properties,
  timeoutMs?: number,
): AnyContext {
  const clouds = host.clouds();
  const connection = connectionOf(properties);
  return {
    clients: clouds[cloudOf(spec.type)](connection),
    region: clouds.region(cloudOf(spec.type), connection),
    clock: clouds.clock,
    signal: host.signal,
    ...host.reporter(properties[URN]),
    clientToken: randomUUID(),
    namesakes: clouds.defaults(cloudOf(spec.type), connection).namesakes,
    keysEnd: () => clouds.keysEnd(cloudOf(spec.type), connection),
    timeoutMs: timeoutMs || undefined,
  } as AnyContext;
}
