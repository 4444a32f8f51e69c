import { describe, expect, test } from "vitest";
import { failureOf } from "../../support/failures";
import { type Step, scripted, tencentAnswer, tencentError } from "./scripted";

const none = tencentAnswer({ Clusters: [], TotalCount: 0 });
const at = (time: string, step: Step): Step => ({ ...step, headers: { date: new Date(time).toUTCString() } });
const expired = tencentError("AuthFailure.SignatureExpire", "the signature has expired");
const timeOf = (headers: Record<string, string> | undefined) => Number(headers?.["X-TC-Timestamp"]) * 1000;

describe("a clock that is wrong", () => {
  test("is learnt from the answer's date: the call is signed again once, later calls are right at once", async () => {
    const { clouds, sent, clock } = scripted([at("2026-11-22T08:20:00Z", expired), none]);
    const { tke } = clouds.tencent();
    await tke.DescribeClusters({});
    expect(sent).toHaveLength(2);
    expect(clock.sleeps).toEqual([]);
    await tke.DescribeVersions({}).catch(() => undefined);
    expect(sent.map(({ headers }) => new Date(timeOf(headers)).toISOString())).toEqual([
      "2026-11-22T08:00:00.000Z",
      "2026-11-22T08:20:00.000Z",
      "2026-11-22T08:20:00.000Z",
    ]);
  });

  test("is corrected for a write too: a refused signature took no effect", async () => {
    const { clouds, sent } = scripted([at("2026-11-21T08:00:00Z", expired), tencentAnswer({})]);
    await clouds.tencent().tke.DeleteCluster({ ClusterId: "cls-1", InstanceDeleteMode: "retain" });
    expect(sent).toHaveLength(2);
  });

  test("is corrected once and not again", async () => {
    const { clouds, sent } = scripted([at("2026-11-22T09:00:00Z", expired), at("2026-11-22T10:00:00Z", expired), none]);
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(sent).toHaveLength(2);
    expect(error.message).toBe(
      "the signature has expired (AuthFailure.SignatureExpire, tke DescribeClusters at https://tke.api3.gsesgpucloud.com, request 7f3c0a): set this machine's clock: it is more than five minutes off the cloud's",
    );
  });

  test("is not blamed where the answer's date agrees", async () => {
    const { clouds, sent } = scripted([at("2026-11-22T08:00:03Z", tencentError("AuthFailure.SignatureFailure")), none]);
    await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(sent).toHaveLength(1);
  });

  test("is corrected for Baidu and, in Beijing time, for CTyun", async () => {
    const list = { json: { result: [], isTruncated: false, maxKeys: 1000 } };
    const late = { status: 400, json: { code: "RequestExpired", message: "expired", requestId: "r" } };
    const baidu = scripted([at("2026-11-22T10:00:00Z", late), list]);
    await baidu.clouds.baidu().bci.ListInstances({});
    expect(baidu.sent.map(({ headers }) => headers["x-bce-date"])).toEqual([
      "2026-11-22T08:00:00Z",
      "2026-11-22T10:00:00Z",
    ]);

    const refused = { status: 401, json: { statusCode: "EOP_4011", message: "date is wrong" } };
    const ctyun = scripted([at("2026-11-22T10:00:00Z", refused), { json: { statusCode: 200, returnObj: {} } }]);
    await ctyun.clouds.ctyun().eci.describeRegion({});
    expect(ctyun.sent.map(({ headers }) => headers["eop-date"])).toEqual(["20261122T160000Z", "20261122T180000Z"]);
  });
});
