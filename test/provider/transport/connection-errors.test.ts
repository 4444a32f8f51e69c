import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { connect } from "../../../provider/transport/connect";
import { type CloudError, ConfigError, mayHaveActed } from "../../../provider/transport/errors";
import type { Settings } from "../../../provider/transport/settings";
import { failureOf } from "../../support/failures";
import certificate from "./loopback-certificate.json";
import { keys } from "./scripted";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Listens on a free port until the test's end, at an address of this machine. */
async function listen(server: Server | ReturnType<typeof createSocketServer>, address = "127.0.0.1"): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => void sockets.add(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const noClusters: RequestListener = (_request, response) =>
  response.end(JSON.stringify({ Response: { Clusters: [], TotalCount: 0, RequestId: "r" } }));

/** How a web server refuses plain HTTP at a port of TLS. */
const badRequest = (type: string) =>
  Buffer.from(`HTTP/1.1 400 Bad Request\r\nContent-Type: ${type}\r\nConnection: close\r\n\r\nThis is an HTTPS port.\n`);

function describeClusters({ tencent = {}, ...settings }: Settings, env: NodeJS.ProcessEnv = {}) {
  const all = { ...settings, tencent: { ...keys.tencent, region: "gsqy", ...(tencent as object) } };
  const clouds = connect(all, { env, warn: () => undefined });
  cleanUps.push(() => clouds.close());
  return clouds.tencent().tke.DescribeClusters({});
}

const failure = async (settings: Settings, env?: NodeJS.ProcessEnv) =>
  (await failureOf(describeClusters(settings, env))) as CloudError;

/** A PEM file with this text. */
function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "container-clouds-"));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "ca.pem"), text);
  return join(folder, "ca.pem");
}

