import { lookUp } from "../../words/look-up";
import type { Category } from "./errors";
import { foreignText } from "./foreign-text";
import { type Server, unconnectedServer } from "./unconnected";

/** What to do about a call without a response. */
export type Remedy =
  | "reach the endpoint"
  | "wait longer"
  | "trust the certificate"
  | "name the right host"
  | "set the clock"
  | "use plain HTTP"
  | "use TLS"
  | "reach the proxy"
  | "name the proxy's protocol"
  | "log in to the proxy";

/** There was no response, or only a part of one. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly reason: string;
  constructor(
    readonly category: Category & ("connection" | "timeout" | "server"),
    /** Node's or undici's code, such as `ECONNREFUSED`. */
    readonly code: string,
    reason: string,
    /** False if the request cannot have reached the server. */
    readonly mayHaveTakenEffect: boolean,
    /** Whether a repeat may help; a wrong certificate stays wrong. */
    readonly transient: boolean,
    cause?: unknown,
    readonly remedy?: Remedy,
  ) {
    // Node repeats the names of a certificate as they are.
    const text = foreignText(reason);
    super(text, { cause });
    this.reason = text;
  }
}

/** Connection failures in plain words. For others, Node's own words are used. */
const connectFailures: Record<string, string> = {
  ECONNREFUSED: "connection refused: no server listens there",
  ENOTFOUND: "host not found",
  EAI_AGAIN: "the name server did not respond",
  EHOSTUNREACH: "no route to the host",
  ENETUNREACH: "no route to the network",
  ETIMEDOUT: "the connection timed out",
  UND_ERR_CONNECT_TIMEOUT: "the connection timed out",
};

/** TLS handshake failures, none of which a repeat can fix. The first pattern that matches the code wins. */
const tlsFailures: [RegExp, what: string, Remedy][] = [
  [
    /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    "the server's certificate is for another host",
    "name the right host",
  ],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, "the server's certificate is not valid at this time", "set the clock"],
  // Node's other codes for certificates (`X509_V_ERR_…` of OpenSSL).
  [
    /^(CERT_|CRL_|DEPTH_ZERO|ERROR_IN_C|INVALID_(CA|PURPOSE)$|PATH_LENGTH|SELF_SIGNED|UNABLE_TO|UNSPECIFIED$)/,
    "the server's certificate is not trusted",
    "trust the certificate",
  ],
  [
    /^ERR_SSL_(WRONG_VERSION|PACKET_LENGTH|HTTP_REQUEST)/,
    "the server speaks plain HTTP or another protocol at this port, not TLS",
    "use plain HTTP",
  ],
  [/^ERR_SSL_.*_ALERT_/, "the server refused the TLS handshake", "reach the endpoint"],
  [/^ERR_(SSL|TLS)_/, "the TLS handshake failed", "reach the endpoint"],
];

/**
 * Turns a failure of Node or undici into a {@link NoAnswer}: what it means, and whether the request may have arrived.
 * @param url where the request was sent
 * @param proxy proxy through which it may have gone
 */
