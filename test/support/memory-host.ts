import type { Notes } from "../../provider/lifecycle/create/notes";
import { notesInMemory } from "../../provider/lifecycle/create/notes";
import type { Host } from "../../provider/lifecycle/host";
import { type Operations, operationsOf } from "../../provider/lifecycle/operations";
import type { Clouds, Connection } from "../../provider/transport/connect";
import type { MemoryKind, Said } from "./memory-kind";
import { movedClock } from "./moved-clock";

/** What a host in memory does, what it is asked for, and what it shows. */
export interface MemoryHost {
  host: Host;
  said: Said;
  /** Connections whose clients were asked for, oldest first. */
  connections: (Connection | undefined)[];
  /** Reporters that were ended. */
  ended: unknown[];
  stop: AbortController;
  operations: Operations;
}

/**
 * A host without a process, whose clouds are empty objects, and the operations of a kind on it. The kind's type must be one of
 * a service that exists, such as `tcr:Thing`.
 * @param clouds what is different in one test
 */
export function memoryHost({ spec }: Pick<MemoryKind, "spec">, clouds: object = {}, notes?: Notes): MemoryHost {
  const said: Said = { reported: [], noted: [], warned: [] };
  const connections: (Connection | undefined)[] = [];
  const ended: unknown[] = [];
  const stop = new AbortController();
  const clients = {};
  const all = {
    tencent: (connection?: Connection) => {
      connections.push(connection);
      return clients;
    },
    region: (_cloud: string, connection?: Connection) => connection?.region ?? "r1",
    defaults: () => ({}),
    clock: movedClock(Date.UTC(2026, 10, 30)),
    keysEnd: () => undefined,
    keyId: () => "key",
    keysFrom: () => ["container-clouds:tencent.secretId"],
    keyPlaces: () => ["container-clouds:tencent.secretId", "container-clouds:tencent.secretKey"],
    missing: () => [],
    typeProblems: () => [],
    unsupported: () => [],
    ...clouds,
  } as unknown as Clouds;
  const host: Host = {
    clouds: () => all,
    reporter: (urn) => ({
      report: (text) => void said.reported.push(text),
      note: (text) => void said.noted.push(text),
      warn: (text) => void said.warned.push(text),
      end: async () => void ended.push(urn),
    }),
    signal: stop.signal,
    notes: notes ?? notesInMemory(),
  };
  return { host, said, connections, ended, stop, operations: operationsOf(spec.type, host, async () => spec) };
}
