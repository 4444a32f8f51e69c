import { describe, expect, it } from "vitest";
import { z } from "zod";
import { check } from "../../../provider/lifecycle/check";
import { diff, recordedIn } from "../../../provider/lifecycle/diff";
import { DEAD, DRIFT, UNRETURNED } from "../../../provider/lifecycle/internal-properties";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { cluster } from "../../../provider/tencent/tke/cluster";
import { clusterEndpoint as endpoint } from "../../../provider/tencent/tke/cluster-endpoint";
import { nodePool as pool } from "../../../provider/tencent/tke/node-pool";
import { memoryKind } from "../../support/memory-kind";

const none = { changes: [], replaces: [], deleteBeforeReplace: false, recorded: [], drifted: [] };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
const batch = { clusterId: "c", name: "n", subnetIds: ["s1", "s2"], securityGroupIds: ["g"] };

describe("diff", () => {
  it("sees no change in what the cloud chose, in order, in defaults and in rounding", () => {
    const chosen = { version: "1.10.5", region: "gsqy", status: "Running", nodeCount: 3 };
    expect(diff(cluster, { ...web, ...chosen }, web)).toEqual(none);
    expect(diff(cluster, { ...web, maxPodsPerNode: 100 }, { ...web, maxPodsPerNode: 128 })).toEqual(none);
    expect(diff(cluster, web, { ...web, type: "MANAGED_CLUSTER", dualStack: false, ipvs: undefined })).toEqual(none);
    expect(diff(pool, batch, { ...batch, subnetIds: ["s2", "s1"] })).toEqual(none);
    const taints = [
      { key: "a", value: "1", effect: "NoSchedule" },
      { key: "b", effect: "NoSchedule" },
    ];
    expect(diff(pool, { ...batch, taints }, { ...batch, taints: taints.toReversed() })).toEqual(none);
    expect(diff(pool, { ...batch, labels: {} }, batch)).toEqual(none);
    expect(diff(cluster, { ...web, __provider: "old" }, { ...web, __provider: "new", __urn: "urn" })).toEqual(none);
  });

  it("costs under 0.3 ms of processor for an unchanged resource, the check included", () => {
    const program = JSON.stringify({ ...web, tags: { team: "a" }, timeouts: { create: "30m" } });
    const once = () => {
      check(cluster, JSON.parse(program));
      expect(diff(cluster, JSON.parse(program), JSON.parse(program))).toEqual(none);
    };
    const rounds = Array.from({ length: 20 }, () => {
      const began = process.threadCpuUsage();
      for (let run = 0; run < 50; run++) once();
      return process.threadCpuUsage(began).user / 50_000;
    });
    expect(Math.min(...rounds)).toBeLessThan(0.3);
  });

  it("survives a state that its rules cannot read", () => {
    expect(diff(cluster, { ...web, vpcId: { a: [] }, eniSubnetIds: 5 }, web).replaces).toContain("vpcId");
    expect(() => diff(cluster, { ...web, eniSubnetIds: 5 }, { ...web, eniSubnetIds: ["a"] })).not.toThrow();
  });

  it("answers each change as the resource file declares", () => {
    expect(diff(cluster, web, { ...web, name: "blue" })).toMatchObject({ replaces: [] });
    expect(diff(cluster, web, { ...web, vpcId: "vpc-2", name: "blue" })).toMatchObject({
      changes: [
        { path: "name", kind: "update", replace: false },
        { path: "vpcId", kind: "update", replace: true },
      ],
      replaces: ["vpcId"],
      deleteBeforeReplace: false,
    });
    const cni = { ...web, networkType: "VPC-CNI", eniSubnetIds: ["a"] };
    expect(diff(cluster, cni, { ...cni, eniSubnetIds: ["b", "a"] }).replaces).toEqual([]);
    expect(diff(cluster, cni, { ...cni, eniSubnetIds: ["b"] }).replaces).toEqual(["eniSubnetIds"]);
  });

  it("sees an optional input that was cleared", () => {
    expect(diff(pool, { ...batch, labels: { a: "b" } }, batch).changes).toEqual([
      { path: "labels", kind: "delete", replace: false },
    ]);
    expect(diff(pool, { ...batch, labels: { a: "b" } }, { ...batch, labels: {} }).changes).toHaveLength(1);
  });

  it("goes to the deepest place that differs", () => {
    const state = { ...web, extraArgs: { kubeApiServer: ["a=1"], kubeScheduler: ["v=2"] } };
    const inputs = { ...web, extraArgs: { kubeApiServer: ["a=1"], kubeScheduler: ["v=3"] } };
    expect(diff(cluster, state, inputs).changes.map((change) => change.path)).toEqual(["extraArgs.kubeScheduler"]);
  });

  it("counts what is not known yet as a change", () => {
    expect(diff(cluster, web, { ...web, vpcId: UNKNOWN }).replaces).toEqual(["vpcId"]);
    expect(diff(cluster, web, { ...web, description: UNKNOWN }).changes).toHaveLength(1);
  });

  it("refuses to replace what is protected, and replaces what was never ready", () => {
    const kept = { ...web, deletionProtection: true };
    expect(() => diff(cluster, kept, { ...kept, vpcId: "vpc-2" })).toThrow(
      "vpcId cannot change in place, and deletionProtection is true; set it to false",
    );
    expect(diff(cluster, { ...web, __dead: true }, web).replaces).toEqual(["status"]);
  });

  it("refuses what neither the cloud nor a replacement changes, unless the resource is replaced anyway", () => {
    const open = { clusterId: "c", access: "internal", subnetId: "s1", domain: "a.example.com" };
    expect(() => diff(endpoint, open, { ...open, subnetId: "s2", domain: "b.example.com" })).toThrow(
      /^subnetId, domain cannot change: the API has no call that changes or closes an endpoint/,
    );
    expect(diff(endpoint, open, { ...open, clusterId: "d", subnetId: "s2" }).replaces).toEqual(["clusterId"]);
    expect(diff(endpoint, open, { ...open, subnetId: UNKNOWN })).toMatchObject({
      changes: [{ path: "subnetId", replace: false }],
      replaces: [],
    });
  });
});

