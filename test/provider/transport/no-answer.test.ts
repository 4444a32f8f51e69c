import { channel } from "node:diagnostics_channel";
import { expect, test } from "vitest";
import { explain } from "../../../provider/transport/no-answer";
import { howTo } from "../../../provider/transport/remedies";
import { watchConnections } from "../../../provider/transport/unconnected";

const failing = (code: string) => Object.assign(new Error("for a test"), { code });

/** A failure to connect, as undici publishes it. */
function unconnected(code: string, host = "clouds.example.com", protocol = "https:"): Error {
  watchConnections();
  const error = failing(code);
  channel("undici:client:connectError").publish({ error, connectParams: { protocol, host } });
  return error;
}

test.each([
  ["INVALID_CA", "the server's certificate is not trusted", "trust the certificate"],
  ["PATH_LENGTH_EXCEEDED", "the server's certificate is not trusted", "trust the certificate"],
  ["INVALID_PURPOSE", "the server's certificate is not trusted", "trust the certificate"],
  ["CERT_REVOKED", "the server's certificate is not trusted", "trust the certificate"],
  ["CERT_NOT_YET_VALID", "the server's certificate is not valid at this time", "set the clock"],
  ["HOSTNAME_MISMATCH", "the server's certificate is for another host", "name the right host"],
  ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", "the server refused the TLS handshake", "reach the endpoint"],
  ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "the server refused the TLS handshake", "reach the endpoint"],
  ["ERR_SSL_UNSUPPORTED_PROTOCOL", "the TLS handshake failed", "reach the endpoint"],
  ["ERR_SSL_DH_KEY_TOO_SMALL", "the TLS handshake failed", "reach the endpoint"],
])("a handshake that fails with %s sent nothing, and no repeat helps", (code, reason, remedy) => {
  const { reason: said, ...answer } = explain(unconnected(code));
  expect(said).toBe(`${reason} (for a test)`);
  expect(answer).toMatchObject({ code, remedy, mayHaveTakenEffect: false, transient: false });
});

test.each([
  ["ETIMEDOUT", "the connection timed out"],
  ["EHOSTUNREACH", "no route to the host"],
  ["ECONNRESET", "the connection could not be made (for a test)"],
])("a connection that was never made because of %s sent nothing, and a repeat may help", (code, reason) => {
  expect(explain(unconnected(code))).toMatchObject({ reason, mayHaveTakenEffect: false, transient: true });
});

test.each(["ETIMEDOUT", "EHOSTUNREACH", "ECONNRESET", "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR"])(
  "a connection that was made and broke with %s may have sent the request",
  (code) => {
    const reason = "the connection broke (for a test)";
    expect(explain(failing(code))).toMatchObject({ reason, mayHaveTakenEffect: true, transient: true });
  },
);

test("the server that is blamed is the one that was not reached", () => {
  const url = new URL("https://clouds.example.com");
  const proxy = new URL("http://proxy:80");
  const secure = new URL("https://secure");
  const reasonAt = (protocol: string, host: string, through: URL) =>
    explain(unconnected("EHOSTUNREACH", host, protocol), url, through).reason;
  expect(reasonAt("http:", "proxy", proxy)).toBe("the proxy proxy: no route to the host");
  expect(reasonAt("https:", "secure", secure)).toBe("the proxy secure: no route to the host");
  expect(reasonAt("https:", "proxy", proxy)).toBe("no route to the host");
  expect(reasonAt("https:", "clouds.example.com", secure)).toBe("no route to the host");
  const inner = unconnected("EHOSTUNREACH", "proxy", "http:");
  const outer = new Error("the tunnel failed", { cause: inner });
  expect(explain(outer, url, proxy).reason).toBe("the proxy proxy: no route to the host");
});

test("a plain address beyond this machine is offered only where the network is trusted", () => {
  const place = { cloud: "tencent", endpoint: "https://clouds.example.com:8080" };
  expect(howTo("use plain HTTP", place, "en")).toBe(
    'check the port in container-clouds:tencent.endpoint; only if you trust the network to it, write "insecure+http://clouds.example.com:8080" there',
  );
});
