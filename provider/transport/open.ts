import { isLoopback } from "../../words/loopback";
import { Breaker } from "./breaker";
import { type Clock, systemClock } from "./clock";
import { type CommonSettings, ratesOf, retryOf, timeoutsOf } from "./config";
import { ConfigError } from "./errors";
import { type Exchange, type Http, type HttpAnswer, type HttpSettings, openHttp } from "./http";
import { languageOf } from "./language";
import type { Link } from "./link";
import { once } from "./memoize";
import { openRecording } from "./observability/recording";
import { Limiter } from "./rate";
import { Skew } from "./skew";
import { type Log, logOf } from "./trace";
import { version } from "./version";

/** What tests can replace: clock, network, environment, randomness. */
export interface Dependencies {
  /** @default the machine's */
  clock?: Clock;
  /** Sends one request. @default HTTP with keep-alive connections */
  exchange?: Exchange;
  /** @default process.env */
  env?: NodeJS.ProcessEnv;
  /** Called for every attempt. @default standard error if CONTAINER_CLOUDS_LOG is `debug`, else nothing */
  log?: Log;
  /** Called with the URL of every request before it is sent, and again with its response. */
  watch?: (url: string, answer?: HttpAnswer) => void;
  /** Receives warnings. @default standard error */
  warn?: (text: string) => void;
  /** A number from 0 to 1, for jitter. @default Math.random */
  random?: () => number;
}

/** The transport of all clouds. */
export interface Transport {
  env: NodeJS.ProcessEnv;
  /** The link for one connection's settings. `path` returns a setting's full path, for messages. */
  link(settings: CommonSettings, path: (setting: string) => string): Link;
  /** Closes all connections; calls in progress fail. */
  close(): Promise<void>;
}

/** Opens what all connections share: clock, clock skew, endpoints that are down, and sockets if the network settings are equal. */
export function openTransport(dependencies: Dependencies): Transport {
  const {
    clock = systemClock,
    env = process.env,
    random = Math.random,
    exchange,
    warn = warnOnStandardError,
  } = dependencies;
  const log = dependencies.log ?? logOf(env);
  const record = openRecording(env);
  const [breaker, skew] = [new Breaker(clock), new Skew(clock)];
  const [sockets, limiters] = [new Map<string, Http>(), new Map<string, Limiter>()];
  const topics = new Set<string>();
  const warnOnce = (topic: string, text: string) => {
    if (!topics.has(topic)) warn(text);
    topics.add(topic);
  };
  const socketsFor = (settings: CommonSettings, path: (setting: string) => string): Http => {
    const { proxy, noProxy, caFile, insecureSkipVerify } = settings;
    const network = { proxy, noProxy, caFile, insecureSkipVerify, connectTimeout: timeoutsOf(settings).connect };
    return getOrMake(sockets, JSON.stringify(network), () => {
      if (insecureSkipVerify)
        warn(
          `${path("insecureSkipVerify")} is true: certificates are not checked, so anyone on the network path can read and change what is sent`,
        );
      return openHttpOr(network, env, path);
    });
  };
  return {
    env,
    link(settings: CommonSettings, path: (setting: string) => string): Link {
      const rates = ratesOf(settings);
      for (const [name, url] of plainAddresses(settings))
        warnOnce(
          path(name),
          `${path(name)} is plain HTTP (${url}): anyone on the network path can read and change what is sent`,
        );
      const http = once(() => socketsFor(settings, path));
      const send = exchange ?? ((request, options) => http().exchange(request, options));
      return {
        clock,
        breaker,
        skew,
        random,
        log,
        record,
        warn,
        warnOnce,
        exchange: dependencies.watch ? watched(send, dependencies.watch) : send,
        limiter: getOrMake(limiters, JSON.stringify(rates), () => new Limiter(clock, rates)),
        timeouts: timeoutsOf(settings),
        retry: retryOf(settings),
        language: languageOf(settings.language, env),
        userAgent: [settings.userAgent, ourUserAgent].filter(Boolean).join(" "),
      };
    },
    async close() {
      await Promise.all([...sockets.values()].map((http) => http.close()));
      sockets.clear();
    },
  };
}

/** Addresses in the settings, by setting, that use plain HTTP and are not on this machine. */
function plainAddresses(settings: CommonSettings & { endpoints?: Readonly<Record<string, string | undefined>> }) {
  const own = Object.entries(settings.endpoints ?? {}).map(([service, url]) => [`endpoints.${service}`, url] as const);
  return [["endpoint", settings.endpoint] as const, ...own].filter(([, url]) => {
    const { protocol, hostname = "" } = URL.parse(url ?? "") ?? {};
    return protocol === "http:" && !isLoopback(hostname);
  });
}

const watched =
  (send: Exchange, watch: NonNullable<Dependencies["watch"]>): Exchange =>
  async (request, options) => {
    watch(request.url);
    const answer = await send(request, options);
    watch(request.url, answer);
    return answer;
  };

function openHttpOr(network: HttpSettings, env: NodeJS.ProcessEnv, path: (setting: string) => string): Http {
  try {
    return openHttp(network, env);
  } catch (error) {
    if (error instanceof ConfigError || !network.caFile) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError({ setting: path("caFile"), reason });
  }
}

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

const ourUserAgent = `pulumi-container-clouds/${version}`;

function warnOnStandardError(text: string): void {
  process.stderr.write(`container-clouds: warning: ${text}\n`);
}
