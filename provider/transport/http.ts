import * as node from "node:module";
import type { Dispatcher, EnvHttpProxyAgent } from "undici";
import { readAuthorities } from "./authorities";
import { proxy } from "./config";
import { ConfigError } from "./errors";
import { isLoopback } from "./loopback";
import { explain, NoAnswer } from "./no-answer";
import { once } from "./once";
import { watchConnections } from "./unconnected";

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

/** Sends one request once. Throws {@link NoAnswer}, or the signal's reason when that was aborted. */
export type Exchange = (
  request: HttpRequest,
  options: { timeout: number; signal?: AbortSignal },
) => Promise<HttpAnswer>;

/** What the connections are made by. */
export interface HttpSettings {
  /** Longest time to connect, TLS included, in milliseconds. */
  connectTimeout: number;
  /**
   * For every request unless `noProxy` names its host; for loopback only where the proxy is on this machine too. Without it
   * the environment's proxies hold, not for loopback.
   */
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
 * @throws Error when `caFile` cannot be read or holds no certificate
 * @throws ConfigError for a proxy of the environment that is none
 */
export function openHttp(settings: HttpSettings, env: NodeJS.ProcessEnv): Http {
  const options = agentOptions(settings, env);
  let isOpen = false;
  // Loading undici takes longer than anything else here, and a run that changes nothing may never send.
  const open = once(async () => {
    isOpen = true;
    const { Agent, EnvHttpProxyAgent, request } = await import("undici");
    watchConnections();
    const proxied = new EnvHttpProxyAgent(options);
    // Proxies are for the network: what is signed for this machine does not leave it.
    const isOwn = settings.proxy !== undefined && isLoopback(new URL(settings.proxy).hostname);
    const direct = isOwn ? proxied : new Agent(options);
    const proxies = [options.httpProxy, options.httpsProxy].flatMap((url) => (url ? [new URL(url)] : []));
    return { proxied, direct, request, proxies };
  });
  return {
    exchange: async (sent, limits) => {
      const answer = await exchange(await open(), sent, limits);
      keepCompiled();
      return answer;
    },
    close: async () => {
      if (!isOpen) return;
      const { proxied, direct } = await open();
      await Promise.all([proxied.destroy(), direct.destroy()]);
    },
  };
}

function agentOptions(settings: HttpSettings, env: NodeJS.ProcessEnv): EnvHttpProxyAgent.Options {
  const tls = {
    ...(settings.caFile ? { ca: readAuthorities(settings.caFile) } : {}),
    ...(settings.insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
  const connect = { ...tls, timeout: settings.connectTimeout };
  const httpProxy = settings.proxy ?? proxyIn(env, "http_proxy", "HTTP_PROXY");
  const httpsProxy = settings.proxy ?? proxyIn(env, "https_proxy", "HTTPS_PROXY");
  return {
    connect,
    requestTls: connect,
    // For a SOCKS proxy this would mean TLS to the proxy itself.
    ...(/^socks/.test(httpProxy || httpsProxy) ? {} : { proxyTls: connect }),
    connectTimeout: settings.connectTimeout,
    // All three as texts: the agent reads the process's own environment for what is undefined.
    httpProxy,
    httpsProxy,
    noProxy: settings.noProxy ?? env.no_proxy ?? env.NO_PROXY ?? "",
    // Enough for a busy run, and gentle to a small private cloud.
    connections: 64,
    maxResponseSize: largestAnswer,
  };
}

/** The proxy of the first variable that is set, written as the setting takes it; empty without one. */
function proxyIn(env: NodeJS.ProcessEnv, ...variables: readonly string[]): string {
  const variable = variables.find((name) => env[name] !== undefined) ?? "";
  const text = env[variable] ?? "";
  if (text === "") return "";
  const parsed = proxy.safeParse(text);
  if (parsed.success) return parsed.data;
  // The value may hold a password.
  throw new ConfigError({ setting: variable, reason: parsed.error.issues[0]?.message ?? "is not a URL" });
}

interface Opened {
  proxied: Dispatcher;
  direct: Dispatcher;
  request: typeof import("undici").request;
  /** Those that may stand in between. */
  proxies: readonly URL[];
}

async function exchange(
  { proxied, direct, request, proxies }: Opened,
  sent: HttpRequest,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<HttpAnswer> {
  signal?.throwIfAborted();
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(timeout)));
  try {
    const answer = await request(sent.url, {
      dispatcher: isLoopback(new URL(sent.url).hostname) ? direct : proxied,
      method: sent.method as Dispatcher.HttpMethod,
      headers: sent.headers,
      body: sent.body ?? null,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    if (deadline.aborted) throw tooLate(timeout);
    throw isTooLarge(cause) ? tooLarge() : explain(cause, proxies);
  }
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