export function explain(cause: unknown, url?: URL, proxy?: URL): NoAnswer {
  const innermost = rootOf(cause);
  const code = codeOf(innermost) ?? codeOf(cause) ?? "ConnectionFailed";
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  const before = (reason: string, transient: boolean, remedy: Remedy) =>
    new NoAnswer("connection", code, reason, false, transient, cause, remedy);

  const status = /^Proxy response \((\d+)\)/.exec(text)?.[1];
  if (status === "407" || /^Proxy Authentication Required/i.test(text) || /^UND_ERR_SOCKS5_AUTH/.test(code))
    return before("the proxy requires a user name and password, or refused them", false, "log in to the proxy");
  if (status !== undefined) return before(`the proxy refused to connect (HTTP ${status})`, true, "reach the endpoint");

  const refusal = /^UND_ERR_SOCKS5_REPLY_\d+$/.test(code) ? text.replace(/^SOCKS5 connection failed: /, "") : undefined;
  if (refusal !== undefined)
    return before(`the proxy refused to connect (SOCKS5: ${refusal})`, true, "reach the endpoint");

  const server = unconnectedServer(cause);
  const isOther = isOtherProtocol(innermost);
  if (server === undefined) return broken(cause, isOther && url?.protocol === "http:");
  // A tunnel's own TLS fails otherwise: this is what the proxy said before there was one.
  if (proxy !== undefined && isOther && !isAbout(server, innermost, proxy)) {
    const spoken = proxy.protocol.startsWith("socks") ? "a SOCKS5 proxy" : "an HTTP proxy";
    return before(
      `the proxy ${proxy.host}: it does not respond as ${spoken} (${text})`,
      true,
      "name the proxy's protocol",
    );
  }
  const blamed = proxy !== undefined && isAbout(server, innermost, proxy) ? proxy : undefined;
  const at = blamed ? `the proxy ${blamed.host}: ` : "";
  const tls = tlsFailures.find(([pattern]) => pattern.test(code));
  // Node's text continues with advice for its command line, and OpenSSL's with its source files.
  if (tls) {
    const what = blamed ? tls[1].replace(/^the server('s)?/, (_, owns) => (owns ? "its" : "it")) : tls[1];
    // OpenSSL reads the other protocol as a TLS version or length, and says only that it is wrong.
    const detail = tls[2] === "use plain HTTP" ? "" : ` (${withoutSources(text)})`;
    return before(`${at}${what}${detail}`, false, blamed ? ofProxy(tls[2]) : tls[2]);
  }
  const reason = lookUp(connectFailures, code) ?? `the connection could not be made (${text})`;
  return before(`${at}${reason}`, true, blamed ? "reach the proxy" : "reach the endpoint");
}

/** A connection that was made, and ended without a response. */
function broken(cause: unknown, mayWantTls: boolean): NoAnswer {
  const innermost = rootOf(cause);
  const code = codeOf(innermost) ?? codeOf(cause) ?? "ConnectionFailed";
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  const what = isNoHttp(innermost) ? "the response is not HTTP" : "the connection broke";
  const reason = isTls(innermost) ? "the server speaks TLS at this port, not plain HTTP" : `${what} (${text})`;
  const remedy = mayWantTls ? "use TLS" : "reach the endpoint";
  return new NoAnswer("connection", code, reason, true, true, cause, remedy);
}

const isNoHttp = (cause: unknown) => cause instanceof Error && cause.name === "HTTPParserError";

/** How records of TLS begin, of the types alert and handshake in any version (RFC 8446, 5.1). */
const TLS_RECORDS = ["\u0015\u0003", "\u0016\u0003"];

/** Whether a response that is not HTTP is TLS. */
function isTls(cause: unknown): boolean {
  const received = String((cause as { data?: unknown }).data);
  return isNoHttp(cause) && TLS_RECORDS.some((start) => received.startsWith(start));
}

/** Whether the other side ended the connection, or did not respond in the expected protocol; one that speaks TLS does either. */
const isOtherProtocol = (cause: unknown) => isNoHttp(cause) || /^UND_ERR_(SOCKET$|SOCKS5)/.test(codeOf(cause) ?? "");

/** What to do if the proxy's TLS failed. */
const ofProxy = (remedy: Remedy): Remedy =>
  remedy === "trust the certificate" || remedy === "set the clock" ? remedy : "reach the proxy";

/** Whether a connection failure concerns this proxy. */
function isAbout(server: Server, innermost: unknown, { protocol, host, hostname, port }: URL): boolean {
  if (!protocol.startsWith("socks")) return server.protocol === protocol && server.host === host;
  // undici names the server behind a SOCKS proxy. The failure itself has the proxy's host or port, or only a text with both.
  if (!(innermost instanceof Error)) return false;
  const at = Object.assign({ hostname: "", port: /:(\d+)[,)]/.exec(innermost.message)?.[1] }, innermost);
  return at.hostname === hostname || String(at.port) === (port || SOCKS_PORT);
}

const SOCKS_PORT = "1080";

/** `C0D7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/…` is "wrong version number". */
function withoutSources(text: string): string {
  if (!text.includes(":error:")) return text.split(";")[0] ?? text;
  return text.split(":")[5] ?? "handshake failed";
}

/** The innermost failure; of several addresses tried, the last one. */
function rootOf(cause: unknown): unknown {
  if (cause instanceof AggregateError && cause.errors.length > 0) return rootOf(cause.errors.at(-1));
  if (cause instanceof Error && cause.cause instanceof Error) return rootOf(cause.cause);
  return cause;
}

function codeOf(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : undefined;
}
