import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { openTerminal, TERMINAL_PATH } from "./ctyun/eci/container-access";
import { pageProblem } from "./guard";
import { acceptWebSocket } from "./web-socket";
import type { World } from "./world";

const PROMPT = "# ";

/** The command in a message: `{"command": "…"}`, or the plain text of other clients. */
function commandIn(text: string): string {
  try {
    const { command } = JSON.parse(text) as { command?: unknown };
    return typeof command === "string" ? command : text;
  } catch {
    return text;
  }
}

/** Serves a terminal of CTyun's containers over a WebSocket: a prompt, and output for each line. */
export function serveTerminal(world: World, request: IncomingMessage, socket: Duplex): void {
  const url = new URL(request.url ?? "/", "http://emulator");
  const isPage = pageProblem(request.headers, world.open) !== undefined;
  const answer =
    url.pathname === TERMINAL_PATH && !isPage ? openTerminal(world, url.searchParams.get("token") ?? "") : undefined;
  if (answer === undefined || request.headers["sec-websocket-key"] === undefined) {
    socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  const terminal = acceptWebSocket(request, socket, (message, end) => {
    for (const line of commandIn(message.toString())
      .replace(/\r?\n$/, "")
      .split(/\r?\n/)) {
      const said = answer(line);
      if (said === undefined) return end.close();
      end.send(`${said}${PROMPT}`);
    }
  });
  terminal.send(PROMPT);
}
