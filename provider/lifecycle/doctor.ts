import { type CloudName, services as every, clouds as everyCloud, type ServiceName, serviceNames } from "../clouds";
import { type Clock, systemClock } from "../transport/clock";
import { ratesOf } from "../transport/config";
import { type Clouds, connect } from "../transport/connect";
import { CloudError, ConfigError, isForbidden } from "../transport/errors";
import type { HttpAnswer } from "../transport/http";
import type { Dependencies } from "../transport/open";
import { headerOf } from "../transport/outcome";
import type { Settings } from "../transport/settings";

/** What a finding is about. */
export type Aspect = "settings" | "credentials" | "region" | "endpoint" | "clock" | "signature" | "permission" | "call";

/** One problem. */
export interface Finding {
  aspect: Aspect;
  /** The reason; contains no part of a key. */
  reason: string;
  /** What to do about it, if that is known. */
  remedy?: string;
}

/** The result for one service. */
export interface Diagnosis {
  service: ServiceName;
  cloud: CloudName;
  /** Whether there are no findings. */
  ok: boolean;
  /** The call that was tried. It only reads. */
  call: string;
  /** Scheme, host and port; undefined if the settings are not enough for a call. */
  endpoint?: string;
  region?: string;
  /** The API of the cloud that the service uses, if there are several. */
  edition?: string;
  /** Settings or environment variables that the key pair comes from. */
  credentials: string[];
  /** The account of the keys, if the cloud returns it. */
  account?: string;
  /** When the credentials expire, in ISO 8601, if known. */
  credentialsEnd?: string;
  /** Number of processes that share the account's rate limits, if set. */
  rateLimitShare?: number;
  /** Seconds that this machine's clock is ahead of the cloud's; negative if it is behind. */
  clockAheadSeconds?: number;
  /** Duration of the call with its retries, in milliseconds. */
  ms?: number;
  findings: Finding[];
}

/** Options of a diagnosis. */
export interface DiagnoseOptions {
  /** @default those of every configured cloud */
  services?: readonly ServiceName[];
  /** A name under `container-clouds:profiles`. */
  profile?: string;
  /** Timeout for each service, in milliseconds. */
  timeoutMs: number;
  dependencies?: Omit<Dependencies, "watch">;
}

/** Services of the clouds that have a setting or a key. @throws ConfigError if settings are wrong */
export function configuredServices(clouds: Clouds, profile?: string): ServiceName[] {
  return servicesOf(clouds.configured(profile));
}

/** The services of the given clouds. */
export const servicesOf = (clouds: readonly CloudName[]): ServiceName[] =>
  serviceNames.filter((service) => clouds.includes(every[service].cloud));

/**
 * Sends one harmless call to each service and reports what is wrong.
 * @throws ConfigError if the settings cannot be read at all
 */
export async function diagnose(
  settings: Settings,
  { services, profile, timeoutMs, dependencies = {} }: DiagnoseOptions,
): Promise<Diagnosis[]> {
  const asked = services ?? configuredServices(connect(settings, dependencies), profile);
  return Promise.all(asked.map((service) => diagnoseOne(service, settings, profile, timeoutMs, dependencies)));
}

async function diagnoseOne(
  service: ServiceName,
  settings: Settings,
  profile: string | undefined,
  timeoutMs: number,
  dependencies: Dependencies,
): Promise<Diagnosis> {
  const { cloud, probe, needsRegion } = every[service];
  const { clock = systemClock } = dependencies;
  const seen: { endpoint?: string; clockAheadSeconds?: number } = {};
  const watch = (url: string, answer?: HttpAnswer) => {
    seen.endpoint = new URL(url).origin;
    const theirs = Date.parse((answer && headerOf(answer, "date")) ?? "");
    // The cloud's `Date` header has whole seconds; half a second is its mean error.
    if (!Number.isNaN(theirs)) seen.clockAheadSeconds = Math.round((clock.now() - theirs - 500) / 1000);
  };
  // Each service gets separate clients, so that it measures the clock itself.
  const clouds = connect(settings, { ...dependencies, watch });
  const about = {
    service,
    cloud,
    call: probe.call,
    credentials: [...clouds.keysFrom(cloud, { profile })],
    ...optional("region", needsRegion ? clouds.region(cloud, { profile }) : undefined),
  };
  const { share = 1 } = ratesOf(clouds.defaults(cloud, { profile }));
  const shared = share > 1 ? { rateLimitShare: share } : {};
  const started = clock.now();
  using limit = limitOf(clock, timeoutMs);
  const { signal } = limit;
  const missing = clouds.missing(service, { profile });
  const edition = missing.length > 0 ? undefined : clouds.edition(service, { profile });
  const failure =
    missing.length > 0
      ? missing.map(({ setting, reason }) => settingFinding(setting, reason))
      : await probeOf(clouds, service, profile, signal).then(
          () => [],
          (error) => findingsOf(error, signal, timeoutMs),
        );
  const whose = failure.length === 0 ? await whoseOf(clouds, cloud, profile, signal) : {};
  await clouds.close();
  const findings = [...failure, ...clockFindings(cloud, seen.clockAheadSeconds)];
  const ms = seen.endpoint ? { ms: clock.now() - started } : {};
  return {
    ...about,
    ...optional("edition", edition),
    ...shared,
    ...whose,
    ...seen,
    ...ms,
    ok: findings.length === 0,
    findings,
  };
}

