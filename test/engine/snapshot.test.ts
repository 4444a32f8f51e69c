import { expect, test } from "vitest";
import { normalizeUrns } from "../../engine/apply/normalize";
import { DependencyGraph } from "../../engine/graph";
import { type Deployment, newManifest, readDeployment, verifyIntegrity, writeDeployment } from "../../engine/snapshot";
import type { ResourceState } from "../../engine/types";

const urnOf = (name: string) => `urn:pulumi:dev::p::t:m:T::${name}`;
const provider = "urn:pulumi:dev::p::pulumi:providers:t::default";

const resource = (name: string, fields: Partial<ResourceState> = {}): ResourceState => ({
  urn: urnOf(name),
  custom: true,
  id: name,
  type: "t:m:T",
  inputs: {},
  outputs: {},
  provider: `${provider}::1`,
  ...fields,
});
const providerState = resource("default", { urn: provider, type: "pulumi:providers:t", id: "1", provider: undefined });

test("a deployment is written as it was read, fields without a meaning of their own included", () => {
  const deployment: Deployment = {
    manifest: { time: "2026-11-22T12:00:00Z", magic: "", version: "" },
    resources: [
      {
        urn: urnOf("a"),
        custom: true,
        id: "1",
        type: "t:m:T",
        inputs: { x: [1, { y: null }] },
        dependencies: [urnOf("b")],
        propertyDependencies: { x: [] },
        customTimeouts: { create: 60 },
        created: "2026-11-22T12:00:00.000000001Z",
        sourcePosition: "project:///index.ts#1,2",
        stackTrace: [{ sourcePosition: "project:///index.ts#1,2" }, {}],
        future: { kept: true },
      },
    ],
    pending_operations: [{ resource: { urn: urnOf("c"), custom: true, type: "t:m:T" }, type: "creating" }],
    metadata: {},
  };
  expect(writeDeployment(readDeployment(structuredClone(deployment), undefined), "plaintext")).toEqual(deployment);
});

test.for([
  [{ custom: true, type: "t" }, "resource at index 0 missing required 'urn' field"],
  [{ urn: "urn:x", custom: true }, "resource 'urn:x' missing required 'type' field"],
  [{ urn: "urn:x", type: "t", custom: false, id: "1" }, "resource 'urn:x' has 'custom' false but non-empty ID"],
  [{ urn: "urn:x", type: "t", custom: true, viewOf: "urn:y" }, "resource 'urn:x' is a view"],
] as const)("%j is refused", ([json, message]) => {
  const manifest = { time: "", magic: "", version: "" };
  expect(() => readDeployment({ manifest, resources: [{ ...json }] }, undefined)).toThrow(message);
});

test("everything that a resource refers to must come before it", () => {
  const a = resource("a", { dependencies: [urnOf("b")] });
  expect(() => verifyIntegrity([providerState, resource("b"), a])).not.toThrow();
  expect(() => verifyIntegrity([providerState, a, resource("b")])).toThrow(`${urnOf("a")} comes before dependency`);
  expect(() => verifyIntegrity([providerState, a])).toThrow(`${urnOf("a")} refers to missing dependency ${urnOf("b")}`);
  expect(() => verifyIntegrity([resource("b")])).toThrow("refers to unknown provider");
});

test("old names in references give way to the new ones, in children as well", () => {
  const parent = resource("new", { custom: false, type: "t:m:T", provider: undefined, aliases: [urnOf("old")] });
  const child = resource("kid", { urn: "urn:pulumi:dev::p::t:m:T$t:m:T::kid", parent: urnOf("old") });
  const user = resource("user", { dependencies: [urnOf("old")], propertyDependencies: { x: [urnOf("old")] } });
  const [first, second, third] = normalizeUrns([parent, child, user]);
  expect(first?.aliases).toBeUndefined();
  expect(second?.parent).toBe(urnOf("new"));
  expect(third?.dependencies).toEqual([urnOf("new")]);
  expect(third?.propertyDependencies).toEqual({ x: [urnOf("new")] });
  expect(user.dependencies, "the original is left alone").toEqual([urnOf("old")]);
});

test("dependents and dependencies are found by provider, parent, property and component", () => {
  const box = resource("box", { custom: false, provider: undefined });
  const inside = resource("inside", { parent: box.urn });
  const after = resource("after", { dependencies: [box.urn] });
  const all = [providerState, box, inside, after];
  const graph = new DependencyGraph(all);
  expect(graph.dependenciesOf(after)).toEqual(new Set([providerState, box, inside]));
  expect(graph.dependingOn(box, new Set(), false)).toEqual([after]);
  expect(graph.dependingOn(box, new Set(), true)).toEqual([inside, after]);
  expect(graph.transitiveDependenciesOf(after)).toEqual(new Set([providerState, box]));
});

test("what has not changed since the last save is written as it was then, and whatever has changed as it is", () => {
  const [a, b] = [resource("a", { outputs: { x: 1 } }), resource("b")];
  const write = () =>
    writeDeployment({ manifest: newManifest(), resources: [a, b], pendingOperations: [] }, "plaintext");
  const first = write();
  a.outputs = { x: 2 };
  a.delete = true;
  const second = write();
  expect(second.resources?.[0]).toMatchObject({ outputs: { x: 2 }, delete: true });
  expect(second.resources?.[1]).toBe(first.resources?.[1]);
  delete a.delete;
  expect(write().resources?.[0]).not.toHaveProperty("delete");
});
