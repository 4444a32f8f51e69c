import type { EventEmitter } from "node:events";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect, it, onTestFinished, vi } from "vitest";
import { construct } from "../../provider/plugin/construct";
import { main } from "../../provider/plugin/main";
import { Empty, grpc } from "../../provider/plugin/protocol";
import { serve } from "../../provider/plugin/server";
import { version } from "../../provider/transport/version";
import { answer } from "../support/provider-process";

/** Takes away, at the test's end, what the plugin adds to its process, which is this one here. */
function keepListeners(): void {
  const emitters: [EventEmitter, string[]][] = [
    [process, ["SIGTERM", "SIGINT", "SIGBREAK"]],
    [process.stdout, ["error"]],
    [process.stderr, ["error"]],
  ];
  for (const [emitter, events] of emitters)
    for (const event of events) {
      const before = emitter.listeners(event);
      onTestFinished(() => {
        const added = emitter.listeners(event).filter((listener) => !before.includes(listener));
        for (const listener of added) emitter.removeListener(event, listener as () => void);
      });
    }
}

it("the plugin serves at the port that it prints, until its process is asked to end", async () => {
  keepListeners();
  onTestFinished(() => void vi.restoreAllMocks());
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const ended = serve({}, undefined);
  await vi.waitFor(() => expect(printed).toHaveBeenCalled());
  expect(printed.mock.calls).toEqual([[expect.any(Number)]]);
  const client = new ResourceProviderClient(
    `127.0.0.1:${printed.mock.calls[0]?.[0]}`,
    grpc.credentials.createInsecure(),
  );
  onTestFinished(() => client.close());
  const info = () => answer<{ getVersion(): string }>((done) => client.getPluginInfo(new Empty(), done));
  expect((await info()).getVersion()).toBe(version);
  process.emit("SIGTERM", "SIGTERM");
  await ended;
  await expect(info()).rejects.toThrow(/connect/);
});

it("the plugin refuses a Node that is too old before it serves anything", async () => {
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(process, "versions", "get").mockReturnValue({ ...process.versions, node: "20.1.0" });
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const served = vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  await expect(main({}, [])).rejects.toThrow("exit 1");
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^container-clouds needs Node 22\.19 or newer/)]]);
  expect(served).not.toHaveBeenCalled();
});

it("a component that the package does not have is refused by name", async () => {
  const request = new proto.ConstructRequest().setType("container-clouds:index:Nothing").setName("web");
  const host = { components: {}, engine: "", signal: new AbortController().signal };
  await expect(construct(request, host)).rejects.toMatchObject({
    code: grpc.status.UNIMPLEMENTED,
    message: expect.stringContaining("container-clouds:index:Nothing"),
  });
});
