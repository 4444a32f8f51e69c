import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, type RawRequest, Refusal, type Target } from "./cloud";
import { clouds } from "./clouds";
import type { Routes } from "./declaration";
import { type Effect, effectsOf } from "./effects";
import type { Fault } from "./faults";
import { pageProblem } from "./guard";
import { inventory } from "./inventory";
import { inPersonality } from "./personality";
import { keepContent } from "./request-content";
import { endedByReads, settle } from "./transitions";
import type { World } from "./world";

/** All routes, in the order in which they are asked whether a request is theirs. */
const routes: readonly Routes[] = clouds.flatMap((cloud) => cloud.routes);

/** Serves one call of a cloud's API from its raw bytes: reads it, applies faults, performs it, responds, and logs it. */
export async function serveCall(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const started = performance.now();
  const [path = "/", query = ""] = splitOnce(withoutOrigin(incoming.url ?? "/"), "?");
  const head = { method: incoming.method ?? "GET", path, query, headers: incoming.headers };
  const { host = "" } = incoming.headers;
  const cloud = routes.find(({ hosts }) => hosts?.test(host)) ?? routes.find((candidate) => candidate.owns(path));
  if (cloud === undefined) {
    incoming.resume();
    send(world, outgoing, plain(404, `no API of the emulator has the path ${path}`));
    return;
  }
  const limit = cloud.bodyLimit(head);
  const body = await readBody(incoming, limit);
  if (body === "gone") return;
  const tooLarge = body === "too large";
  const request: RawRequest = { ...head, body: tooLarge ? Buffer.alloc(0) : body };
  const requestId = randomUUID();
  const target = cloud.target(request);
  const page = pageProblem(request.headers, world.open, cloud.unsigned?.(target));
  if (page !== undefined) return send(world, outgoing, plain(403, page));
  const fault = world.faults.take(target);
  let effects: Effect[] | undefined;
  const record = (answer: Answer | undefined) =>
    world.log.add({
      time: new Date(world.clock.now()).toISOString(),
      cloud: cloud.name,
      ...target,
      status: answer?.status ?? 0,
      code: answer?.code ?? "",
      durationMs: Math.round(performance.now() - started),
      requestId,
      content: keepContent(request),
      ...(fault === undefined ? {} : { fault: fault.id }),
      ...(world.watch.isOn ? { answer: answer?.body ?? "", effects: effects ?? [] } : {}),
    });

  const delay = fault?.delay;
  if (delay !== undefined) await new Promise<void>((over) => void world.clock.after(delay, over));
  if (fault?.hang) return record(undefined);
  if (fault?.reset === "before") return reset(outgoing, () => record(undefined));

  // Only for the console, because it goes through the whole state.
  const before = world.watch.isOn ? inventory(world) : undefined;
  const answer = tooLarge
    ? cloud.refuse(cloud.tooLarge(limit, target), requestId, target)
    : (faultAnswer(cloud, target, fault, requestId) ??
      inPersonality(world.personality, read(world, cloud, perform(world, cloud, request, target, requestId, fault))));
  if (before !== undefined) effects = effectsOf(before, inventory(world));
  if (fault?.reset === "after") return reset(outgoing, () => record(undefined));
  if (fault?.answer === "drop") return record(undefined);
  record(answer);
  if (fault?.answer === "truncate") return truncate(outgoing, answer);
  send(
    world,
    outgoing,
    fault?.answer === "malform" ? { ...answer, body: "<html>upstream is not well</html>" } : answer,
  );
}

/** A response that a fault determines; the call is not performed. */
function faultAnswer(cloud: Routes, target: Target, fault: Fault | undefined, requestId: string): Answer | undefined {
  if (fault?.status !== undefined) return plain(fault.status, "injected by the emulator's fault");
  if (fault?.throttle) return cloud.refuse(cloud.throttled(target), requestId, target);
  if (fault?.error === undefined) return undefined;
  const { code, message = "injected by the emulator's fault", status } = fault.error;
  return cloud.refuse(new Refusal(code, message, status), requestId, target);
}

/** The response with the HTTP status of the chosen reading of the cloud's documents. */
function read({ otherReadings }: World, { name }: Routes, answer: Answer): Answer {
  if (answer.code === "") return answer;
  if (name === "ctyun" && otherReadings.has("eci: HTTP status")) return { ...answer, status: 200 };
  return answer;
}

function perform(
  world: World,
  cloud: Routes,
  request: RawRequest,
  target: Target,
  requestId: string,
  fault: Fault | undefined,
): Answer {
  settle(world);
  const before = world.checkAnswers ? holdings(world) : undefined;
  const ended = endedByReads(world.state);
  try {
    return cloud.perform(request, target, requestId, skewed(world, fault?.skewSeconds));
  } catch (problem) {
    const after = before && holdings(world);
    const isRead = endedByReads(world.state) > ended;
    const changed = before && !isRead && [...(after ?? [])].some(([id, text]) => before.get(id) !== text);
    const error = changed ? new Error("a refused call has changed what the cloud holds", { cause: problem }) : problem;
    if (error instanceof Refusal) return cloud.refuse(error, requestId, target);
    // A bug of the emulator: print it for its operator, and return the vendor's internal error to the caller.
    console.error(`emulator: ${target.service} ${target.action}:`, error);
    return cloud.refuse(cloud.internal(target), requestId, target);
  }
}

/** Largest number of resources with which every call is checked, because the check goes through all. */
const FEW = 50;

/**
 * Each resource as text, for comparison. A read may remove resources whose deletion it ended.
 * @returns `undefined` if there are too many
 */
function holdings({ kinds, state }: World): Map<string, string> | undefined {
  const all = kinds.flatMap(({ service, kind, rows }) =>
    Object.values(rows(state)).map(({ id, attributes }) => ({ id: `${service}/${kind}/${id}`, attributes })),
  );
  return all.length > FEW ? undefined : new Map(all.map(({ id, attributes }) => [id, JSON.stringify(attributes)]));
}

function skewed(world: World, seconds: number | undefined): World {
  if (seconds === undefined) return world;
  const server = world.clock.server() + seconds * 1000;
  return { ...world, state: world.state, clock: { ...world.clock, server: () => server } };
}

/** The whole body. One above the limit is read to its end and dropped, so that the client reads the refusal. */
async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | "too large" | "gone"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    }
  } catch {
    // The client disconnected before it had sent everything.
    return "gone";
  }
  return size <= limit ? Buffer.concat(chunks) : "too large";
}

function plain(status: number, message: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${message}\n`, code: "" };
}

function send(world: World, outgoing: ServerResponse, answer: Answer): void {
  const length = Buffer.byteLength(answer.body);
  const date = new Date(world.clock.server()).toUTCString();
  outgoing.writeHead(answer.status, { ...answer.headers, date, "content-length": length });
  outgoing.end(answer.body);
}

/** Announces the whole response, sends half of it and closes the connection. */
function truncate(outgoing: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  outgoing.writeHead(answer.status, { ...answer.headers, "content-length": bytes.length });
  outgoing.write(bytes.subarray(0, bytes.length >> 1), () => outgoing.socket?.destroy());
}

function reset(outgoing: ServerResponse, record: () => void): void {
  record();
  outgoing.socket?.resetAndDestroy();
}

/** The path and query of a URL; a client that uses a proxy sends the whole URL. */
function withoutOrigin(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