describe("each of these failures has a remedy of its own", () => {
  test.each(["http://127.0.0.1:1", "http://no-such-host.invalid:3128"])(
    "the proxy %s, which cannot be reached",
    async (proxy) => {
      const { host } = new URL(proxy);
      const error = await failure({ endpoint: "https://clouds.example.com", proxy, retry: "none" });
      expect(error.reason).toMatch(
        new RegExp(`^the proxy ${host}: (connection refused|host not found|the name server)`),
      );
      expect(error.remedy).toBe(
        "check container-clouds:proxy, HTTPS_PROXY, HTTP_PROXY and ALL_PROXY; name hosts that need no proxy in container-clouds:tencent.noProxy",
      );
      expect(error.mayHaveTakenEffect).toBe(false);
      const direct = await failure({
        endpoint: "http://127.0.0.1:1",
        proxy: "http://proxy.example.com:8080",
        retry: "none",
      });
      expect(direct.reason).toMatch(/^connection refused/);
    },
  );

  test.each(["http://127.8.9.10", "https://127.8.9.10", "socks5://127.8.9.10"])(
    "the proxy %s, which cannot be reached at the port of its protocol",
    async (proxy) => {
      const error = await failure({ endpoint: "https://clouds.example.com", proxy, retry: "none" });
      expect(error.reason).toBe("the proxy 127.8.9.10: connection refused: no server listens there");
      expect(error.remedy).toMatch(/^check container-clouds:proxy, HTTPS_PROXY, HTTP_PROXY and ALL_PROXY/);
      // No proxy is blamed where there is none in between.
      const direct = { endpoint: "https://127.8.9.11", proxy, noProxy: "127.8.9.11", retry: "none" };
      expect((await failure(direct)).reason).toBe("connection refused: no server listens there");
    },
  );

  test.each(["https", "socks5"])("the %s proxy that lets nobody in in time", async (scheme) => {
    const port = await listen(createSocketServer());
    const proxy = `${scheme}://127.0.0.1:${port}`;
    const settings = { endpoint: "https://clouds.example.com", proxy, timeout: { connect: "1s" }, retry: "none" };
    const error = await failure(settings);
    expect(error).toMatchObject({ reason: `the proxy 127.0.0.1:${port}: the connection timed out` });
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false });
    expect(error.remedy).toMatch(/^check container-clouds:proxy, HTTPS_PROXY, HTTP_PROXY and ALL_PROXY/);
  });

  test.each(["socks5", "https"])("a call that ends while the %s proxy still lets nobody in", async (scheme) => {
    const port = await listen(createSocketServer());
    const proxy = `${scheme}://127.0.0.1:${port}`;
    const settings = { endpoint: "https://clouds.example.com", proxy, timeout: { request: "1s" }, retry: "none" };
    // The connection's own timeout is longer. Nothing was sent until then.
    expect(await failure(settings)).toMatchObject({
      category: "connection",
      reason: "no connection within 1 s",
      mayHaveTakenEffect: false,
      remedy: expect.stringMatching(/^check container-clouds:endpoint, the region and the proxy/),
    });
  });

  test("a SOCKS proxy that cannot connect", async () => {
    const replies = [Buffer.from([5, 0]), Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])];
    const port = await listen(
      createSocketServer((socket) => {
        const left = [...replies];
        socket.on("data", () => socket.write(left.shift() ?? ""));
      }),
    );
    const proxy = `socks5://127.0.0.1:${port}`;
    expect(await failure({ endpoint: "https://clouds.example.com", proxy, retry: "none" })).toMatchObject({
      reason: "the proxy refused to connect (SOCKS5: Connection refused)",
      remedy: expect.stringMatching(/^check container-clouds:endpoint, the region and the proxy/),
      mayHaveTakenEffect: false,
    });
  });

  test("a proxy with a certificate that nobody knows", async () => {
    const port = await listen(createSecureServer(certificate, noClusters));
    const error = await failure({ endpoint: "https://clouds.example.com", proxy: `https://localhost:${port}` });
    expect(error.reason).toMatch(new RegExp(`^the proxy localhost:${port}: its certificate is not trusted`));
    expect(error.remedy).toMatch(/^set container-clouds:tencent\.caFile to a PEM file/);
  });

  test.each([
    ["HTTPS_PROXY", "127.0.0.1:1"],
    ["https_proxy", "127.0.0.1:1"],
    ["HTTP_PROXY", "http://127.0.0.1:1"],
    ["ALL_PROXY", "http://127.0.0.1:1"],
    ["all_proxy", "127.0.0.1:1"],
  ])("the proxy that %s names as %s, as curl takes it", async (name, value) => {
    const error = await failure({ endpoint: "https://clouds.example.com", retry: "none" }, { [name]: value });
    expect(error.reason).toBe("the proxy 127.0.0.1:1: connection refused: no server listens there");
    expect(error.mayHaveTakenEffect).toBe(false);
  });

  test.each(["HTTPS_PROXY", "https_proxy"])("no proxy, which an empty %s asks for beside others", async (name) => {
    const env = { HTTP_PROXY: "http://127.0.0.1:1", ALL_PROXY: "http://127.0.0.1:1", [name]: "" };
    const error = await failure({ endpoint: "https://clouds.example.invalid", retry: "none" }, env);
    expect(error.reason).not.toContain("the proxy");
  });

  test.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"])(
    "a proxy in %s that is none",
    async (name) => {
      const env = { [name]: "ftp://user:word@proxy" };
      // Also where another file is read for the connection.
      for (const settings of [{}, { caFile: file(certificate.cert) }]) {
        const error = await failure({ endpoint: "https://clouds.example.com", ...settings }, env);
        expect(error).toBeInstanceOf(ConfigError);
        expect(error.message).toBe(`${name}: must be a URL such as "http://proxy:8080" or "socks5://proxy:1080"`);
        expect(mayHaveActed(error)).toBe(false);
      }
    },
  );

  test.each([
    ["http", "an HTTP proxy"],
    ["socks5", "a SOCKS5 proxy"],
  ])("a port of another protocol as a proxy with %s://", async (scheme, expected) => {
    const greeter = createSocketServer((socket) => socket.end("SSH-2.0-x\r\n"));
    const tls = scheme === "http" ? [await listen(createSecureServer(certificate, noClusters))] : [];
    for (const port of [...tls, await listen(greeter)]) {
      const proxy = `${scheme}://127.0.0.1:${port}`;
      const error = await failure({ endpoint: "https://clouds.example.com", proxy, retry: "none" });
      expect(error.reason).toMatch(new RegExp(`^the proxy 127.0.0.1:${port}: it does not respond as ${expected} \\(`));
      expect(error.remedy).toMatch(
        /^write the protocol of the proxy's port in container-clouds:proxy, HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: http:\/\/, https:\/\//,
      );
      expect(error.mayHaveTakenEffect).toBe(false);
    }
  });

  test("an endpoint with http:// whose port speaks TLS", async () => {
    const port = await listen(createSecureServer(certificate, noClusters));
    const error = await failure({ endpoint: `http://127.0.0.1:${port}`, retry: "none" });
    expect(error.reason).toMatch(/^(the connection broke \(|the server speaks TLS at this port, not plain HTTP$)/);
    expect(error.remedy).toBe(speaksTls(port));
    expect(error.mayHaveTakenEffect).toBe(true);
  });

  const speaksTls = (port: number, setting = "container-clouds:endpoint") =>
    `check the port in ${setting} and of the proxy; if the port of http://127.0.0.1:${port} speaks TLS, write "https://127.0.0.1:${port}"`;

  test.each([
    ["an alert of TLS", Buffer.from([0x15, 3, 1, 0, 2, 2, 22]), /^the server speaks TLS at this port, not plain HTTP$/],
    [
      "the page of a web server",
      badRequest("text/html"),
      /^the response is not this API's JSON \(HTTP 400, text\/html\)$/,
    ],
    [
      "a server's plain text",
      badRequest("text/plain"),
      /^the response is not this API's JSON \(HTTP 400, text\/plain\)$/,
    ],
  ])("an endpoint with http:// whose port speaks TLS and answers with %s", async (_what, bytes, reason) => {
    const port = await listen(createSocketServer((socket) => socket.once("data", () => socket.end(bytes))));
    const error = await failure({ endpoint: `http://127.0.0.1:${port}`, retry: "none" });
    expect(error.reason).toMatch(reason);
    expect(error.remedy).toBe(speaksTls(port));
  });

  test("an endpoint of one service, by its own setting", async () => {
    const greeter = createSocketServer((socket) => socket.once("data", () => socket.end(badRequest("text/html"))));
    const port = await listen(greeter);
    const tencent = { endpoints: { tke: `http://127.0.0.1:${port}` } };
    const error = await failure({ endpoint: "https://127.0.0.1:1", retry: "none", tencent });
    expect(error.remedy).toBe(speaksTls(port, "container-clouds:tencent.endpoints.tke"));
  });

  test("a proxy of HTTP beside a SOCKS proxy of HTTPS, each in its own protocol", async () => {
    const port = await listen(
      createSocketServer((socket) => socket.once("data", () => socket.end(Buffer.from([5, 255])))),
    );
    const env = { HTTP_PROXY: "http://127.0.0.1:1", HTTPS_PROXY: `socks5h://127.0.0.1:${port}` };
    const error = await failure({ endpoint: "https://clouds.example.com", retry: "none" }, env);
    expect(error.reason).toBe("the proxy requires a user name and password, or refused them");
    const plain = await failure({ endpoint: "insecure+http://clouds.example.com", retry: "none" }, env);
    expect(plain.reason).toBe("the proxy 127.0.0.1:1: connection refused: no server listens there");
  });

  test("an endpoint without http:// of a server that speaks no TLS", async () => {
    const port = await listen(createHttpServer(noClusters));
    const error = await failure({ endpoint: `127.0.0.1:${port}` });
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false, attempts: 1 });
    expect(error.reason).toBe("the server speaks plain HTTP or another protocol at this port, not TLS");
    expect(error.remedy).toBe(
      `write "http://127.0.0.1:${port}" in container-clouds:endpoint: without a scheme it is HTTPS`,
    );
  });

  test("a server that accepts none of the ciphers, to which nothing was sent", async () => {
    const options = {
      ...certificate,
      minVersion: "TLSv1.2",
      maxVersion: "TLSv1.2",
      ciphers: "PSK-AES128-CBC-SHA256",
    } as const;
    const port = await listen(createSecureServer({ ...options, pskCallback: () => null } as never, noClusters));
    const error = await failure({ endpoint: `https://localhost:${port}` });
    expect(error).toMatchObject({ mayHaveTakenEffect: false, attempts: 1 });
    expect(error.code).toMatch(/HANDSHAKE_FAILURE$/);
    expect(error.reason).toMatch(/^the server refused the TLS handshake \(/);
  });

  test("a server that speaks an old TLS only, to which nothing was sent", async () => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const port = await listen(createSecureServer({ ...certificate, ...old }, noClusters));
    const error = await failure({ endpoint: `https://localhost:${port}` });
    expect(error).toMatchObject({ mayHaveTakenEffect: false, attempts: 1 });
    expect(error.code).toMatch(/^ERR_SSL_/);
    expect(error.reason).toMatch(/^(the TLS handshake failed|the server refused the TLS handshake) \(/);
  });

  test("a server that hangs up in the handshake, to which nothing was sent", async () => {
    let connections = 0;
    const server = createSocketServer((socket) => {
      connections++;
      socket.once("data", () => socket.resetAndDestroy());
    });
    const port = await listen(server);
    const error = await failure({ endpoint: `https://localhost:${port}`, retry: { maxAttempts: 2, base: "1ms" } });
    expect(error).toMatchObject({ mayHaveTakenEffect: false, attempts: 2 });
    expect(error.reason).toMatch(/^the connection could not be made \(/);
    expect(connections).toBe(2);
  });

  test("a certificate that nobody knows", async () => {
    const port = await listen(createSecureServer(certificate, noClusters));
    const error = await failure({ endpoint: `https://localhost:${port}` });
    expect(error.remedy).toMatch(/^set container-clouds:tencent\.caFile to a PEM file/);
  });

  test("a certificate for another host", async () => {
    const port = await listen(createSecureServer(certificate, noClusters), "127.0.0.2");
    const error = await failure({ endpoint: `https://127.0.0.2:${port}`, caFile: file(certificate.cert) });
    expect(error).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID", mayHaveTakenEffect: false, attempts: 1 });
    expect(error.reason).toMatch(/^the server's certificate is for another host \(.*127\.0\.0\.2/);
    expect(error.remedy).toMatch(/^write a host name of the certificate in container-clouds:endpoint/);
  });

  test.each([
    ["", /names a file without a certificate \(.*\): it must be PEM/],
    ["-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", /names a file without a certificate/],
    [
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      /names a file whose certificate 1 cannot be read/,
    ],
  ])("a caFile that holds %j", async (text, message) => {
    const error = await failureOf(describeClusters({ endpoint: "https://localhost:1", caFile: file(text) }));
    expect(error.message).toMatch(/^container-clouds:caFile: /);
    expect(error.message).toMatch(message);
  });

  test("a caFile that is a device, which would never end", async () => {
    const error = await failureOf(describeClusters({ endpoint: "https://localhost:1", caFile: "/dev/zero" }));
    expect(error.message).toBe("container-clouds:caFile: cannot be read (it is not a file)");
  });

  test("an endpoint of the environment, by its variable", async () => {
    const env = { CONTAINER_CLOUDS_ENDPOINT: "https://127.0.0.1:1" };
    expect((await failure({ retry: "none" }, env)).remedy).toMatch(/^check CONTAINER_CLOUDS_ENDPOINT, the region/);
    const both = await failure({ retry: "none", endpoint: "https://127.0.0.1:1" }, env);
    expect(both.remedy).toMatch(/^check container-clouds:endpoint, the region/);
  });

  test.each(["https", "http"])("a proxy that refuses the password of a call over %s", async (scheme) => {
    const asked: string[] = [];
    const proxy = createHttpServer((request, response) => {
      asked.push(`${request.method}`);
      response.writeHead(407, { date: "Thu, 01 Jan 1970 00:00:00 GMT" }).end();
    });
    proxy.on("connect", (request, socket: Socket) => {
      asked.push(`${request.method}`);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    const url = `http://user:wrong@127.0.0.1:${await listen(proxy)}`;
    const error = await failure({ endpoint: `${scheme}://127.0.0.1:1`, proxy: url });
    expect(error).toMatchObject({ mayHaveTakenEffect: false, attempts: 1 });
    expect(asked).toHaveLength(1);
    expect(error.reason).toBe("the proxy requires a user name and password, or refused them");
    expect(error.remedy).toMatch(/^write the user name and password in container-clouds:proxy, as http:/);
  });
});

describe("one definition of this machine", () => {
  test.each(["127.9.9.9", "localhost", "127.0.0.1", "127.1"])(
    "http://%s is allowed, and no proxy of the environment sees it",
    async (host) => {
      let asked = 0;
      const proxy = createHttpServer((_request, response) => {
        asked++;
        response.end();
      }).on("connect", (_request, socket) => {
        asked++;
        socket.destroy();
      });
      const env = { HTTP_PROXY: `http://127.0.0.1:${await listen(proxy)}`, NO_PROXY: "example.com" };
      const port = await listen(createHttpServer(noClusters), host === "localhost" ? "127.0.0.1" : host);
      await describeClusters({ endpoint: `http://${host}:${port}` }, env);
      expect(asked).toBe(0);
    },
  );
});
