import { createHash, createHmac } from "node:crypto";
import { fetchWithHost } from "./raw-http";

export interface TencentKey {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** What a test may make different from a well-formed call. */
export interface CallOptions {
  readonly region?: string;
  readonly version?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly headers?: Record<string, string>;
  /** Sent instead of the input's JSON. */
  readonly body?: string;
}

export interface TencentAnswer {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every action
  readonly [field: string]: any;
}

const VERSIONS: Record<string, string> = { tke: "2018-05-25", tcr: "2019-09-24" };

/** Calls an action with a TC3 signature of the test's own making, and returns what is inside `Response`. */
export function tencentCaller(url: string, key: TencentKey, service: string) {
  return async (action: string, input: object = {}, options: CallOptions = {}): Promise<TencentAnswer> => {
    const { timestamp = Math.floor(Date.now() / 1000), body = JSON.stringify(input) } = options;
    const host = `${service}.api3.test`;
    const signature = signTc3(key, {
      method: "POST",
      query: "",
      host,
      contentType: "application/json",
      body,
      timestamp,
      service,
    });
    const answer = await fetchWithHost(url, host, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-tc-action": action,
        "x-tc-version": options.version ?? VERSIONS[service] ?? "",
        "x-tc-timestamp": String(timestamp),
        authorization: signature,
        ...(service === "tke" ? { "x-tc-region": options.region ?? "gsqy" } : {}),
        ...(key.token === undefined ? {} : { "x-tc-token": key.token }),
        ...options.headers,
      },
      body,
    });
    return JSON.parse(answer.body).Response;
  };
}

/** The Authorization header, by the six steps of the manual. */
export function signTc3(
  key: TencentKey,
  request: {
    method: string;
    query: string;
    host: string;
    contentType: string;
    body: string;
    timestamp: number;
    service: string;
  },
): string {
  const { method, query, host, contentType, body, timestamp, service } = request;
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const hmac = (secret: string | Buffer, text: string) => createHmac("sha256", secret).update(text).digest();
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const canonical = `${method}\n/\n${query}\ncontent-type:${contentType}\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const secret = [date, service, "tc3_request"].reduce<string | Buffer>(hmac, `TC3${key.secretKey}`);
  const signature = hmac(secret, text).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}
