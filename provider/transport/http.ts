import { readFileSync } from "node:fs";
import * as node from "node:module";
import type { Dispatcher, EnvHttpProxyAgent } from "undici";
import type { Category } from "./errors";
import { lookUp } from "./foreign-text";
import { once } from "./once";

/** A signed request, ready to be sent. */
export interface HttpRequest {
  method: string;
  /** Absolute, query included and encoded. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What came back. Header names are in lower case. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** No answer came, or only a part of one. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(
    readonly category: Category & ("connection" | "timeout" | "server"),
    /** Node's or undici's code, such as `ECONNREFUSED`. */
    readonly code: string,
    readonly reason: string,
    /** False when the request cannot have reached the server. */
    readonly mayHaveTakenEffect: boolean,
    /** Whether a repeat may help: a certificate stays wrong. */
    readonly transient: boolean,
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

/** Sends one request once. Throws {@link NoAnswer}, or the signal's reason when that was aborted. */
export type Exchange = (
  request: HttpRequest,
  options: { timeout: number; signal?: AbortSignal },
) => Promise<HttpAnswer>;

/** What the connections are made by. */
export interface HttpSettings {
  /** Longest time to connect, TLS included, in milliseconds. */
  connectTimeout: number;
  /** For every request, loopback too, unless `noProxy` names its host. Without it the environment's proxies hold, not for loopback. */
  proxy?: string;
  noProxy?: string;
  /** PEM file with the certificates to trust, besides which none is trusted. */
  caFile?: string;
  insecureSkipVerify?: boolean;
}

/** Connections that are kept between requests. */
export interface Http {
  exchange: Exchange;
  close(): Promise<void>;
}

/** Where compiled code is kept, it is now: Node does so at a process's orderly end, but engines kill their providers. */
const keepCompiled = once(() => node.flushCompileCache?.());

/** More than any documented answer needs: 100 rows are some hundred kilobytes. */
const largestAnswer = 32 * 1024 * 1024;

/**
 * Opens connections as the settings say.
 * @throws Error of the file system when `caFile` cannot be read
 */
export function openHttp(settings: HttpSettings, env: NodeJS.ProcessEnv): Http {
  const options = agentOptions(settings, env);
  let isOpen = false;
  // Loading undici takes longer than anything else here, and a run that changes nothing may never send.
  const open = once(async () => {
    isOpen = true;
    const { EnvHttpProxyAgent, request } = await import("undici");
    return { dispatcher: new EnvHttpProxyAgent(options), request };
  });
  return {
    exchange: async (sent, limits) => {
      const answer = await exchange(await open(), sent, limits);
      keepCompiled();
      return answer;
    },
    close: async () => {
      if (isOpen) await (await open()).dispatcher.destroy();
    },
  };
}

function agentOptions(settings: HttpSettings, env: NodeJS.ProcessEnv): EnvHttpProxyAgent.Options {
  const tls = {
    ...(settings.caFile ? { ca: readFileSync(settings.caFile, "utf8") } : {}),
    ...(settings.insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
  const connect = { ...tls, timeout: settings.connectTimeout };
  const direct = [
    settings.noProxy ?? env.no_proxy ?? env.NO_PROXY ?? "",
    settings.proxy ? "" : "localhost,127.0.0.1,[::1]",
  ];
  const httpProxy = settings.proxy ?? env.http_proxy ?? env.HTTP_PROXY ?? "";
  const httpsProxy = settings.proxy ?? env.https_proxy ?? env.HTTPS_PROXY ?? "";
  return {
    connect,
    requestTls: connect,
    // For a SOCKS proxy this would mean TLS to the proxy itself.
    ...(/^socks/.test(httpProxy || httpsProxy) ? {} : { proxyTls: connect }),
    connectTimeout: settings.connectTimeout,
    // All three as texts: the agent reads the process's own environment for what is undefined.
    httpProxy,
    httpsProxy,
    noProxy: direct.filter(Boolean).join(","),
    // Enough for a busy run, and gentle to a small private cloud.
    connections: 64,
  };
}

async function exchange(
  { dispatcher, request }: { dispatcher: Dispatcher; request: typeof import("undici").request },
  sent: HttpRequest,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<HttpAnswer> {
  signal?.throwIfAborted();
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(timeout)));
  try {
    const answer = await request(sent.url, {
      dispatcher,
      method: sent.method as Dispatcher.HttpMethod,
      headers: sent.headers,
      body: sent.body ?? null,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await readText(answer.body) };
  } catch (cause) {
    signal?.throwIfAborted();
    if (deadline.aborted) throw new NoAnswer("timeout", "Timeout", `no answer within ${timeout / 1000} s`, true, true);
    throw cause instanceof NoAnswer ? cause : explain(cause);
  }
}

async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestAnswer) {
      const most = `${largestAnswer / 1024 / 1024} MB`;
      throw new NoAnswer("server", "AnswerTooLarge", `the answer is larger than ${most}`, true, false);
    }
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString("utf8") ?? "";
}

/** Failures that come before the request is on its way, in plain words; the rest is said as Node says it. */
const beforeTheRequest: Record<string, string> = {
  ECONNREFUSED: "the connection was refused: nothing listens there",
  ENOTFOUND: "there is no host of this name",
  EAI_AGAIN: "the name server did not answer",
  EHOSTUNREACH: "there is no route to the host",
  ENETUNREACH: "there is no route to the network",
  UND_ERR_CONNECT_TIMEOUT: "the connection was not made in time",
};

const wrongCertificate = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT|ERR_SSL_(WRONG_VERSION|TLSV1_ALERT))/;

function explain(cause: unknown): NoAnswer {
  const innermost = rootOf(cause);
  const code = codeOf(innermost) ?? codeOf(cause) ?? "ConnectionFailed";
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  if (wrongCertificate.test(code)) {
    // Node goes on with advice for its own command line.
    const why = text.split(";")[0];
    return new NoAnswer("connection", code, `the server's certificate is not trusted (${why})`, false, false, cause);
  }
  if (/^Proxy response/.test(text)) {
    return new NoAnswer("connection", code, `the proxy refused to connect (${text})`, false, true, cause);
  }
  const known = lookUp(beforeTheRequest, code);
  if (known) return new NoAnswer("connection", code, known, false, true, cause);
  return new NoAnswer("connection", code, `the connection broke (${text})`, true, true, cause);
}

/** The failure inside others: of several addresses tried, the last one. */
function rootOf(cause: unknown): unknown {
  if (cause instanceof AggregateError && cause.errors.length > 0) return rootOf(cause.errors.at(-1));
  if (cause instanceof Error && cause.cause instanceof Error) return rootOf(cause.cause);
  return cause;
}

function codeOf(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : undefined;
}
