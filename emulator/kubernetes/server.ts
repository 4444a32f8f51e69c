import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Row } from "../row";
import { type ClusterAttributes, clusters } from "../tencent/tke/parts/cluster-row";
import { settle } from "../transitions";
import type { World } from "../world";
import { authorityOf } from "./authority";
import { clusterOf } from "./cluster";
import { contentOf } from "./content";
import { discoveryOf } from "./discovery";
import { serveExec } from "./exec";
import { readPath } from "./path";
import { answer } from "./requests";
import { reviewOf } from "./reviews";
import { noSuchPath, StatusError } from "./status";
import { followLog, serveWatch } from "./watch";

/** Far larger than any Kubernetes object. */
const MOST_BYTES = 3 * 1024 * 1024;
/** The name in a client's request and the one in the response differ, because a content type cannot contain an at sign. */
const OPENAPI_ASKED = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
const OPENAPI_ANSWERED = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

/**
 * The API servers of all clusters on one TLS port. The client's certificate or token identifies the cluster.
 * @param touch reports that the state may have changed
 */
export async function startApiServer(world: World, host: string, port: number, touch: () => void): Promise<Server> {
  const authority = authorityOf(world.state);
  const hosts = [...new Set(["localhost", "127.0.0.1", "::1", host])];
  const { certificate, key } = authority.issue({ commonName: "kubernetes", organization: "container-clouds", hosts });
  const server = createServer(
    { cert: certificate, key, ca: authority.certificate, requestCert: true, rejectUnauthorized: false },
    (incoming, outgoing) => {
      serve(world, incoming, outgoing).then(touch, (error: Error) => {
        if (outgoing.headersSent) return void outgoing.destroy();
        const { code, body } = refusalOf(error);
        send(outgoing, code, body);
      });
    },
  );
  const connections = new Set<Duplex>();
  server.on("upgrade", (incoming, socket) => {
    connections.add(socket.once("close", () => connections.delete(socket)));
    socket.on("error", () => socket.destroy());
    try {
      upgrade(world, incoming, socket);
    } catch (error) {
      refuse(socket, error as Error);
    }
  });
  server.once("close", () => {
    for (const connection of connections) connection.destroy();
  });
  // A client that disconnects or does not speak TLS is not an error of the server.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  world.apiServer.address = `${address.includes(":") ? `[${address}]` : address}:${(server.address() as AddressInfo).port}`;
  return server;
}

function refusalOf(error: Error): StatusError {
  if (error instanceof StatusError) return error;
  console.error("emulator: kubernetes:", error);
  return new StatusError(500, "InternalError", "an internal error");
}

/** Handles a connection upgrade. @throws StatusError */
function upgrade(world: World, incoming: IncomingMessage, socket: Duplex): void {
  settle(world);
  const row = callerOf(world, incoming);
  if (row === undefined) throw unauthorized();
  const url = new URL(incoming.url ?? "/", "https://kubernetes");
  const target = readPath(url.pathname);
  if (target?.subresource === undefined) throw noSuchPath();
  serveExec(clusterOf(world, row), target, url.searchParams, incoming, socket);
}

function refuse(socket: Duplex, error: Error): void {
  const { code, reason, body } = refusalOf(error);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${code} ${reason}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

const unauthorized = () => new StatusError(401, "Unauthorized", "Unauthorized");

async function serve(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  settle(world);
  const row = callerOf(world, incoming);
  if (row === undefined) throw unauthorized();
  const url = new URL(incoming.url ?? "/", "https://kubernetes");
  const accept = incoming.headers.accept ?? "";
  if (/^\/(healthz|livez|readyz)$/.test(url.pathname)) return void outgoing.end("ok");
  if (url.pathname === "/openapi/v2" && accept.includes(OPENAPI_ASKED)) {
    // An empty document, so that clients validate nothing.
    outgoing.writeHead(200, { "content-type": OPENAPI_ANSWERED });
    return void outgoing.end();
  }
  const document = discoveryOf(url.pathname, row.attributes.ClusterVersion);
  if (document !== undefined) return send(outgoing, 200, document);
  const method = incoming.method ?? "GET";
  const contentType = (incoming.headers["content-type"] ?? "").split(";")[0]?.trim() || "application/json";
  const review = reviewOf(url.pathname, method, contentOf(body, contentType));
  if (review !== undefined) return send(outgoing, 201, review);
  const target = readPath(url.pathname);
  if (target === undefined) throw noSuchPath();
  const cluster = clusterOf(world, row);
  const query = url.searchParams;
  const watched = ["true", "1"].includes(query.get("watch") ?? "");
  if (method === "GET" && watched && target.name === undefined)
    return serveWatch(cluster, target, { query, accept }, outgoing);
  const followed = ["true", "1"].includes(query.get("follow") ?? "");
  const agent = incoming.headers["user-agent"]?.split("/")[0];
  const request = { agent, method, query, accept, contentType, body: contentOf(body, contentType) };
  const { status, body: object, warnings = [] } = answer(cluster, target, request);
  if (typeof object === "string" && followed) return followLog(cluster, target, object, outgoing);
  if (warnings.length > 0)
    outgoing.setHeader(
      "warning",
      warnings.map((text) => `299 - ${JSON.stringify(text)}`),
    );
  send(outgoing, status, object);
}

/** The cluster of the caller's certificate, token or password (DescribeClusterSecurity). */
function callerOf(world: World, incoming: IncomingMessage): Row<ClusterAttributes> | undefined {
  const socket = incoming.socket as TLSSocket;
  const rows = clusters.rows(world.state);
  const [scheme, token = ""] = (incoming.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() === "basic") {
    const [user, ...password] = Buffer.from(token, "base64").toString().split(":");
    if (user !== "admin") return undefined;
    return [...rows.values()].find(({ attributes }) => attributes.Password === password.join(":"));
  }
  if (scheme?.toLowerCase() === "bearer")
    return [...rows.values()].find(({ attributes }) => attributes.Token === token);
  const name = socket.authorized ? String(socket.getPeerCertificate().subject.CN) : "";
  const id = name.slice(name.indexOf("@") + 1);
  return rows.get(id);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new StatusError(413, "RequestEntityTooLarge", `the request is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(outgoing: ServerResponse, status: number, body: object | string): void {
  const [type, text] = typeof body === "string" ? ["text/plain", body] : ["application/json", JSON.stringify(body)];
  outgoing.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  outgoing.end(text);
}
