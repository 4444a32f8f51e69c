import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect as connectTo, createServer as createSocketServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Clouds, connect } from "../../../provider/transport/connect";
import { ConfigError } from "../../../provider/transport/errors";
import type { Settings } from "../../../provider/transport/settings";
import { failureOf } from "../../support/failures";
import certificate from "./loopback-certificate.json";
import { keys } from "./scripted";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Listens on a free port of this machine until the test's end. */
async function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const serve = async (answer: RequestListener) => `http://127.0.0.1:${await listen(createHttpServer(answer))}`;

function open(settings: Settings, env: NodeJS.ProcessEnv = {}, warn: (text: string) => void = () => undefined): Clouds {
  const clouds = connect(
    { retry: "none", ...settings, tencent: { ...keys.tencent, region: "gsqy" }, baidu: keys.baidu },
    { env, warn },
  );
  cleanUps.push(() => clouds.close());
  return clouds;
}

const noClusters: RequestListener = (_request, response) =>
  response.end(JSON.stringify({ Response: { Clusters: [], TotalCount: 0, RequestId: "r" } }));

const describeClusters = (clouds: Clouds) => clouds.tencent().tke.DescribeClusters({});

describe("a server", () => {
  test("gets many calls through connections that are kept", async () => {
    const connections = new Set<Socket>();
    const endpoint = await serve((request, response) => {
      connections.add(request.socket);
      noClusters(request, response);
    });
    const clouds = open({ endpoint, rateLimit: "none" });
    for (let round = 0; round < 20; round++) await describeClusters(clouds);
    // The next call may begin before the answer's last byte has freed its connection.
    expect(connections.size).toBeLessThanOrEqual(2);
    await Promise.all(Array.from({ length: 300 }, () => describeClusters(clouds)));
    expect(connections.size).toBeLessThanOrEqual(64);
  });

  test("sees the headers and the body that were signed, and who calls", async () => {
    let seen: IncomingMessage | undefined;
    let body = "";
    const endpoint = await serve(async (request, response) => {
      seen = request;
      for await (const chunk of request) body += chunk;
      noClusters(request, response);
    });
    await open({ endpoint, userAgent: "my-platform/7" })
      .tencent()
      .tke.DescribeClusters({ ClusterIds: ["cls-1"] });
    expect(body).toBe('{"ClusterIds":["cls-1"]}');
    expect(seen?.headers).toMatchObject({
      host: new URL(endpoint).host,
      "content-type": "application/json",
      "content-length": "24",
      "x-tc-action": "DescribeClusters",
      "x-tc-version": "2018-05-25",
      "x-tc-region": "gsqy",
      "x-tc-token": keys.tencent.token,
    });
    expect(seen?.headers["user-agent"]).toMatch(/^my-platform\/7 pulumi-container-clouds\/\d+\.\d+\.\d+/);
  });

  test("that nobody started is named, with what to check", async () => {
    const port = await listen(createSocketServer());
    await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
    const error = await failureOf(describeClusters(open({ endpoint: `http://127.0.0.1:${port}` })));
    expect(error).toMatchObject({
      category: "connection",
      code: "ECONNREFUSED",
      mayHaveTakenEffect: false,
      httpStatus: 0,
    });
    expect(error.message).toBe(
      `connection refused: no server listens there (ECONNREFUSED, tke DescribeClusters at http://127.0.0.1:${port}): check container-clouds:endpoint, the region and the proxy, and that the network reaches http://127.0.0.1:${port}`,
    );
  });

  test("whose name does not exist is named", async () => {
    const error = await failureOf(describeClusters(open({ endpoint: "https://tke.example.invalid" })));
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false });
    expect(error.message).toContain("https://tke.example.invalid");
  });

  test("that hangs is left after the request's time", async () => {
    const endpoint = await serve(() => undefined);
    const error = await failureOf(describeClusters(open({ endpoint, timeout: { request: "50ms" } })));
    expect(error).toMatchObject({ category: "timeout", mayHaveTakenEffect: true });
    expect(error.message).toBe(
      `no response within 0.05 s (Timeout, tke DescribeClusters at ${endpoint}): check that ${endpoint} responds, or increase container-clouds:timeout.request`,
    );
  });

  test("that hangs in the middle of an answer is left as well", async () => {
    const endpoint = await serve((_request, response) => void response.writeHead(200).write('{"Response":'));
    const error = await failureOf(describeClusters(open({ endpoint, timeout: { request: "500ms" } })));
    expect(error).toMatchObject({ category: "timeout" });
  });

  test("that is slow for ever is left after the total time, repeats included", async () => {
    let requests = 0;
    const endpoint = await serve(() => {
      requests++;
    });
    const settings = {
      endpoint,
      timeout: { request: "20ms", total: "1s" },
      retry: { maxAttempts: 100, base: "1ms" },
    };
    const error = await failureOf(describeClusters(open(settings)));
    expect(error).toMatchObject({ category: "timeout" });
    expect(requests).toBeGreaterThan(1);
  });

  test("that hangs is left at once when the call is cancelled", async () => {
    const stop = new AbortController();
    const endpoint = await serve(() => stop.abort(new Error("cancelled by the user")));
    const running = open({ endpoint }).tencent().tke.DescribeClusters({}, { signal: stop.signal });
    expect((await failureOf(running)).message).toBe("cancelled by the user");
  });

  test("that resets the connection leaves a write's outcome open", async () => {
    const endpoint = await serve((request) => request.socket.resetAndDestroy());
    const error = await failureOf(
      open({ endpoint })
        .tencent()
        .tke.DeleteClusterAsGroups({ ClusterId: "c", AutoScalingGroupIds: ["a"] }),
    );
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: true });
    expect(error.message).toContain("the connection broke (");
  });

  test.each([
    [
      "junk",
      200,
      { "content-type": "text/html" },
      "<html>hello",
      "MalformedAnswer",
      "the response is not this API's JSON (HTTP 200, text/html)",
    ],
    [
      "broken JSON",
      200,
      { "content-type": "application/json" },
      '{"Response":{',
      "MalformedAnswer",
      "(HTTP 200, application/json)",
    ],
    [
      "another API's JSON",
      200,
      { "content-type": "application/json" },
      '{"ok":true}',
      "MalformedAnswer",
      "is not this API's JSON",
    ],
    [
      "a redirect",
      302,
      { location: "https://example.com/" },
      "",
      "UnexpectedRedirect",
      "the response is a redirect (HTTP 302)",
    ],
    ["a gateway's page", 503, { "content-type": "text/html" }, "<html>", "HTTP 503", "the server failed (text/html)"],
  ])("that answers %s is reported by name", async (_, status, headers, text, code, message) => {
    const endpoint = await serve((_request, response) => void response.writeHead(status, headers).end(text));
    const error = await failureOf(describeClusters(open({ endpoint })));
    expect(error).toMatchObject({ code, httpStatus: status });
    expect(error.message).toContain(message);
  });

  test("that answers without end is cut off", async () => {
    const endpoint = await serve((_request, response) => {
      const block = Buffer.alloc(4 * 1024 * 1024, 32);
      const write = () => response.write(block, (error) => error || setImmediate(write));
      write();
    });
    const error = await failureOf(describeClusters(open({ endpoint })));
    expect(error).toMatchObject({ code: "AnswerTooLarge" });
    expect(error.message).toContain("the response is larger than 32 MB");
  });
});

