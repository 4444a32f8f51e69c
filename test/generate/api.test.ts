import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { apis, writeApi } from "../../generate/api";
import { type Contract, type Field, fieldsOf, readContract, repository, requestFields } from "../../generate/contract";
import { formatted } from "../../generate/format";
import { bciTable } from "../../provider/baidu/bci/api.gen";
import { becTable } from "../../provider/baidu/bec/api.gen";
import { eciTable } from "../../provider/ctyun/eci/api.gen";
import { tcrTable } from "../../provider/tencent/tcr/api.gen";
import { tkeTable } from "../../provider/tencent/tke/api.gen";
import { isSecretName } from "../../provider/transport/redaction";

describe("the APIs' types", () => {
  test.each(apis)("of $service are what its contract gives", ({ service, client, path }) => {
    const committed = readFileSync(resolve(repository, path), "utf8");
    const [file] = formatted([{ path, text: writeApi(service, client) }]);
    expect(committed === file?.text, `${path} is stale: run "npm run generate"`).toBe(true);
  });

  test.each([
    [tkeTable, 61],
    [tcrTable, 29],
    [bciTable, 8],
    [becTable, 19],
    [eciTable, 45],
  ])("have every call of the contract, and no fewer than the documents: %#", (table, count) => {
    const contract = readContract(table.service);
    expect(Object.keys(table.actions)).toEqual(Object.keys(contract.actions));
    expect(Object.keys(table.actions).length).toBeGreaterThanOrEqual(count);
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

  test("name every secret of a request: no field whose name says so is without a mark in the contract", () => {
    for (const table of [tkeTable, tcrTable, bciTable, becTable, eciTable]) {
      const contract = readContract(table.service);
      for (const [name, action] of Object.entries(contract.actions)) {
        const paths = requestFields(action).flatMap((field) => textPaths(field, contract, []));
        const named = paths.filter((path) => isSecretName(path.split(".").at(-1) ?? "") && !NO_SECRETS.test(path));
        const facts = (table.actions as Record<string, { secrets?: readonly string[] }>)[name];
        expect(facts?.secrets ?? [], `${table.service} ${name}`).toEqual(expect.arrayContaining(named));
      }
    }
    expect(tcrTable.actions.CreateUserPersonal).toMatchObject({ secrets: ["Password"] });
    expect(tkeTable.actions.AddExistedInstances).toMatchObject({ secrets: ["LoginSettings.Password"] });
    expect(eciTable.actions.createContainerGroup.secrets).toContain("volumes.*.secretVolume.secretToPaths.*.content");
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

/** A token that makes a call repeatable, or says where a page begins. */
const NO_SECRETS = /^(clientToken|nextToken)$/;

/** Paths of the texts in a field. */
function textPaths(field: Field, contract: Contract, within: readonly string[]): string[] {
  const type = field.inferredType ?? field.type;
  const item = /^(?:Array of |array<)([^>|]+)>?$/.exec(type)?.[1];
  const name = item ?? type;
  const structure = contract.types[name];
  if (structure === undefined) return /^string$/i.test(name) ? [field.name] : [];
  if (within.includes(name)) return [];
  const inside = fieldsOf(structure).flatMap((inner) => textPaths(inner, contract, [...within, name]));
  return inside.map((path) => `${field.name}.${item ? "*." : ""}${path}`);
}
