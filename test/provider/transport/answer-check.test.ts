import { describe, expect, test } from "vitest";
import { bciTable } from "../../../provider/baidu/bci/api.gen";
import { eciTable } from "../../../provider/ctyun/eci/api.gen";
import { tkeTable } from "../../../provider/tencent/tke/api.gen";
import { checkAnswer } from "../../../provider/transport/answer-check";
import { failureOf } from "../../support/failures";
import { scripted, tencentAnswer } from "./scripted";

const cluster = {
  ClusterId: "cls-1",
  ClusterName: "web",
  ClusterDescription: "",
  ClusterVersion: "1.30.0",
  ClusterOs: "tlinux",
  ClusterType: "MANAGED_CLUSTER",
  ClusterNodeNum: 0,
  ProjectId: 0,
  ClusterStatus: "Running",
  ClusterMaterNodeNum: 0,
  ClusterNetworkSettings: { ClusterCIDR: "10.0.0.0/16", SubnetIds: [] },
};
const answer = (change: object) => ({ TotalCount: 1, Clusters: [{ ...cluster, ...change }], RequestId: "r" });
const check = (value: unknown) => checkAnswer(tkeTable, "DescribeClusters", value);

describe("an answer", () => {
  test("that keeps its promise passes, with fields that no contract knows", () => {
    expect(check({ ...answer({ Brand: "new" }), More: [1] })).toBeUndefined();
  });

  test.each([
    ["a list that is missing", { TotalCount: 0, RequestId: "r" }, "Clusters is missing"],
    ["a list that is null", { TotalCount: 0, Clusters: null, RequestId: "r" }, "Clusters is missing"],
    ["a list that is an object", { TotalCount: 0, Clusters: {}, RequestId: "r" }, "Clusters is an object, not a list"],
    [
      "a number that is a string",
      { TotalCount: "0", Clusters: [], RequestId: "r" },
      "TotalCount is a string, not a number",
    ],
    [
      "a row that is no object",
      { TotalCount: 1, Clusters: ["cls-1"], RequestId: "r" },
      "Clusters[0] is a string, not an object",
    ],
    ["a field of a row that is missing", answer({ ClusterId: undefined }), "Clusters[0].ClusterId is missing"],
    [
      "a field deep inside",
      answer({ ClusterNetworkSettings: { ClusterCIDR: 10, SubnetIds: [] } }),
      "Clusters[0].ClusterNetworkSettings.ClusterCIDR is a number, not a string",
    ],
    ["nothing at all", "", "it is not an object"],
  ])("with %s is reported by its path", (_, value, problem) => {
    expect(check(value)).toBe(problem);
  });

  test("may say null for what is optional, which is then not there", () => {
    const value = {
      instanceId: "p-1",
      instanceName: "web",
      status: "Running",
      cpu: 1,
      memory: 2,
      createTime: "t",
      restartPolicy: "Always",
      containers: [],
      deleteTime: null,
      tags: null,
    };
    expect(checkAnswer(bciTable, "GetInstance", { instance: value })).toBeUndefined();
    expect(value.deleteTime).toBeUndefined();
    expect(value.tags).toBeUndefined();
  });

  test("of CTyun may leave out everything that is empty", () => {
    expect(checkAnswer(eciTable, "describeContainerGroups", {})).toBeUndefined();
    const group = { containers: [{ environmentVar: [{ key: "EMPTY" }] }] };
    expect(checkAnswer(eciTable, "describeContainerGroup", group)).toBeUndefined();
    expect(checkAnswer(eciTable, "describeContainerGroup", { containers: [{ environmentVar: [{}] }] })).toBe(
      "containers[0].environmentVar[0].key is missing",
    );
  });

  test("that breaks its promise is a failure that names call and field", async () => {
    const { clouds, sent } = scripted([tencentAnswer({ TotalCount: 0 })]);
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(error).toMatchObject({ category: "server", code: "MalformedAnswer" });
    expect(error.message).toBe(
      "the response to DescribeClusters does not match its API: Clusters is missing (MalformedAnswer, tke DescribeClusters at https://tke.api3.gsesgpucloud.com, request 7f3c0a)",
    );
    expect(sent).toHaveLength(1);
  });
});
