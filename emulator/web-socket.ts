import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** One end of a WebSocket. */
export interface WebSocketEnd {
  send(message: string | Buffer): void;
  close(): void;
}

/** The GUID of RFC 6455, section 1.3. */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [TEXT, BINARY, CLOSE, PING, PONG] = [0x1, 0x2, 0x8, 0x9, 0xa];
/** Status 1000, normal closure (section 7.4.1). */
const NORMAL_CLOSURE = Buffer.from([1000 >> 8, 1000 & 0xff]);
/** Far more than a line that a user types. */
const MOST_BYTES = 64 * 1024;

/**
 * Accepts an upgrade and reads frames until either end closes. Supports what a terminal needs: no fragments, no extensions.
 * @param received called with each message
 * @param protocol which of the client's protocols to use
 */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  received: (message: Buffer, end: WebSocketEnd) => void,
  protocol?: string,
): WebSocketEnd {
  const key = String(request.headers["sec-websocket-key"] ?? "");
  const accept = createHash("sha1").update(`${key}${GUID}`).digest("base64");
  const spoken = protocol === undefined ? "" : `Sec-WebSocket-Protocol: ${protocol}\r\n`;
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${spoken}\r\n`,
  );
  const end: WebSocketEnd = {
    send: (message) => void socket.write(frame(BINARY, Buffer.from(message as string))),
    close: () => void socket.end(frame(CLOSE, NORMAL_CLOSURE)),
  };
  let waiting = Buffer.alloc(0);
  // A client that disconnects is not an error of the emulator.
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let next = readFrame(waiting); next !== "partial"; next = readFrame(waiting)) {
      if (next === "too large") return end.close();
      waiting = waiting.subarray(next.length);
      if (next.opcode === CLOSE) return end.close();
      if (next.opcode === PING) socket.write(frame(PONG, next.payload));
      if (next.opcode === TEXT || next.opcode === BINARY) received(next.payload, end);
    }
  });
  return end;
}

function frame(opcode: number, payload: Buffer): Buffer {
  const head = payload.length < 126 ? Buffer.from([0x80 | opcode, payload.length]) : Buffer.alloc(4);
  if (payload.length >= 126) {
    head.writeUInt8(0x80 | opcode, 0);
    head.writeUInt8(126, 1);
    head.writeUInt16BE(Math.min(payload.length, 0xffff), 2);
  }
  return Buffer.concat([head, payload.subarray(0, 0xffff)]);
}

/** The first frame in the received bytes, unmasked. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | "partial" | "too large" {
  if (bytes.length < 2) return "partial";
  const opcode = bytes.readUInt8(0) & 0x0f;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  const short = bytes.readUInt8(1) & 0x7f;
  if (short === 127) return "too large";
  const at = short === 126 ? 4 : 2;
  if (bytes.length < at) return "partial";
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  if (size > MOST_BYTES) return "too large";
  const start = at + (masked ? 4 : 0);
  if (bytes.length < start + size) return "partial";
  const mask = bytes.subarray(at, start);
  const payload = Buffer.from(bytes.subarray(start, start + size));
  if (masked) for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
  return { opcode, payload, length: start + size };
}
