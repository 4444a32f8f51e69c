import * as api from "@opentelemetry/api";
import { metrics, NodeSDK, tracing } from "@opentelemetry/sdk-node";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { addWatcher, watched } from "../../../../provider/transport/observability/activity";
import { Summary } from "../../../../provider/transport/observability/summary";
import { telemetryWatcher } from "../../../../provider/transport/observability/telemetry";
import { broken, keys, scripted, tencentAnswer, tencentError } from "../scripted";

const spans = new tracing.InMemorySpanExporter();
const counts = new metrics.InMemoryMetricExporter(metrics.AggregationTemporality.CUMULATIVE);
const reader = new metrics.PeriodicExportingMetricReader({ exporter: counts, exportIntervalMillis: 3_600_000 });
const sdk = new NodeSDK({
  autoDetectResources: false,
  spanProcessors: [new tracing.SimpleSpanProcessor(spans)],
  metricReaders: [reader],
});
sdk.start();
const summary = new Summary();
const endings = [addWatcher(telemetryWatcher(api)), addWatcher(summary.watcher)];
beforeEach(() => spans.reset());
afterAll(async () => {
  for (const end of endings) end();
  await sdk.shutdown();
});

const none = tencentAnswer({ Clusters: [], TotalCount: 0 });
const span = (name: string) => spans.getFinishedSpans().find((one) => one.name === name);

describe("a call", () => {
  test("is a span of a client below what it is made for, with attempts, outcome and request ID", async () => {
    const { clouds } = scripted([tencentError("RequestLimitExceeded"), broken, none]);
    await watched(
      "operation",
      "reading tke:Cluster",
      () => ({ type: "tke:Cluster" }),
      () => clouds.tencent().tke.DescribeClusters({}),
    );
    const [call, operation] = [span("tke.DescribeClusters"), span("reading tke:Cluster")];
    expect(call?.attributes).toMatchObject({
      "rpc.service": "tke",
      "rpc.method": "DescribeClusters",
      "cloud.region": "gsqy",
      "container_clouds.attempts": 3,
      "container_clouds.throttled": 1,
      "container_clouds.outcome": "ok",
    });
    expect(call?.kind).toBe(api.SpanKind.CLIENT);
    expect(call?.parentSpanContext?.spanId).toBe(operation?.spanContext().spanId);
    expect(operation?.parentSpanContext?.traceId).toBe(operation?.spanContext().traceId);
  });

  test("that fails says so by its code, and nothing shows its message, which may quote what is secret", async () => {
    const message = `the password hunter2-of-the-program, signed with ${keys.tencent.secretKey}`;
    const { clouds } = scripted([tencentError("InvalidParameter", message)]);
    await clouds
      .tencent()
      .tke.DescribeClusters({})
      .catch(() => undefined);
    const call = span("tke.DescribeClusters");
    expect(call?.status).toEqual({ code: api.SpanStatusCode.ERROR, message: "InvalidParameter" });
    expect(call?.attributes["container_clouds.outcome"]).toBe("invalid");
    const everything = JSON.stringify([call?.attributes, call?.events, call?.status, summary.text()]);
    expect(everything).not.toContain("hunter2");
    expect(everything).not.toContain(keys.tencent.secretKey);
  });
});

test("metrics count calls by outcome, throttled and repeated attempts", async () => {
  await reader.forceFlush();
  const all =
    counts
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
  const points = (name: string) =>
    all
      .find(({ descriptor }) => descriptor.name === `container_clouds.${name}`)
      ?.dataPoints.map(({ attributes, value }) => [attributes.outcome, value]);
  expect(points("calls")).toEqual([
    ["ok", 1],
    ["invalid", 1],
  ]);
  expect(points("calls.throttled")).toEqual([[undefined, 1]]);
  expect(points("calls.retried")).toEqual([[undefined, 2]]);
});

test("the summary names calls by action, and the time that limits took", () => {
  const text = summary.text();
  expect(text).toContain("1 operation, 2 calls, 0 waits");
  expect(text).toMatch(/tke\.DescribeClusters +2 +1 +1 +2 /);
  expect(text).toContain("0.3 s after throttled calls");
  expect(text).toContain("reading tke:Cluster");
});
