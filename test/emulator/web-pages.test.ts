import { request } from "node:https";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ctyunCaller } from "../support/ctyun-call";
import { eciGroup } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { fetchWithHost } from "../support/raw-http";
import { sendRaw } from "../support/raw-socket";
import { tencentCaller } from "../support/tencent-call";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

const ROLE = "/latest/meta-data/cam/security-credentials/EmulatorInstanceRole";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const TOKEN = ["{}", '{"sub":"x"}', "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");
const role = { RoleArn: "qcs::cam::uin/100000000001:roleName/x", RoleSessionName: "page" };
const assume = new URLSearchParams({
  Action: "AssumeRoleWithWebIdentity",
  Version: "2018-08-13",
  ProviderId: "x",
  WebIdentityToken: TOKEN,
  ...role,
}).toString();
const saml = new URLSearchParams({
  Action: "AssumeRoleWithSAML",
  Version: "2018-08-13",
  SAMLAssertion: Buffer.from("<Response/>").toString("base64"),
  PrincipalArn: "x",
  ...role,
}).toString();

/** Calls that ask for no key and hand some out. */
const UNSIGNED: Readonly<Record<string, { method: string; path: string; body?: string }>> = {
  "the credentials of a machine's role": { method: "GET", path: ROLE },
  "the name of a machine's role": { method: "GET", path: "/latest/meta-data/cam/security-credentials/" },
  "a role for a web identity, as a form": { method: "POST", path: "/", body: assume },
  "a role for a web identity, in the query": { method: "GET", path: `/?${assume}` },
  "a role for a SAML assertion": { method: "POST", path: "/", body: saml },
  "the emulator's keys": { method: "GET", path: "/_emulator/environment" },
  "the emulator's health": { method: "GET", path: "/_emulator/health" },
};

const THIS_MACHINE = [
  ...["localhost", "LOCALHOST.:80", "127.1", "127.1:8080", "0x7f.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]:80"],
  ...["[::ffff:127.0.0.1]", "[::ffff:127.0.0.1]:8080", "[::FFFF:7f00:1]:8080"],
];

const ask = (
  { method, path, body }: { method: string; path: string; body?: string },
  headers: Record<string, string>,
) => {
  const { host = new URL(cloud.url).host, ...others } = headers;
  return fetchWithHost(cloud.url, host, { method, path, body, headers: { ...(body && FORM), ...others } });
};

describe.each(Object.entries(UNSIGNED))("%s", (name, call) => {
  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { host: "evil.example" },
    { host: "sts.evil.example" },
    { host: "metadata.tencentyun.com.evil.example" },
    { host: "127.0.0.1.evil.example" },
    { host: "127.0.0.1@evil.example" },
    { host: "evil.example@127.0.0.1" },
    { host: "[::ffff:10.0.0.1]" },
    { host: "10.1" },
    { host: "tke.evil.example" },
    { host: "evil.example", origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("is for no web page: %j", async (headers) => {
    const { body } = await ask(call, headers);
    expect(body).not.toMatch(/TmpSecret|"Token"|SECRET|^EmulatorInstanceRole|uptime/);
  });

  it("is for programs of this machine, and under the cloud's own name", async () => {
    const own = name.startsWith("a role") ? "sts.tencentcloudapi.com" : "metadata.tencentyun.com";
    const hosts = name.startsWith("the emulator") ? THIS_MACHINE : [...THIS_MACHINE, own];
    for (const host of hosts) {
      const { status, body } = await ask(call, { host });
      expect([status, body]).toEqual([200, expect.stringMatching(/TmpSecretKey|EmulatorInstanceRole|SECRET|uptime/)]);
    }
  });
});

it("a page's simple request is refused before its signature: who knows the seed knows the keys", async () => {
  const tke = tencentCaller(cloud.url, cloud.credentials.tencent, "tke");
  const headers = { origin: "https://evil.example" };
  for (const path of ["/", "/v2/instance", "/eci/api/v1/containers/createContainerGroup"]) {
    const { status, body } = await ask({ method: "POST", path, body: "a=b" }, headers);
    expect([status, body]).toEqual([
      403,
      "the emulated clouds are closed to web pages, and so to https://evil.example\n",
    ]);
  }
  expect(await tke("DescribeClusters")).toMatchObject({ TotalCount: 0 });
});

it("a cluster's API server tells a page nothing: it asks everybody for a certificate, a token or a password", async () => {
  const tke = tencentCaller(cloud.url, cloud.credentials.tencent, "tke");
  const { ClusterId } = await tke("CreateCluster", {
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
    ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
  });
  await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
  const { Kubeconfig } = await tke("DescribeClusterKubeconfig", { ClusterId });
  const [, server = ""] = /server: (\S+)/.exec(String(Kubeconfig)) ?? [];
  for (const path of ["/api/v1/secrets", "/healthz", "/openapi/v2", "/api", "/version"])
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const status = await new Promise((resolve, reject) =>
        request(`${server}${path}`, { method, rejectUnauthorized: false, headers: { origin: "https://evil.example" } })
          .on("response", (answer) => resolve(answer.resume().statusCode))
          .on("error", reject)
          .end(),
      );
      expect([path, method, status]).toEqual([path, method, 401]);
    }
});

it("a terminal's WebSocket opens to programs, and to no page", async () => {
  const eci = ctyunCaller(cloud.url, cloud.credentials.ctyun);
  const { body: made } = await eci("POST /containers/createContainerGroup", eciGroup());
  expect(made.message).toBeUndefined();
  const id = made.returnObj.containerGroupId;
  const { body } = await eci(`GET /containers/createContainerWebsocket/${id}?containerName=web&command=sh`);
  const path = body.returnObj.webSocketUri.replace(/^ws:\/\/[^/]+/, "");
  const opened = (header: string) =>
    sendRaw(cloud.url, [
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n${header}sec-websocket-key: AAAA\r\n\r\n`,
    ]);
  expect(await opened("origin: https://evil.example\r\n")).toMatch(/^HTTP\/1\.1 404 /);
  expect(await opened("")).toMatch(/^HTTP\/1\.1 101 /);
});
