import { createHash, createHmac } from "node:crypto";
import { fetchWithHost } from "./raw-http";

export interface BaiduKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a test may make different from a well-formed call. */
export interface BaiduOptions {
  /** `bj` by default; it stands in the host. */
  readonly region?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly expirySeconds?: number;
  /** Signed and sent besides the usual ones. */
  readonly headers?: Record<string, string>;
  /** Sent after signing, over what was signed. */
  readonly unsigned?: Record<string, string>;
  /** Sent instead of the input's JSON. */
  readonly body?: string;
  /** The authorization text, from the right one. */
  readonly authorization?: (right: string) => string;
}

export interface BaiduAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every call
  readonly body: any;
}

/** Calls BCI with a signature of the test's own making. `target` is method and path with query: `GET /v2/instance?maxKeys=2`. */
export function baiduCaller(url: string, key: BaiduKey) {
  return async (target: string, input?: object, options: BaiduOptions = {}): Promise<BaiduAnswer> => {
    const [method = "GET", path = "/"] = target.split(" ");
    const { at = Date.now(), region = "bj", body = input && JSON.stringify(input) } = options;
    const host = `bci.${region}.baidubce.com`;
    const signed: Record<string, string> = {
      host,
      "content-type": "application/json;charset=utf-8",
      "x-bce-date": isoSeconds(at),
      ...(key.sessionToken === undefined ? {} : { "x-bce-security-token": key.sessionToken }),
      ...(body === undefined
        ? {}
        : {
            "content-length": String(Buffer.byteLength(body)),
            "content-md5": createHash("md5").update(body).digest("base64"),
          }),
      ...options.headers,
    };
    const right = signBce(key, { method, path, headers: signed }, at, options.expirySeconds ?? 1800);
    const sent = options.authorization?.(right) ?? right;
    const answer = await fetchWithHost(url, host, {
      method,
      path,
      headers: { ...signed, ...(sent === "" ? {} : { authorization: sent }), ...options.unsigned },
      body,
    });
    return { status: answer.status, headers: answer.headers, body: answer.body && JSON.parse(answer.body) };
  };
}

const isoSeconds = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** By the steps of the manual, for paths and queries that need no encoding but are encoded already. */
export function signBce(
  key: BaiduKey,
  request: { method: string; path: string; headers: Record<string, string> },
  at: number,
  expirySeconds: number,
): string {
  const hmac = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("hex");
  const [path = "", query = ""] = request.path.split("?");
  const parameters = query === "" ? [] : query.split("&").map((pair) => (pair.includes("=") ? pair : `${pair}=`));
  const names = Object.keys(request.headers).sort();
  const headers = names.map((name) => `${name}:${encodeURIComponent(request.headers[name]?.trim() ?? "")}`);
  const prefix = `bce-auth-v1/${key.accessKeyId}/${isoSeconds(at)}/${expirySeconds}`;
  const canonical = [request.method, path, parameters.sort().join("&"), headers.join("\n")].join("\n");
  return `${prefix}/${names.join(";")}/${hmac(hmac(key.secretAccessKey, prefix), canonical)}`;
}