describe("the shown paths of a difference", () => {
  const thing = memoryKind();
  const { spec } = memoryKind({
    inputs: thing.spec.inputs.extend({
      any: z.unknown(),
      list: z.array(z.unknown()).optional(),
      "a.b": z.string().optional(),
    }) as never,
  });
  const paths = (was: object, now: object) =>
    diff(spec, { name: "web", ...was }, { name: "web", ...now }).changes.map(({ path, kind }) => `${kind} ${path}`);

  it("are those of the deepest members that differ, by name and by position", () => {
    expect(paths({ any: { a: { b: 1, c: 2 } } }, { any: { a: { b: 1, c: 3 } } })).toEqual(["update any.a.c"]);
    expect(paths({ any: { a: { b: 1 } } }, { any: { a: { b: 1, c: { d: 1 } } } })).toEqual(["update any.a.c"]);
    expect(paths({ list: [{ a: 1 }, { a: 2, b: 2 }] }, { list: [{ a: 1 }, { a: 3, b: 2 }] })).toEqual([
      "update list[1].a",
    ]);
    expect(paths({ any: { "x.y": 1, z: 1 } }, { any: { "x.y": 2, z: 2 } })).toEqual([
      ...['update any["x.y"]', "update any.z"],
    ]);
    expect(paths({ "a.b": "1" }, { "a.b": "2" })).toEqual(['update ["a.b"]']);
  });

  it("are those of the whole where lists differ in length, hold plain values, or one is no list", () => {
    expect(paths({ list: [{ a: 1 }, { a: 2 }] }, { list: [{ a: 3 }] })).toEqual(["update list"]);
    expect(paths({ list: ["a", "b"] }, { list: ["a", "c"] })).toEqual(["update list"]);
    expect(paths({ list: [{ a: 1 }, "b"] }, { list: [{ a: 2 }, "b"] })).toEqual(["update list"]);
    expect(paths({ any: { 0: { a: 1 } } }, { any: [{ a: 2 }] })).toEqual(["update any"]);
    expect(paths({ any: { a: 1 } }, { any: null })).toEqual(["update any"]);
    expect(paths({ any: { a: { b: 1 } } }, { any: { a: null } })).toEqual(["update any.a"]);
    expect(paths({ any: { a: 5 } }, { any: { a: { b: 1 } } })).toEqual(["update any.a"]);
  });

  it("say whether the input is new, cleared or changed; what is not known yet is changed as a whole", () => {
    expect(paths({}, { any: { a: { b: 1 } } })).toEqual(["add any"]);
    expect(paths({ any: { a: { b: 1 } } }, {})).toEqual(["delete any"]);
    expect(paths({ any: { a: { b: 1, c: 1 } } }, { any: { a: { b: UNKNOWN, c: 1 } } })).toEqual(["update any"]);
    expect(paths({ any: UNKNOWN }, { any: UNKNOWN })).toEqual(["update any"]);
  });
});

