import type { Bci } from "./baidu/api/bci";
import type { Bec } from "./baidu/api/bec";
import type { Eci } from "./ctyun/api/eci";
import type { Cloud } from "./errors";
import type { Tcr } from "./tencent/api/tcr";
import type { Tke } from "./tencent/api/tke";

/** What a call may be given besides its request. */
export interface CallOptions {
  /** Ends the call at once, also its waits between attempts. */
  signal?: AbortSignal;
  /**
   * Sending it twice does no harm (a delete by id, a change to absolute values), so it is repeated after connection and
   * server failures. Known already for calls that only read and for requests that carry a client token.
   * @default false
   */
  idempotent?: boolean;
}

/** Chooses one of the configured accounts and places; what is left out comes from the settings. */
export interface Connection {
  /** A name under `container-clouds:profiles`. */
  profile?: string;
  /** Tencent and Baidu: region. CTyun: resource pool (`regionId`). */
  region?: string;
}

/** The name of a cloud: also of its settings under `container-clouds` and of its wing. */
export type CloudName = Cloud;

/** The clients of each cloud. */
export interface Clients {
  tencent: { tke: Tke; tcr: Tcr };
  baidu: { bci: Bci; bec: Bec };
  ctyun: { eci: Eci };
}

/** The clients of all clouds. Cached: the same connection gives the same clients, which share sockets, limits and clock skew. */
export interface Clouds {
  tencent(connection?: Connection): Clients["tencent"];
  baidu(connection?: Connection): Clients["baidu"];
  ctyun(connection?: Connection): Clients["ctyun"];
  /** The region that a connection's calls go to, `undefined` where none is set. Throws a ConfigError for wrong settings. */
  region(cloud: CloudName, connection?: Connection): string | undefined;
  /** Closes idle connections; calls that are under way end first. */
  close(): Promise<void>;
}
