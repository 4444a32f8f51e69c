import * as node from "node:module";
import type { Dispatcher, EnvHttpProxyAgent } from "undici";
import { isLoopback } from "../../words/loopback";
import { readAuthorities } from "./authorities";
import { proxy } from "./config";
import { ConfigError } from "./errors";
import { once } from "./memoize";
import { explain, NoAnswer } from "./no-answer";
import { watchConnections } from "./unconnected";
import { unlessAborted } from "./unless-aborted";

/** A signed request, ready to be sent. */
export interface HttpRequest {
  method: string;
  /** Absolute, with the encoded query. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** A response. Header names are in lower case. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** Sends one request once. Throws {@link NoAnswer}, or the signal's reason if it is aborted. */
export type Exchange = (
  request: HttpRequest,
  options: { timeout: number; signal?: AbortSignal },
) => Promise<HttpAnswer>;

/** Settings of the connections. */
export interface HttpSettings {
  /** Longest time to connect, including TLS, in milliseconds. */
  connectTimeout: number;
  /**
   * For every request, unless `noProxy` names its host; for loopback only if the proxy is on this machine too. Without it, the
   * environment's proxies apply, except for loopback.
   */
  proxy?: string;
  noProxy?: string;
  /** PEM file with the only certificates to trust. */
  caFile?: string;
  insecureSkipVerify?: boolean;
}

/** Connections that stay open between requests. */
export interface Http {
  exchange: Exchange;
  close(): Promise<void>;
}

/** Writes Node's compile cache. Node does so when a process exits normally, but engines kill their providers. */
const keepCompiled = once(() => node.flushCompileCache?.());

/** Largest response in bytes. Documented ones are far smaller: 100 rows are some hundred kilobytes. */
const largestAnswer = 32 * 1024 * 1024;

/**
 * Opens connections with the given settings.
 * @throws Error if `caFile` cannot be read or contains no certificate
 * @throws ConfigError if a proxy of the environment is invalid
 */
export function openHttp(settings: HttpSettings, env: NodeJS.ProcessEnv): Http {
  const options = agentOptions(settings, env);
  const { http, https } = proxiesOf(settings, env);
  let isOpen = false;
  // Loads undici at the first request, because loading it is slow and a run without changes may send nothing.
  const open = once(async () => {
    isOpen = true;
    const { Agent, EnvHttpProxyAgent, request } = await import("undici");
    watchConnections();
    // One for each protocol, because the options for a SOCKS proxy differ.
    const plain = new EnvHttpProxyAgent(proxyOptions(options, http));
    const secure = https === http ? plain : new EnvHttpProxyAgent(proxyOptions(options, https));
    // Requests to this machine go through a proxy only if it is on this machine too, so that signed requests do not leave it.
    const isOwn = settings.proxy !== undefined && isLoopback(new URL(settings.proxy).hostname);
    const own = isOwn ? undefined : new Agent(options);
    const [toHttp, toHttps, toOwn] = [plain.compose(noteStart), secure.compose(noteStart), own?.compose(noteStart)];
    const dispatcherOf = ({ protocol, hostname }: URL) =>
      (isLoopback(hostname) ? toOwn : undefined) ?? (protocol === "http:" ? toHttp : toHttps);
    const proxyOf = ({ protocol }: URL) => URL.parse(protocol === "http:" ? http : https) ?? undefined;
    return { dispatcherOf, proxyOf, request, all: [plain, secure, ...(own ? [own] : [])] };
  });
  return {
    exchange: async (sent, limits) => {
      const answer = await exchange(await open(), sent, limits);
      keepCompiled();
      return answer;
    },
    close: async () => {
      if (!isOpen) return;
      const { all } = await open();
      await Promise.all(all.map((agent) => agent.destroy()));
    },
  };
}

function agentOptions(settings: HttpSettings, env: NodeJS.ProcessEnv): EnvHttpProxyAgent.Options {
  const tls = {
    ...(settings.caFile ? { ca: readAuthorities(settings.caFile) } : {}),
    ...(settings.insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
  const connect = { ...tls, timeout: settings.connectTimeout };
  return {
    connect,
    requestTls: connect,
    connectTimeout: settings.connectTimeout,
    noProxy: settings.noProxy ?? env.no_proxy ?? env.NO_PROXY ?? "",
    // Enough for a large run, and not too many for a small private cloud.
    connections: 64,
    maxResponseSize: largestAnswer,
  };
}

function proxyOptions(options: EnvHttpProxyAgent.Options, proxy: string): EnvHttpProxyAgent.Options {
  // For a SOCKS proxy, proxyTls would mean TLS to the proxy itself.
  const tls = /^socks/.test(proxy) ? {} : { proxyTls: options.requestTls };
  // Both are strings, because the agent reads the process's environment for what is undefined.
  return { ...options, ...tls, httpProxy: proxy, httpsProxy: proxy };
}

/** The proxies of the settings or, as curl reads them, of the environment; empty for none. */
function proxiesOf({ proxy }: HttpSettings, env: NodeJS.ProcessEnv): { http: string; https: string } {
  const of = (...variables: readonly string[]) => proxy ?? proxyIn(env, ...variables, "all_proxy", "ALL_PROXY");
  const http = of("http_proxy", "HTTP_PROXY") ?? "";
  // As Node's own agents do, HTTPS falls back to the proxy of HTTP.
  return { http, https: of("https_proxy", "HTTPS_PROXY") ?? http };
}

/** The proxy in the first variable that is set, in the setting's form; empty for none, and `undefined` if no variable is set. */
function proxyIn(env: NodeJS.ProcessEnv, ...variables: readonly string[]): string | undefined {
  const variable = variables.find((name) => env[name] !== undefined) ?? "";
  const text = env[variable];
  if (!text) return text;
  const parsed = proxy.safeParse(text);
  if (parsed.success) return parsed.data;
  // The value may contain a password.
  throw new ConfigError({ setting: variable, reason: parsed.error.issues[0]?.message ?? "is not a URL" });
}

interface Opened {
  dispatcherOf(url: URL): Dispatcher;
  /** The proxy through which a request may go. */
  proxyOf(url: URL): URL | undefined;
  request: typeof import("undici").request;
  all: readonly Dispatcher[];
}

async function exchange(
  { dispatcherOf, proxyOf, request }: Opened,
  sent: HttpRequest,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<HttpAnswer> {
  signal?.throwIfAborted();
  const url = new URL(sent.url);
  using limit = endingAfter(timeout, signal);
  const progress: Progress = { isStarted: false };
  try {
    const answering = request(url, {
      dispatcher: dispatcherOf(url),
      opaque: progress,
      method: sent.method as Dispatcher.HttpMethod,
      headers: sent.headers,
      body: sent.body ?? null,
      signal: limit.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // undici ends a request that waits for a connection only with that connection.
    const answer = await unlessAborted(answering, limit.signal);
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    if (limit.isOver()) throw progress.isStarted ? tooLate(timeout) : notSent(timeout);
    throw isTooLarge(cause) ? tooLarge() : explain(cause, url, proxyOf(url));
  }
}

/** How far a request is. */
interface Progress {
  /** Whether there is a connection, and the request begins to be sent. */
  isStarted: boolean;
}

/** Notes in a request's `opaque`, a {@link Progress}, that it begins to be sent. */
const noteStart: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const begin = handler.onRequestStart?.bind(handler);
  handler.onRequestStart = (...args) => {
    const { opaque } = options as { opaque?: Progress };
    if (opaque) opaque.isStarted = true;
    begin?.(...args);
  };
  return dispatch(options, handler);
};

/** A signal that is aborted with another one or after a time. `AbortSignal.timeout` would stay, with its timer, after the response. */
function endingAfter(timeout: number, other: AbortSignal | undefined) {
  const controller = new AbortController();
  let isOver = false;
  const timer = setTimeout(
    () => {
      isOver = true;
      controller.abort();
    },
    Math.max(1, Math.ceil(timeout)),
  );
  const stop = () => controller.abort(other?.reason);
  other?.addEventListener("abort", stop);
  return {
    signal: controller.signal,
    isOver: () => isOver,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      other?.removeEventListener("abort", stop);
    },
  };
}

/** Nothing was sent, because no connection was made, or none was free. */
function notSent(timeout: number): NoAnswer {
  const reason = `no connection within ${timeout / 1000} s`;
  return new NoAnswer("connection", "Timeout", reason, false, true, undefined, "reach the endpoint");
}

function tooLate(timeout: number): NoAnswer {
  const reason = `no response within ${timeout / 1000} s`;
  return new NoAnswer("timeout", "Timeout", reason, true, true, undefined, "wait longer");
}

const isTooLarge = (cause: unknown) =>
  cause instanceof Error && "code" in cause && cause.code === "UND_ERR_RES_EXCEEDED_MAX_SIZE";

function tooLarge(): NoAnswer {
  const most = `${largestAnswer / 1024 / 1024} MB`;
  return new NoAnswer("server", "AnswerTooLarge", `the response is larger than ${most}`, true, false);
}
