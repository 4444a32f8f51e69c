import { type CloudName, clouds } from "../../provider/clouds";
import { notesInMemory } from "../../provider/lifecycle/create/notes";
import { type Operations, operationsOf } from "../../provider/lifecycle/operations";
import { type Clouds, connect } from "../../provider/transport/connect";

/** An account that is tried or swept: keys come from where every command looks for them. */
export interface Account {
  clouds: Clouds;
  operations(type: string): Operations;
}

/** @param endpoint base URL of every service, for an emulator or a private cloud */
export function openAccount(cloud: CloudName, region: string | undefined, endpoint?: string): Account {
  const own = region ? { [clouds[cloud].region.setting]: region } : {};
  const connected = connect({ [cloud]: own, ...(endpoint ? { endpoint } : {}) });
  const silent = () => undefined;
  return {
    clouds: connected,
    operations: (type) =>
      operationsOf(type, {
        clouds: () => connected,
        reporter: () => ({ report: silent, note: silent, warn: silent }),
        signal: new AbortController().signal,
        notes: notesInMemory(),
      }),
  };
}
