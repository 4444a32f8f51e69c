import type { IncomingMessage, ServerResponse } from "node:http";
import { ensureCredentials } from "../../emulator/clouds";
import { serveCall } from "../../emulator/serve";
import { openWorld } from "../../emulator/server";
import type { World } from "../../emulator/world";
import type { Exchange, HttpAnswer, HttpRequest } from "../../provider/transport/http";
import { NoAnswer } from "../../provider/transport/no-answer";
import type { VirtualTime } from "./virtual-time";

/** The emulator within this process: no sockets, and its machine's time is virtual. */
export interface VirtualCloud {
  readonly world: World;
  readonly credentials: ReturnType<typeof ensureCredentials>;
  /** Sends one request as HTTP would. Never settles where no answer comes and `timeout` has not passed. */
  readonly exchange: Exchange;
}

/** Where the provider believes the clouds to be. */
export const ENDPOINT = "http://127.0.0.1:1";

/** @param seed of the emulator's ids, keys and chances */
export function openVirtualCloud(time: VirtualTime, seed: string): VirtualCloud {
  const { world } = openWorld({ seed, pace: { reads: 2 }, checkAnswers: true, machineTime: () => time.now() });
  return {
    world,
    credentials: ensureCredentials(world.state),
    async exchange(request, { timeout }) {
      const came = await arrive(world, request);
      if (came !== "nothing") return came;
      await time.sleep(timeout);
      throw new NoAnswer("timeout", "Timeout", `no response within ${timeout / 1000} s`, true, true);
    },
  };
}

/** What undici makes of a connection that ends too early. */
const broken = () => new NoAnswer("connection", "ECONNRESET", "the connection broke", true, true);

/** Has the emulator serve a request, with just as much of Node's HTTP as it uses. */
async function arrive(world: World, request: HttpRequest): Promise<HttpAnswer | "nothing"> {
  const { host, pathname, search } = new URL(request.url);
  const body = Buffer.from(request.body ?? "");
  const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const incoming = {
    method: request.method,
    url: `${pathname}${search}`,
    resume: () => undefined,
    headers: { host, "content-length": String(body.length), ...Object.fromEntries(headers) },
    async *[Symbol.asyncIterator]() {
      yield body;
    },
  };
  let outcome: HttpAnswer | "nothing" | "broken" = "nothing";
  let head: Pick<HttpAnswer, "status" | "headers"> = { status: 0, headers: {} };
  const breakOff = () => {
    outcome = "broken";
  };
  const outgoing = {
    socket: { destroy: breakOff, resetAndDestroy: breakOff },
    writeHead: (status: number, sent: HttpAnswer["headers"]) => {
      head = { status, headers: sent };
    },
    write: (_part: Buffer, done: () => void) => done(),
    end: (text: string) => {
      outcome = { ...head, text };
    },
  };
  await serveCall(world, incoming as unknown as IncomingMessage, outgoing as unknown as ServerResponse);
  if ((outcome as string) === "broken") throw broken();
  return outcome;
}
