import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Api from "@opentelemetry/api";
import { foreignText } from "../foreign-text";
import { version } from "../version";
import { type Activity, beforeEnd, type Watcher } from "./activity";

const SCOPE = "pulumi-container-clouds";

/** Where OpenTelemetry's API keeps what a program registered; its specification defines this for sharing between copies. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

/** Any of these variables asks for telemetry. */
const ASKING = [
  ...["OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT"],
  ...["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"],
] as const;

/**
 * Traces and metrics, if the user asks for them: with OpenTelemetry's own variables, which the user's SDK reads, or with an SDK that is
 * already registered. Otherwise nothing is loaded.
 */
export function openTelemetry(env: NodeJS.ProcessEnv): Watcher | undefined {
  if (env.OTEL_SDK_DISABLED === "true") return undefined;
  const isRegistered = REGISTERED in globalThis;
  if (!isRegistered && !ASKING.some((name) => env[name] && env[name] !== "none")) return undefined;
  if (!isRegistered && !startSdk()) return undefined;
  return telemetryWatcher(require("@opentelemetry/api") as typeof Api, env);
}

/** Starts the user's `@opentelemetry/sdk-node`, found from the program's folder. The SDK reads exporters and everything else from the environment. */
function startSdk(): boolean {
  try {
    const { NodeSDK } = createRequire(join(process.cwd(), "/"))("@opentelemetry/sdk-node") as {
      NodeSDK: new (options: object) => { start(): void; shutdown(): Promise<void> };
    };
    const sdk = new NodeSDK({ serviceName: process.env.OTEL_SERVICE_NAME ?? SCOPE });
    sdk.start();
    beforeEnd(() => sdk.shutdown());
    return true;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
    const reason = isMissing
      ? 'is not installed; run "npm install @opentelemetry/sdk-node" in the program\'s folder'
      : `cannot start: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`container-clouds: warning: no telemetry, because @opentelemetry/sdk-node ${reason}\n`);
    return false;
  }
}

/** Makes a span of each activity, and metrics of calls and waits. */
export function telemetryWatcher(api: typeof Api, env: NodeJS.ProcessEnv = {}): Watcher {
  const tracer = api.trace.getTracer(SCOPE, version);
  const count = metricsOf(api);
  const root = rootOf(api, tracer, env);
  return {
    during(activity, run) {
      const above = api.trace.getActiveSpan() ? api.context.active() : root();
      const kind = activity.kind === "call" ? api.SpanKind.CLIENT : api.SpanKind.INTERNAL;
      return tracer.startActiveSpan(activity.name, { kind }, above, async (span) => {
        try {
          return await run();
        } finally {
          span.setAttributes(attributesOf(activity));
          if (activity.error !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: activity.error });
          span.end();
          count(activity);
        }
      });
    },
  };
}

/** The parent of a run's operations: the caller's `TRACEPARENT`, or a span of the process. */
function rootOf(api: typeof Api, tracer: Api.Tracer, env: NodeJS.ProcessEnv): () => Api.Context {
  let root: Api.Context | undefined;
  return () => {
    if (root) return root;
    const given = api.propagation.extract(api.ROOT_CONTEXT, {
      ...(env.TRACEPARENT ? { traceparent: env.TRACEPARENT } : {}),
      ...(env.TRACESTATE ? { tracestate: env.TRACESTATE } : {}),
    });
    if (api.trace.getSpanContext(given)) {
      root = given;
      return root;
    }
    const span = tracer.startSpan("run", {}, api.ROOT_CONTEXT);
    beforeEnd(async () => span.end());
    root = api.trace.setSpan(api.ROOT_CONTEXT, span);
    return root;
  };
}

/** Names of OpenTelemetry's conventions, for facts that have one. */
const CONVENTIONS: Readonly<Record<string, string>> = {
  service: "rpc.service",
  action: "rpc.method",
  endpoint: "server.address",
  region: "cloud.region",
  status: "http.response.status_code",
  urn: "pulumi.urn",
  type: "pulumi.type",
  id: "pulumi.id",
};

function attributesOf({ facts }: Activity): Api.Attributes {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      CONVENTIONS[name] ?? `container_clouds.${name}`,
      typeof value === "string" ? foreignText(value) : value,
    ]),
  );
}

/** Metrics: calls by action and outcome, throttled and retried calls, seconds of waits. */
function metricsOf(api: typeof Api): (activity: Activity) => void {
  const meter = api.metrics.getMeter(SCOPE, version);
  const counter = (name: string, description: string) =>
    meter.createCounter(`container_clouds.${name}`, { description });
  const calls = counter("calls", "Calls by action and outcome.");
  const throttled = counter("calls.throttled", "Attempts that the cloud throttled.");
  const retried = counter("calls.retried", "Attempts that were repeats.");
  const options = { unit: "s", description: "How long calls took, attempts and pauses included." };
  const duration = meter.createHistogram("container_clouds.calls.duration", options);
  const waited = meter.createCounter("container_clouds.waits.duration", { unit: "s", description: "Time in waits." });
  return ({ kind, facts, ms = 0 }) => {
    if (kind === "wait") waited.add(ms / 1000, { type: facts.type });
    if (kind !== "call") return;
    const { cloud, service, action, outcome, throttled: refused = 0, retried: repeated = 0 } = facts;
    const labels = { cloud, service, action };
    calls.add(1, { ...labels, outcome });
    duration.record(ms / 1000, labels);
    if (Number(refused) > 0) throttled.add(Number(refused), labels);
    if (Number(repeated) > 0) retried.add(Number(repeated), labels);
  };
}