describe("a proxy", () => {
  async function proxy(): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      noClusters(request, response);
    });
    server.on("connect", (request, socket: Socket) => {
      asked.push(`CONNECT ${request.url}`);
      const [host, port] = (request.url ?? "").split(":");
      const far = connectTo(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(far).pipe(socket);
      });
      far.on("error", () => socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
      socket.on("error", () => undefined);
      cleanUps.push(() => far.destroy());
    });
    return { url: `http://127.0.0.1:${await listen(server)}`, asked };
  }

  test("of the settings carries calls, also to this machine, unless noProxy names the host", async () => {
    const { url, asked } = await proxy();
    const endpoint = await serve(noClusters);
    await describeClusters(open({ endpoint, proxy: url }));
    expect(asked).toHaveLength(1);
    await describeClusters(open({ endpoint, proxy: url, noProxy: "127.0.0.1" }));
    expect(asked).toHaveLength(1);
  });

  test("elsewhere is not given what is signed for this machine", async () => {
    const endpoint = await serve(noClusters);
    await describeClusters(open({ endpoint, proxy: "http://proxy.invalid:3128" }));
  });

  test("may speak SOCKS5", async () => {
    let asked = 0;
    const socks = createSocketServer((client) => {
      client.on("error", () => undefined);
      // Greeting, then the wish to connect: version 5, command 1, IPv4, four bytes of address, two of port (RFC 1928).
      client.once("data", () => {
        client.write(Buffer.from([5, 0]));
        client.once("data", (wish) => {
          asked++;
          const far = connectTo(wish.readUInt16BE(wish.length - 2), "127.0.0.1", () => {
            client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
            client.pipe(far).pipe(client);
          });
          far.on("error", () => client.destroy());
          cleanUps.push(() => far.destroy());
        });
      });
    });
    const proxy = `socks5://127.0.0.1:${await listen(socks)}`;
    await describeClusters(open({ endpoint: await serve(noClusters), proxy }));
    expect(asked).toBe(1);
  });

  test("of the environment carries calls to far hosts and never those to this machine", async () => {
    const { url, asked } = await proxy();
    const env = { HTTPS_PROXY: url, HTTP_PROXY: url };
    await describeClusters(open({ endpoint: await serve(noClusters) }, env));
    expect(asked).toEqual([]);
    const error = await failureOf(describeClusters(open({ endpoint: "https://tke.example.invalid" }, env)));
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false });
    expect(error.message).toContain("the proxy refused to connect");
    expect(asked).toEqual(["CONNECT tke.example.invalid:443"]);
  });
});

describe("a private certificate", () => {
  const secure = async () => `https://localhost:${await listen(createSecureServer(certificate, noClusters))}`;

  test("is not trusted, and the message says so", async () => {
    const error = await failureOf(describeClusters(open({ endpoint: await secure() })));
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false, attempts: 1 });
    expect(error.message).toContain("the server's certificate is not trusted");
    expect(error.message).toContain("container-clouds:tencent.caFile");
  });

  test("is trusted when caFile holds its authority", async () => {
    const folder = mkdtempSync(join(tmpdir(), "container-clouds-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "ca.pem"), certificate.cert);
    await describeClusters(open({ endpoint: await secure(), caFile: join(folder, "ca.pem") }));
  });

  test("is taken with insecureSkipVerify, after a warning", async () => {
    const warnings: string[] = [];
    await describeClusters(
      open({ endpoint: await secure(), insecureSkipVerify: "true" }, {}, (text) => void warnings.push(text)),
    );
    expect(warnings).toEqual([
      "container-clouds:insecureSkipVerify is true: certificates are not checked, so anyone on the network path can read and change what is sent",
    ]);
  });

  test("names the setting when caFile cannot be read", async () => {
    const error = await failureOf(
      describeClusters(open({ endpoint: "https://localhost:1", caFile: "/nowhere/ca.pem" })),
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toMatch(/^container-clouds:caFile: cannot be read \(ENOENT/);
  });
});
