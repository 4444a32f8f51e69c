import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig } from "../../../support/lifecycle";
import { startHost } from "../../../support/provider-process";

const CLUSTER = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

test("a provider's process sends its spans and writes its summary when the run ends", { timeout: 30_000 }, async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "summary-"));
  const summary = join(folder.path, "summary");
  const cloud = await startEmulator();
  onTestFinished(() => cloud.close());
  const host = await startHost(emulatorConfig(cloud), {
    OTEL_TRACES_EXPORTER: "console",
    OTEL_METRICS_EXPORTER: "none",
    OTEL_LOGS_EXPORTER: "none",
    CONTAINER_CLOUDS_SUMMARY: summary,
    TRACEPARENT: "",
  });
  const provider = host.of("tke:Cluster");
  await provider.create(CLUSTER);
  await host.close();
  const printed = provider.printed();
  for (const name of ["run", "creating tke:Cluster", "wait tke:Cluster", "poll tke:Cluster", "tke.CreateCluster"])
    expect(printed).toContain(`name: '${name}'`);
  expect(new Set(printed.match(/(?<=traceId: ')\w+/g)).size).toBe(1);
  expect(readFileSync(summary, "utf8")).toContain("tke.CreateCluster");
});
