import { expect, test } from "vitest";
import type { TencentContext } from "../../../../../provider/tencent/resource";
import { describeNodes } from "../../../../../provider/tencent/tke/parts/node-set";

/** A cluster that returns so many rows in a page, with or without regard to the offset. */
function clusterOf(ids: readonly string[], most: number, takesOffset: boolean) {
  const DescribeClusterInstances = async (request: { InstanceIds: string[]; Offset: number }) => {
    const found = ids.filter((id) => request.InstanceIds.includes(id));
    const from = takesOffset ? request.Offset : 0;
    const InstanceSet = found.slice(from, from + most).map((InstanceId) => ({ InstanceId }));
    return { InstanceSet, TotalCount: ids.length };
  };
  return { clients: { tke: { DescribeClusterInstances } } } as unknown as TencentContext;
}

const idsOf = async (context: TencentContext, asked: readonly string[]) =>
  (await describeNodes(context, "cls-1", asked)).map(({ InstanceId }) => InstanceId);

test("nodes are found on short pages, and a missing one is no error where the cloud takes no offset beside IDs", async () => {
  const there = ["ins-1", "ins-2", "ins-3", "ins-4"];
  expect(await idsOf(clusterOf(there, 1, true), ["ins-3", "ins-1", "ins-9"])).toEqual(["ins-3", "ins-1"]);
  expect(await idsOf(clusterOf(there, 100, false), ["ins-3", "ins-1", "ins-9"])).toEqual(["ins-3", "ins-1"]);
});
