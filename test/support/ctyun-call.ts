import { createHash, createHmac, randomUUID } from "node:crypto";
import { fetchWithHost } from "./raw-http";

export interface CtyunKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What a test may make different from a well-formed call. */
export interface CtyunOptions {
  readonly regionId?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  /** The time zone the date is written in, in hours; 8 is right. */
  readonly zone?: number;
  /** Sent instead of the input's JSON. */
  readonly body?: string;
  /** Sent after signing, over what was signed; an empty text leaves the header out. */
  readonly unsigned?: Record<string, string>;
  /** The query that is signed, from the one that is sent. */
  readonly signedQuery?: (sent: string) => string;
}

export interface CtyunAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  /** The envelope. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every call
  readonly body: any;
}

const BASE = "/eci/api/v1";

/** Calls ECI with a signature of the test's own making. `target` is method and path: `POST /containers/createContainerGroup`. */
export function ctyunCaller(url: string, key: CtyunKey) {
  return async (target: string, input?: object, options: CtyunOptions = {}): Promise<CtyunAnswer> => {
    const [method = "GET", path = "/"] = target.split(" ");
    const { at = Date.now(), zone = 8, body = input && JSON.stringify(input), regionId = "region-1" } = options;
    const query = path.split("?")[1] ?? "";
    const date = new Date(at + zone * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, "");
    const id = randomUUID();
    const headers = {
      "ctyun-eop-request-id": id,
      "eop-date": date,
      "Eop-Authorization": signEop(key, { id, date, query: options.signedQuery?.(query) ?? query, body }),
      "User-Agent": "test",
      regionId,
      ...(body === undefined ? {} : { "Content-Type": "application/json", "Content-Length": lengthOf(body) }),
      ...options.unsigned,
    };
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
    const answer = await fetchWithHost(url, "eci-global.ctapi.ctyun.cn", {
      method,
      path: `${BASE}${path}`,
      headers: sent,
      body,
    });
    return { status: answer.status, headers: answer.headers, body: answer.body && JSON.parse(answer.body) };
  };
}

const lengthOf = (body: string) => String(Buffer.byteLength(body));

/** By the steps of reference/ctyun-signing.md, section 3. */
export function signEop(
  { accessKey, secretKey }: CtyunKey,
  { id, date, query, body = "" }: { id: string; date: string; query: string; body?: string },
): string {
  const hmac = (secret: string | Buffer, text: string) => createHmac("sha256", secret).update(text).digest();
  const digest = createHash("sha256").update(body).digest("hex");
  const text = `ctyun-eop-request-id:${id}\neop-date:${date}\n\n${query}\n${digest}`;
  const signature = hmac(hmac(hmac(hmac(secretKey, date), accessKey), date.slice(0, 8)), text).toString("base64");
  return `${accessKey} Headers=ctyun-eop-request-id;eop-date Signature=${signature}`;
}
