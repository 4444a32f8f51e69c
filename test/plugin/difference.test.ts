import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/codec";
import type { Difference } from "../../provider/lifecycle/diff";
import { diffResponse } from "../../provider/plugin/difference";

const { Kind } = proto.PropertyDiff;

/** The kinds of the changes that the engine is shown, by path. */
function shown(changes: Difference["changes"], state: Properties, inputs: Properties) {
  const difference = { changes, replaces: [], deleteBeforeReplace: false } as unknown as Difference;
  const response = diffResponse(difference, state, inputs, ["createTime"]);
  const details = response.getDetaileddiffMap().toArray() as unknown as [string, unknown][];
  const kinds = details.map(([path]) => [path, response.getDetaileddiffMap().get(path)?.getKind()]);
  return { kinds: Object.fromEntries(kinds), diffs: response.getDiffsList(), changes: response.getChanges() };
}

it("each change is shown at its path in what the program wrote", () => {
  const state = { containers: [{ env: { "a.b": "1" } }], labels: { x: "1" } };
  const inputs = { containers: [{ env: { "a.b": "2" } }], labels: {} };
  const changes: Difference["changes"] = [
    { path: 'containers[0].env["a.b"]', kind: "update", replace: true },
    { path: "labels.x", kind: "delete", replace: false },
  ];
  expect(shown(changes, state, inputs)).toEqual({
    kinds: { 'containers[0].env["a.b"]': Kind.UPDATE_REPLACE, "labels.x": Kind.DELETE },
    diffs: ["containers", "labels"],
    changes: proto.DiffResponse.DiffChanges.DIFF_SOME,
  });
});

it("the whole property is named where the normal form's path leads to no change in the program's words", () => {
  const changes: Difference["changes"] = [{ path: "subnetIds[0]", kind: "add", replace: false }];
  expect(shown(changes, { subnetIds: ["b", "a"] }, { subnetIds: ["b", "c"] }).kinds).toEqual({
    subnetIds: Kind.UPDATE,
  });
});

it("what is in the program alone is added, what is in the state alone deleted", () => {
  const add: Difference["changes"] = [{ path: "tags.team", kind: "update", replace: false }];
  expect(shown(add, { tags: {} }, { tags: { team: "a" } }).kinds).toEqual({ "tags.team": Kind.ADD });
});

it("no change is none", () => {
  expect(shown([], {}, {})).toEqual({ kinds: {}, diffs: [], changes: proto.DiffResponse.DiffChanges.DIFF_NONE });
});