describe("what is protected, dead or cannot change", () => {
  const { spec } = memoryKind({ remains: "no call changes it", onChange: {} as never });
  const refusing = { ...spec, onChange: { ...spec.onChange, size: "refuse", tags: "refuse" } } as typeof spec;
  const web = { name: "web", vpcId: "vpc-1", version: "1", deletionProtection: true };

  it("is named, all of it, and an update of what is protected goes on", () => {
    const { spec: thing } = memoryKind();
    expect(() => diff(thing, web, { ...web, vpcId: "vpc-2", version: "2" })).toThrow(/^vpcId, version cannot change/);
    expect(diff(thing, web, { ...web, name: "blue" }).replaces).toEqual([]);
    expect(() => diff(refusing, web, { ...web, size: 3, tags: { a: "1" } })).toThrow(
      "size, tags cannot change: no call changes it",
    );
    expect(diff(refusing, web, { ...web, size: UNKNOWN }).changes).toEqual([
      { path: "size", kind: "update", replace: false },
    ]);
  });

  it("is replaced where it died before it was ever ready", () => {
    const dead = { ...web, deletionProtection: undefined, [DEAD]: true };
    expect(diff(memoryKind().spec, dead, dead)).toMatchObject({
      changes: [{ path: "status", kind: "update", replace: true }],
      replaces: ["status"],
      deleteBeforeReplace: false,
    });
  });

  it("is deleted first only where its kind says so and can read the state", () => {
    const first = memoryKind({ deleteBeforeReplace: (want, was) => want.size === 1 && was.name.length > 0 }).spec;
    const next = { ...web, deletionProtection: undefined, vpcId: "vpc-2" };
    const was = { ...next, vpcId: "vpc-1" };
    expect(diff(first, was, next).deleteBeforeReplace).toBe(true);
    expect(diff(first, was, { ...next, size: 2 }).deleteBeforeReplace).toBe(false);
    expect(diff(first, { ...was, name: undefined }, next).deleteBeforeReplace).toBe(false);
    expect(diff(memoryKind().spec, was, next).deleteBeforeReplace).toBe(false);
    expect(diff(first, was, { ...was, name: "blue" }).deleteBeforeReplace).toBe(false);
  });

  it("whose rule cannot read the state is updated, and another error of a rule is thrown", () => {
    const rule = (error: Error) => () => {
      throw error;
    };
    const failing = (error: Error) => ({ ...spec, onChange: { ...spec.onChange, size: rule(error) } }) as typeof spec;
    expect(diff(failing(new TypeError("x")), web, { ...web, size: 5 }).changes).toEqual([
      { path: "size", kind: "update", replace: false },
    ]);
    expect(() => diff(failing(new Error("a fault")), web, { ...web, size: 5 })).toThrow("a fault");
  });
});

