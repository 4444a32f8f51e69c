import { expect, it } from "vitest";
import { flattenEdgeContainers } from "../../../../provider/baidu/bec/parts/containers";
import { service } from "../../../../provider/baidu/bec/service";
import { normalForm } from "../../../../provider/lifecycle/normal-form";
import { changedInputs } from "../../../../provider/lifecycle/properties";

/** A container whose variable comes from a secret's key, as BEC returns it: `optional` is a boolean in the documents, a string in the Go SDK. */
function returned(kind: string, optional: unknown) {
  const envs = [{ name: "A", valueFrom: { [kind]: { name: "keys", key: "a", optional } } }];
  return flattenEdgeContainers(
    [{ name: "web", imageAddress: "nginx", imageVersion: "1.27", envs }],
    undefined,
    new Map(),
  );
}

const written = (kind: string, optional?: boolean) =>
  normalForm(service, {
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        env: [
          { name: "A", valueFrom: { [kind]: { name: "keys", key: "a", ...(optional !== undefined && { optional }) } } },
        ],
      },
    ],
  });

it.each([
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
  ["", undefined],
  [undefined, undefined],
])("whether a key is optional is read from %j", (optional, expected) => {
  for (const kind of ["secretKeyRef", "configMapKeyRef"]) {
    const source: Readonly<Record<string, object>> = returned(kind, optional)[0]?.env?.[0]?.valueFrom ?? {};
    expect(source[kind]).toEqual({ name: "keys", key: "a", optional: expected });
  }
});

it.each([
  [undefined, [false, "false", "", undefined], [true, "true"]],
  [false, [false, "false", "", undefined], [true, "true"]],
  [true, [true, "true"], [false, "false", "", undefined]],
])("a program that says %j differs only from another meaning", (said, same, other) => {
  for (const kind of ["secretKeyRef", "configMapKeyRef"]) {
    const differs = (optional: unknown) =>
      changedInputs(service, { containers: returned(kind, optional) }, {}, written(kind, said)).has("containers");
    expect(same.map(differs)).toEqual(same.map(() => false));
    expect(other.map(differs)).toEqual(other.map(() => true));
  }
});

it("a container for which BEC returns no resources has none", () => {
  expect(returned("secretKeyRef", true)[0]?.resources).toBeUndefined();
});
