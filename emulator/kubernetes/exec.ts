import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { runCommand, type Surroundings } from "../shell";
import { acceptWebSocket, type WebSocketEnd } from "../web-socket";
import { type Cluster, find } from "./cluster";
import { reconcile } from "./controllers";
import { containerOf } from "./logs";
import { type KubernetesObject, PODS } from "./object";
import type { Target } from "./path";
import { around, isFinished, isMissing } from "./pod-status";
import { badRequest, notFound } from "./status";

/** Each message starts with the number of its channel (`k8s.io/apimachinery`, remote command protocol, versions 4 and 5). */
const CHANNEL = { input: 0, output: 1, complaint: 2, error: 3, close: 255 } as const;
const PROTOCOLS = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const PROMPT = "# ";
/** Until a command runs, in milliseconds. kubectl drops what arrives before it has opened its channels. */
const STARTING_MS = 100;

/** Serves `kubectl exec` over a WebSocket, with a shell that knows a few commands. @throws StatusError before the upgrade */
export function serveExec(
  cluster: Cluster,
  target: Target,
  query: URLSearchParams,
  request: IncomingMessage,
  socket: Duplex,
): void {
  reconcile(cluster);
  const { resource, subresource = "", namespace, name = "" } = target;
  if (resource !== PODS || subresource !== "exec")
    throw badRequest(`the emulator serves no ${subresource}; it serves exec and logs`);
  const offered = String(request.headers["sec-websocket-protocol"] ?? "")
    .split(",")
    .map((one) => one.trim());
  const protocol = PROTOCOLS.find((one) => offered.includes(one));
  if (request.headers["sec-websocket-key"] === undefined || protocol === undefined)
    throw badRequest(
      `exec is served over a WebSocket with ${PROTOCOLS.join(" or ")}, as kubectl has it from version 1.31 on`,
    );
  const pod = find(cluster, PODS, namespace, name);
  if (pod === undefined) throw notFound(PODS, name);
  const surroundings = around(pod, runningContainer(pod, query.get("container") ?? ""));
  const command = query.getAll("command");
  if (command.length === 0) throw badRequest("you must specify at least one command for the container");
  const shell = /^(sh|bash|ash)$/.test(command[0]?.split("/").at(-1) ?? "") && command[1] !== "-c";
  const session = shell ? interactive(surroundings, query.get("tty") === "true") : undefined;
  const end = acceptWebSocket(request, socket, (message) => session?.(message, end), protocol);
  cluster.world.clock.after(STARTING_MS, () => {
    if (session === undefined) finish(end, write(end, command, surroundings));
    else session(Buffer.alloc(0), end);
  });
}

function runningContainer(pod: KubernetesObject, name: string) {
  const container = containerOf(pod, name);
  if (isFinished(pod))
    throw badRequest(`cannot exec into a container in a completed pod; current phase is ${pod.status?.phase}`);
  if (pod.status?.startTime === undefined || isMissing(container))
    throw badRequest(`container not found ("${container.name}"): it has not started`);
  return container;
}

const send = (end: WebSocketEnd, channel: number, text: string) =>
  text === "" ? undefined : end.send(Buffer.concat([Buffer.from([channel]), Buffer.from(text)]));

/** Runs a command and sends its output. @returns its exit code */
function write(end: WebSocketEnd, words: readonly string[], surroundings: Surroundings, newline = "\n"): number {
  const { output, complaint, code } = runCommand(words, surroundings);
  send(end, CHANNEL.output, output.replaceAll("\n", newline));
  send(end, CHANNEL.complaint, complaint.replaceAll("\n", newline));
  return code;
}

function finish(end: WebSocketEnd, code: number): void {
  const failure = {
    status: "Failure",
    reason: "NonZeroExitCode",
    message: `command terminated with non-zero exit code: ${code}`,
    details: { causes: [{ reason: "ExitCode", message: String(code) }] },
  };
  send(end, CHANNEL.error, JSON.stringify({ metadata: {}, ...(code === 0 ? { status: "Success" } : failure) }));
  end.close();
}

/** A shell that reads lines until `exit` or the end of its input. On a terminal it echoes the input. */
function interactive(surroundings: Surroundings, tty: boolean) {
  const newline = tty ? "\r\n" : "\n";
  let typed = "";
  let code = 0;
  return (message: Buffer, end: WebSocketEnd): void => {
    const [channel, ...bytes] = message;
    if (channel === undefined && tty) send(end, CHANNEL.output, PROMPT);
    if (channel === CHANNEL.close) finish(end, code);
    if (channel !== CHANNEL.input) return;
    const text = Buffer.from(bytes).toString();
    if (tty) send(end, CHANNEL.output, text.replaceAll("\r", newline));
    const lines = (typed + text).split(/\r\n|\r|\n/);
    typed = lines.pop() ?? "";
    for (const line of lines) {
      code = write(end, ["sh", "-c", line], surroundings, newline);
      if (/^\s*exit\b/.test(line)) {
        finish(end, code);
        return;
      }
      if (tty) send(end, CHANNEL.output, PROMPT);
    }
    // On a terminal, a control character ends the input.
    if (typed.endsWith("\u0004")) finish(end, code);
  };
}