describe("an input that an import did not learn", () => {
  const { spec } = memoryKind();
  const imported = { name: "web", [UNRETURNED]: ["password", "tags"] };

  it("is recorded when the program says it first, and is no change", () => {
    const said = { name: "web", password: "first" };
    expect(diff(spec, imported, said)).toEqual({ ...none, recorded: ["password"] });
    expect(recordedIn(spec, imported, said)).toEqual(["password"]);
    expect(diff(spec, imported, { name: "web", password: "" })).toEqual(none);
    expect(diff(spec, { name: "web", password: "first" }, { name: "web", password: "second" }).changes).toEqual([
      { path: "password", kind: "update", replace: false },
    ]);
  });

  it("in part is recorded where the rest agrees, and a change where it does not", () => {
    const inputs = spec.inputs.extend({ probe: z.object({ path: z.string(), port: z.number() }).partial().optional() });
    const probing = memoryKind({ inputs: inputs as never, unreturned: ["probe.port"] }).spec;
    const found = { name: "web", probe: { path: "/" }, [UNRETURNED]: ["probe"] };
    expect(diff(probing, found, { name: "web", probe: { path: "/", port: 80 } })).toEqual({
      ...none,
      recorded: ["probe"],
    });
    expect(diff(probing, found, { name: "web", probe: { path: "/" } })).toEqual(none);
    const other = diff(probing, found, { name: "web", probe: { path: "/x", port: 80 } });
    expect([other.changes.length, other.recorded]).toEqual([1, []]);
    // Where all of it is known, the port is as much of it as the path.
    const known = { name: "web", probe: { path: "/" } };
    expect(diff(probing, known, { name: "web", probe: { path: "/", port: 80 } }).changes).toHaveLength(1);
  });

  it("in other words is recorded where the kind says that they agree", () => {
    const agreeing = memoryKind({ agrees: { vpcId: (found, said) => found === `id of ${said}` } }).spec;
    const found = { name: "web", vpcId: "id of mine", [UNRETURNED]: ["vpcId"] };
    expect(diff(agreeing, found, { name: "web", vpcId: "mine" })).toEqual({ ...none, recorded: ["vpcId"] });
    expect(diff(agreeing, found, { name: "web", vpcId: "other" }).replaces).toEqual(["vpcId"]);
    expect(diff(agreeing, found, { name: "web", vpcId: UNKNOWN }).replaces).toEqual(["vpcId"]);
    const drifted = { name: "web", vpcId: "id of mine", [DRIFT]: { vpcId: { said: "old" } } };
    expect(diff(agreeing, drifted, { name: "web", vpcId: "mine" })).toEqual(none);
    const known = { name: "web", vpcId: "id of mine" };
    expect(diff(agreeing, known, { name: "web", vpcId: "mine" }).replaces).toEqual(["vpcId"]);
  });
});

describe("an input that was changed outside, and that only a replacement changes back", () => {
  const { spec } = memoryKind();
  const drifted = { name: "web", vpcId: "vpc-2", [DRIFT]: { vpcId: { said: "vpc-1" } } };

  it("is no change while the program says what it said, and is returned for the warning", () => {
    const difference = { ...none, drifted: [{ field: "vpcId", said: "vpc-1", live: "vpc-2" }] };
    expect(diff(spec, drifted, { name: "web", vpcId: "vpc-1" })).toEqual(difference);
    expect(diff(spec, drifted, { name: "web", vpcId: "vpc-1", onDrift: "warn" })).toMatchObject({
      replaces: [],
      drifted: difference.drifted,
    });
  });

  it("is replaced where the program asks for it, or says a third value, or one that is not known", () => {
    const asking = { ...drifted, onDrift: "replace" };
    expect(diff(spec, asking, { name: "web", vpcId: "vpc-1", onDrift: "replace" }).replaces).toEqual(["vpcId"]);
    expect(diff(spec, drifted, { name: "web", vpcId: "vpc-3" }).replaces).toEqual(["vpcId"]);
    expect(diff(spec, drifted, { name: "web", vpcId: UNKNOWN }).replaces).toEqual(["vpcId"]);
  });

  it("is accepted where the program says the live value", () => {
    expect(diff(spec, drifted, { name: "web", vpcId: "vpc-2" })).toEqual(none);
  });
});

it("what the cloud chose stays where the program says nothing, in kinds that choose and in those that do not", () => {
  expect(diff(memoryKind().spec, { name: "web", version: "2" }, { name: "web" })).toEqual(none);
  const plain = memoryKind({ computed: undefined }).spec;
  expect(diff(plain, { name: "web", version: "2" }, { name: "web" }).replaces).toEqual(["version"]);
});
