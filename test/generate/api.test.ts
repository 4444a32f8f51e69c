import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { apis, writeApi } from "../../generate/api";
import { readContract, repository } from "../../generate/contract";
import { format } from "../../generate/format";
import { bciTable } from "../../provider/baidu/bci/api.gen";
import { becTable } from "../../provider/baidu/bec/api.gen";
import { eciTable } from "../../provider/ctyun/eci/api.gen";
import { tcrTable } from "../../provider/tencent/tcr/api.gen";
import { tkeTable } from "../../provider/tencent/tke/api.gen";

describe("the APIs' types", () => {
  test.each(apis)("of $service are what its contract gives", ({ service, client, path }) => {
    const committed = readFileSync(resolve(repository, path), "utf8");
    expect(committed === format(path, writeApi(service, client)), `${path} is stale: run "npm run generate"`).toBe(
      true,
    );
  });

  test.each([
    [tkeTable, 61],
    [tcrTable, 29],
    [bciTable, 8],
    [becTable, 19],
    [eciTable, 45],
  ])("have every call of the contract: %#", (table, count) => {
    const contract = readContract(table.service);
    expect(Object.keys(table.actions)).toEqual(Object.keys(contract.actions));
    expect(Object.keys(table.actions)).toHaveLength(count);
  });

  test("carry the documented rates", () => {
    for (const table of [tkeTable, tcrTable]) {
      const contract = readContract(table.service);
      for (const [name, action] of Object.entries(contract.actions)) {
        const facts = (table.actions as Record<string, { rate?: number }>)[name];
        expect(facts?.rate ?? table.rate, name).toBe(action.rateLimitPerSecond);
      }
    }
  });

  test("call no writing call a reading one", () => {
    const reading = [tkeTable, tcrTable, bciTable, becTable, eciTable].flatMap((table) =>
      Object.entries(table.actions)
        .filter(([, facts]) => facts.reads)
        .map(([name]) => name),
    );
    const verbs = new Set(reading.map((name) => /^[A-Za-z][a-z]+/.exec(name)?.[0].toLowerCase()));
    expect([...verbs].sort()).toEqual(["check", "container", "describe", "get", "list", "query", "user", "validate"]);
    expect(reading).not.toContain("copyDataCache");
    expect(reading).not.toContain("execWebsocket");
  });
});
