import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect, test } from "vitest";
import { PACKAGE } from "../../cli/package-folder";
import { answer, grpc } from "../support/provider-process";

test("npm run plugin makes an executable that needs no Node and answers with the same bytes of schema", {
  timeout: 300_000,
}, async () => {
  const archive = execFileSync(process.execPath, [join(PACKAGE, "packaging/plugin.mjs")], { encoding: "utf8" });
  expect(archive.trim()).toMatch(
    /pulumi-resource-container-clouds-v\d+\.\d+\.\d+-(linux|darwin)-(amd64|arm64)\.tar\.gz$/,
  );
  expect(execFileSync("tar", ["-tzf", archive.trim()], { encoding: "utf8" }).trim().split("\n")).toEqual([
    "pulumi-resource-container-clouds",
    "LICENSE",
  ]);
  const env = { PATH: "", HOME: PACKAGE };
  const plugin = spawn(join(PACKAGE, "build/pulumi-resource-container-clouds"), ["127.0.0.1:9"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(createInterface(plugin.stdout), "line")) as [string];
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const response = await answer<proto.GetSchemaResponse>((done) =>
    client.getSchema(new proto.GetSchemaRequest(), done),
  );
  client.close();
  plugin.kill();
  await once(plugin, "exit");
  expect(response.getSchema()).toBe(readFileSync(join(PACKAGE, "provider/plugin/schema.json"), "utf8"));
});
