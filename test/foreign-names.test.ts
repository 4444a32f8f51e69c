import { describe, expect, it } from "vitest";
import { graphOf } from "../cli/graph/model";
import { breach } from "../emulator/baidu/errors";
import { readRestContract } from "../emulator/contract/rest";
import { setAt } from "../engine/backend/config-path";
import { diffProperties } from "../engine/display/property-diff";
import { annotateSecrets, Secret } from "../engine/values";
import { resourceOf } from "../provider/clouds";
import { overlay } from "../provider/ctyun/eci/parts/unreturned";
import { wishFor } from "../provider/dynamic/autonaming";
import { normalField } from "../provider/lifecycle/normal-form";
import { isPlaceholder } from "../provider/lifecycle/unreturned";
import { checkConfig } from "../provider/plugin/config";
import { lookUp } from "../words/look-up";
import { addMachine, memoryApi, memoryCluster } from "./support/memory-cluster";

const NAMES = ["constructor", "toString", "hasOwnProperty", "__proto__"];

/** An object with one member, whatever its name. */
const having = (name: string, value: unknown) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);

describe.each(NAMES)("what every object has is nothing that was given: %s", (name) => {
  it("in a table", () => {
    expect(lookUp({}, name)).toBeUndefined();
    expect(lookUp(having(name, 1), name)).toBe(1);
  });

  it("in the provider", async () => {
    const spec = await resourceOf("tcr:Namespace");
    expect(normalField(spec, name, "x")).toBe("x");
    expect(isPlaceholder(spec, name, "")).toBe(true);
    expect(() => checkConfig(having(name, having(name, 1)))).not.toThrow(TypeError);
    expect(() => checkConfig({ tencent: having(name, having(name, 1)) })).not.toThrow(TypeError);
    const resource = { type: "tcr:Namespace", name: "web", stack: "dev", project: "p", seed: "s" };
    for (const part of [name, `${name}(3)`, `config.${name}`]) {
      const rules = JSON.stringify({ pattern: `x-\${${part}}` });
      expect(wishFor(resource, { "pulumi:autonaming": rules })).toBe(`\${${part}}`);
    }
    const known = { ...having("a", "1"), ...Object.fromEntries([[name, "x"]]) };
    expect(Object.values(overlay(known, { a: "1" }) as object)).toEqual(["1", undefined]);
  });

  it("in the engine", () => {
    expect(diffProperties({}, having(name, "x")).map(([, change]) => change)).toEqual(
      name.startsWith("__") ? [] : diffProperties({}, { plain: "x" }).map(([, change]) => change),
    );
    expect(JSON.stringify(setAt({}, ["a", name, "b"], "1", []))).toBe(JSON.stringify({ a: having(name, { b: "1" }) }));
    const outs = {};
    annotateSecrets(outs, Object.fromEntries([[name, new Secret("x")]]));
    expect(Object.keys(outs)).toEqual([]);
  });

  it("in a graph's types", async () => {
    const type = `${name}:Thing`;
    const { nodes } = await graphOf({ resources: [{ urn: `urn:pulumi:dev::p::${type}::x`, type }] });
    expect(nodes[0]?.cloud).toBe("other");
  });

  it("in the emulator", () => {
    const action = { ...readRestContract("bci").actions.get("CreateInstance"), name } as never;
    expect(breach(action, { kind: "unknown", path: name, expected: "" }).code).toBe("InappropriateJSON");
  });

  it("in a cluster", async () => {
    const cluster = memoryCluster();
    addMachine(cluster, "ins-1");
    const api = memoryApi(cluster);
    const containers = [{ name: "app", image: "nginx:1", resources: { requests: having(name, "1") } }];
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web", labels: { app: "web" } },
      spec: { containers },
    };
    const pods = "/api/v1/namespaces/default/pods";
    expect((await api("POST", pods, pod)).status).toBe(201);
    for (const [selector, count] of [
      [name, 0],
      [`!${name}`, 1],
      [`${name} in (x)`, 0],
    ] as const) {
      const { body } = await api("GET", `${pods}?labelSelector=${encodeURIComponent(selector)}`);
      expect([selector, (body as { items: object[] }).items.length]).toEqual([selector, count]);
    }
    for (const type of ["merge-patch+json", "strategic-merge-patch+json"]) {
      const patch = { metadata: { annotations: having(name, "x") } };
      const { status, body } = await api("PATCH", `${pods}/web`, patch, `application/${type}`);
      // A name of Kubernetes begins with a letter or digit.
      const isName = /^[a-z]/i.test(name);
      expect(status).toBe(isName ? 200 : 422);
      if (isName) expect(body).toMatchObject({ metadata: { annotations: { [name]: "x" } } });
      await api("PATCH", `${pods}/web`, { metadata: { annotations: null } }, `application/${type}`);
    }
    const template = {
      spec: { template: { spec: { containers: [{ name: "a", image: "b" }], restartPolicy: "Never" } } },
    };
    const job = {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "web" },
      spec: { schedule: name, jobTemplate: template },
    };
    const refused = await api("POST", "/apis/batch/v1/namespaces/default/cronjobs", job);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain(`expected exactly 5 fields, found 1: [${name}]`);
  });
});
