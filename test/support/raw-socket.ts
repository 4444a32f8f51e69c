import { once } from "node:events";
import { connect } from "node:net";

/** Sends any bytes over a connection of its own. @returns everything that came back until it was closed, or fell silent */
export async function sendRaw(url: string, parts: readonly (string | Buffer)[], silenceMs = 1_000): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // Bytes that nobody reads any more are no failure of the test.
  socket.on("error", () => undefined);
  let received = "";
  socket.setEncoding("latin1").on("data", (text: string) => {
    received += text;
  });
  await once(socket, "connect");
  for (const part of parts) socket.write(part);
  socket.setTimeout(silenceMs, () => socket.destroy());
  await new Promise((closed) => socket.once("close", closed));
  return received;
}
