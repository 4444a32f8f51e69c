import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from "vitest";
import { effectsOf } from "../../emulator/effects";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const page = (file: string) => fetch(`${emulator.url}/_emulator/console/${file}`);

/** Opens the stream of events. @returns what waits for the next event */
async function watch(): Promise<() => Promise<string>> {
  const sent = request(`${emulator.url}/_emulator/events`);
  onTestFinished(() => void sent.destroy());
  sent.on("error", () => undefined).end();
  const [incoming] = (await once(sent, "response")) as [IncomingMessage];
  expect(incoming.headers["content-type"]).toContain("text/event-stream");
  const chunks = incoming.setEncoding("utf8")[Symbol.asyncIterator]();
  const next = async () => String((await chunks.next()).value);
  expect(await next()).toMatch(/^event: change\ndata: 1\n\n/);
  return next;
}

const createNamespace = () =>
  tencentCaller(emulator.url, emulator.credentials.tencent, "tcr")("CreateNamespacePersonal", { Namespace: "team" });

it("serves a page that takes nothing from outside", async () => {
  const texts = await Promise.all(
    ["", "console.css", "console.mjs", "entries.mjs"].map(async (file) => (await page(file)).text()),
  );
  for (const text of texts) expect(text).not.toMatch(/https?:|\/\/[a-z]|@import|url\(|innerHTML/);
  const { headers } = await page("");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect((await page("nothing.js")).status).toBe(404);
  expect((await page("..%2froutes.ts")).status).toBe(404);
});

it("is at the emulator's address for a browser, and for no client of the clouds", async () => {
  const ask = (headers: Record<string, string>, query = "") =>
    fetch(`${emulator.url}/${query}`, { headers, redirect: "manual" });
  const browser = await ask({ accept: "text/html,*/*" });
  expect([browser.status, browser.headers.get("location")]).toEqual([302, "/_emulator/console/"]);
  expect((await ask({ accept: "*/*" })).status).not.toBe(302);
  expect((await ask({ accept: "text/html" }, "?Action=DescribeClusters")).status).not.toBe(302);
});

it("keeps pages of other sites away, as the admin API does", async () => {
  for (const path of ["console/", "events", "environment"]) {
    const answer = await fetch(`${emulator.url}/_emulator/${path}`, { headers: { origin: "https://evil.example" } });
    expect(answer.status, path).toBe(403);
  }
});

it("has the names in the page that its script looks for", async () => {
  const [html, script] = await Promise.all([(await page("")).text(), (await page("console.mjs")).text()]);
  const ids = [...script.matchAll(/\bat\("([^"]+)"\)|onSubmit\("([^"]+)"/g)].map(([, at, form]) => at ?? form);
  expect(ids.length).toBeGreaterThan(15);
  for (const id of ids) expect(html).toContain(`id="${id}"`);
});

it("tells when something changes: by a call, by the admin API, and by time alone", async () => {
  const next = await watch();
  await createNamespace();
  expect(await next()).toContain("data: 2");
  const { id } = await emulator.fault({ service: "tke", throttle: true });
  expect(await next()).toContain("data: 3");
  await fetch(`${emulator.url}/_emulator/faults/${id}`, { method: "DELETE" });
  expect(await next()).toContain("data: 4");
});

it("says of a call what was answered and what it changed while somebody looks on", async () => {
  await createNamespace();
  expect((await emulator.requests())[0]).not.toHaveProperty("answer");
  await emulator.reset();
  await watch();
  await createNamespace();
  const [call] = await emulator.requests();
  expect(call?.answer).toMatchObject({ Response: { RequestId: call?.requestId } });
  expect(call?.effects).toEqual([{ service: "tcr", kind: "namespace", id: expect.any(String), what: "created" }]);
});

it("shows what differs between two inventories", () => {
  const base = { service: "tcr", name: "a", status: "present", account: "1", region: "", createdAt: "" };
  const item = (id: string, attributes: object) => ({ ...base, kind: "namespace", id, attributes: { ...attributes } });
  expect(effectsOf([item("a", { x: 1, y: 2 }), item("b", {})], [item("a", { x: 1, y: 3 }), item("c", {})])).toEqual([
    { service: "tcr", kind: "namespace", id: "b", what: "removed" },
    {
      service: "tcr",
      kind: "namespace",
      id: "a",
      what: "changed",
      fields: [{ name: "y", before: 2, after: 3 }],
    },
    { service: "tcr", kind: "namespace", id: "c", what: "created" },
  ]);
});

it("hands out what points a shell at the emulator", async () => {
  const answer = await fetch(`${emulator.url}/_emulator/environment`);
  const { variables, shell } = (await answer.json()) as { variables: Record<string, string>; shell: string };
  expect(variables).toMatchObject({
    CONTAINER_CLOUDS_ENDPOINT: emulator.url,
    TENCENTCLOUD_SECRET_ID: emulator.credentials.tencent.secretId,
  });
  expect(shell).toContain(`export CTYUN_AK='${emulator.credentials.ctyun.accessKey}'`);
});