/** A signal that is aborted after the timeout. */
function limitOf(clock: Clock, timeoutMs: number): { signal: AbortSignal } & Disposable {
  const [limit, done] = [new AbortController(), new AbortController()];
  clock.sleep(timeoutMs, done.signal).then(
    () => limit.abort(),
    () => undefined,
  );
  return { signal: limit.signal, [Symbol.dispose]: () => done.abort() };
}

/** The account of the credentials; `undefined` if the caller has no permission to ask. */
async function whoseOf(clouds: Clouds, cloud: CloudName, profile: string | undefined, signal: AbortSignal) {
  const { accountId, expiresAt } = await clouds.whose(cloud, { profile }, { signal }).catch(() => ({}) as Whose);
  const end = expiresAt === undefined ? undefined : new Date(expiresAt).toISOString();
  return { ...optional("account", accountId), ...optional("credentialsEnd", end) };
}

type Whose = Awaited<ReturnType<Clouds["whose"]>>;

type Calls = { call(request: object, options: { signal: AbortSignal }): Promise<unknown> };

/** Sends a service's harmless call. */
function probeOf(clouds: Clouds, service: ServiceName, profile: string | undefined, signal: AbortSignal) {
  const { cloud, probe } = every[service];
  const clients: object = clouds[cloud]({ profile });
  const client = (clients as Record<ServiceName, Calls>)[service];
  return client[probe.call as "call"](probe.request, { signal });
}

const optional = <K extends string>(key: K, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<K, string>>;

function findingsOf(error: unknown, signal: AbortSignal, timeoutMs: number): Finding[] {
  if (error instanceof ConfigError) return error.problems.map(({ setting, reason }) => settingFinding(setting, reason));
  if (signal.aborted) {
    const remedy = "check the endpoint, region, proxy and network, or increase --timeout";
    return [{ aspect: "endpoint", reason: `no response within ${timeoutMs / 1000} s`, remedy }];
  }
  if (!(error instanceof CloudError)) throw error;
  const aspect = aspectOf(error);
  if (aspect === undefined) return [];
  const requestId = error.requestId ? `, request ${error.requestId}` : "";
  // The administrator who grants permissions needs the action's name.
  const action = aspect === "permission" ? `, ${error.service}:${error.action}` : "";
  const reason = `${error.reason} (${error.code}${action}${requestId})`;
  return [{ aspect, reason, ...(error.remedy ? { remedy: error.remedy } : {}) }];
}

function settingFinding(setting: string, reason: string): Finding {
  const name = setting.split(".").at(-1) ?? setting;
  const aspect = /^region|_REGION/.test(name)
    ? "region"
    : /key|secret|token/i.test(name)
      ? "credentials"
      : /endpoint|domain/.test(setting)
        ? "endpoint"
        : "settings";
  return { aspect, reason: `${setting} ${reason}` };
}

/** What a failure is about; `undefined` if the cloud accepted the caller and the account is only empty or busy. */
function aspectOf(error: CloudError): Aspect | undefined {
  const { category, code } = error;
  if (category === "not-found" || category === "conflict" || category === "quota") return undefined;
  if (category === "connection" || category === "timeout" || code === "MalformedAnswer") return "endpoint";
  if (category === "unauthorised") return isForbidden(error) ? "permission" : "signature";
  return /Region/.test(code) ? "region" : "call";
}

function clockFindings(cloud: CloudName, ahead = 0): Finding[] {
  const { clockToleranceSeconds: allowed } = everyCloud[cloud];
  if (Math.abs(ahead) <= allowed) return [];
  const way = ahead > 0 ? "ahead of" : "behind";
  const reason = `this machine's clock is ${Math.abs(ahead)} s ${way} the cloud's, which allows ${allowed} s`;
  const remedy = "set the clock, preferably by NTP; until then every run spends one call on measuring the difference";
  return [{ aspect: "clock", reason, remedy }];
}
