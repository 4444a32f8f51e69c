import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type InventoryOptions, listAccount } from "../../../provider/lifecycle/inventory";
import { connect } from "../../../provider/transport/connect";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { operationsAgainst } from "../../support/every-kind";

let cloud: TestEmulator;
let events: unknown[][];

beforeAll(async () => {
  cloud = await startEmulator();
  const { make } = operationsAgainst(cloud);
  for (const namespace of ["team", "tools"]) await make("tcr:Namespace", { name: namespace });
  await make("tcr:Repository", { namespace: "team", name: "api" });
  await make("tcr:Repository", { namespace: "team", name: "web" });
});
beforeEach(() => {
  events = [];
});
afterAll(() => cloud.close());

function options(over: Partial<InventoryOptions> = {}): InventoryOptions {
  const tencent = { ...cloud.credentials.tencent, region: "gsqy" };
  return {
    clouds: connect({ endpoint: cloud.url, rateLimit: "none", retry: "none", tencent } as never),
    signal: new AbortController().signal,
    known: () => undefined,
    page: (part, page, count) => void events.push(["page", part.type, part.scope, page, count]),
    listed: (part, rows) => void events.push(["listed", part.type, part.scope, rows.map(({ id }) => id).sort()]),
    ...over,
  };
}

describe("an inventory", () => {
  it("finds owners before what belongs to them, with their parents, and names the types that have no list", async () => {
    const { found, leftOut } = await listAccount(["tcr"], options());
    const shown = found.map(({ type, id, name, parent }) => [type, id, name, parent?.id]);
    expect(shown.slice(0, 2).sort()).toEqual([
      ["tcr:Namespace", "team", "team", undefined],
      ["tcr:Namespace", "tools", "tools", undefined],
    ]);
    expect(shown.filter(([type]) => type === "tcr:Repository").sort()).toEqual([
      ["tcr:Repository", "team/api", "team/api", "team"],
      ["tcr:Repository", "team/web", "team/web", "team"],
    ]);
    expect(leftOut).toContain("tcr:User");
    expect(leftOut).not.toContain("tcr:Repository");
    expect([...found.map(({ type }) => type), ...leftOut].filter((type) => !type.startsWith("tcr:"))).toEqual([]);
  });

  it("tells after each page how many were found so far, and of each part that is complete", async () => {
    await listAccount(["tcr"], options());
    expect(events).toContainEqual(["page", "tcr:Namespace", "", 1, 2]);
    expect(events).toContainEqual(["listed", "tcr:Namespace", "", ["team", "tools"]]);
    expect(events).toContainEqual(["listed", "tcr:Repository", "", ["team/api", "team/web"]]);
  });

  it("asks nothing of parts that an earlier one has listed", async () => {
    await cloud.clearRequests();
    const known = () => [{ id: "old", name: "old" }];
    const { found } = await listAccount(["tcr"], options({ known }));
    expect(found[0]).toEqual({ type: "tcr:Namespace", id: "old", name: "old" });
    expect(events).toEqual([]);
    expect(await cloud.requests()).toEqual([]);
  });

  it("names what was being listed when a cloud refuses, and takes no refusal for an empty account", async () => {
    await cloud.fault({
      service: "tcr",
      error: { code: "UnauthorizedOperation", message: "not allowed", status: 403 },
    });
    await expect(listAccount(["tcr"], options())).rejects.toThrow(/^listing tcr:Namespace: not allowed/);
    await cloud.clearFaults();
    await cloud.fault({
      service: "tcr",
      action: "DescribeNamespacePersonal",
      error: { code: "ResourceNotFound", message: "there is no registry", status: 404 },
    });
    const { found } = await listAccount(["tcr"], options());
    expect(found.filter(({ type }) => type === "tcr:Namespace")).toEqual([]);
    await cloud.clearFaults();
  });

  it("ends at once when it is aborted", async () => {
    const run = new AbortController();
    const stop = () => run.abort(new Error("that is enough"));
    await expect(listAccount(["tcr"], options({ signal: run.signal, page: stop }))).rejects.toThrow("that is enough");
    await expect(listAccount(["tcr"], options({ signal: run.signal }))).rejects.toThrow("that is enough");
  });
});
