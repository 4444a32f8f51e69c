import { describe, expect, test } from "vitest";
import type { Clouds } from "../../../provider/transport/connect";
import { failureOf } from "../../support/failures";
import { type Step, scripted, tencentError } from "./scripted";

/** Answers of servers that stand between the provider and a cloud, and of other APIs. */

const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };
const eciGroup = { containerGroupName: "web", vpcId: "v", vSwitchId: "s", securityGroupId: "g" };
const cache = { name: "data", bucket: "b", path: "/", dataSource: { type: "URL", options: {} } };

const creates: Record<string, (clouds: Clouds) => Promise<unknown>> = {
  "Tencent, without a token": (clouds) =>
    clouds.tencent().tke.CreateCluster({ ClusterType: "MANAGED_CLUSTER", ClusterCIDRSettings: {} }),
  "Baidu, without a token": (clouds) => clouds.baidu().bci.CreateInstance(group),
  "Baidu, with a token": (clouds) => clouds.baidu().bci.CreateInstance({ ...group, clientToken: "tok-1" }),
  "BEC, without a token": (clouds) => clouds.baidu().bec.CreateService({ serviceName: "web" } as never),
  "BEC, with a token": (clouds) => clouds.baidu().bec.CreateService({ serviceName: "web", clientToken: "t" } as never),
  "CTyun, without a token": (clouds) =>
    clouds.ctyun().eci.createContainerGroup({ ...eciGroup, azInfo: [], restartPolicy: "Always", containers: [] }),
  "CTyun, with a token": (clouds) => clouds.ctyun().eci.createDataCache({ ...cache, clientToken: "t" } as never),
};

const bodies: Record<string, (status: number) => Step> = {
  "a page": () => ({ text: "<html>no</html>", headers: { "content-type": "text/html" } }),
  "a page of a gateway whose clock is wrong": () => ({
    text: "<html>no</html>",
    headers: { "content-type": "text/html", date: "Sun, 01 Jan 2023 00:00:00 GMT" },
  }),
  nothing: () => ({ text: "" }),
  "an error of another API": () => ({ json: { error: "Forbidden" } }),
  "the status as a code": (status) => ({ json: { code: status, message: "no" } }),
  "a code in a word": () => ({ json: { code: "Forbidden", message: "no" } }),
  "the status as a statusCode": (status) => ({ json: { statusCode: status, error: "Forbidden", message: "no" } }),
};

const refusals = [400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 412, 413, 422, 425, 429, 451];
const statuses = [301, 302, 303, 307, 308, ...refusals, 500, 502, 503, 504];

describe.each(Object.entries(creates))("a create of %s", (title, create) => {
  test.each(Object.entries(bodies))("may have taken effect when the answer is %s", async (_, body) => {
    for (const status of statuses) {
      const { clouds, sent } = scripted([{ status, ...body(status) }], { retry: { maxAttempts: 2 }, timeout: "20s" });
      const error = await failureOf(create(clouds));
      expect([status, error]).toMatchObject([status, { mayHaveTakenEffect: true }]);
      if (/without/.test(title)) expect([status, sent.length]).toEqual([status, 1]);
    }
  });
});

const own: Record<string, Step> = {
  Tencent: tencentError("UnauthorizedOperation"),
  Baidu: { status: 403, json: { code: "AccessDenied", message: "no", requestId: "r" } },
  BEC: { status: 400, json: { code: 9001, msg: "no", data: null }, headers: { "x-bce-request-id": "r" } },
  CTyun: { status: 403, json: { statusCode: 403, error: "ECI.Openapi.StatusReasonForbidden", message: "no" } },
};
const throttled: Record<string, Step> = {
  Tencent: tencentError("RequestLimitExceeded"),
  Baidu: { status: 429, text: "", headers: { "x-bce-request-id": "r" } },
  BEC: { status: 429, text: "", headers: { "x-bce-error-code": "TooManyRequests" } },
  CTyun: { status: 429, json: { statusCode: 429, error: "ECI.Openapi.StatusReasonTooManyRequests", message: "no" } },
};

describe.each(Object.entries(creates))("a create of %s", (title, create) => {
  const [cloud = ""] = title.split(",");

  test("took no effect when the cloud itself has refused it", async () => {
    const error = await failureOf(create(scripted([own[cloud] as Step]).clouds));
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
  });

  test("is repeated when the cloud itself has throttled it", async () => {
    const { clouds, sent } = scripted([throttled[cloud] as Step], { timeout: "20s" });
    expect(await failureOf(create(clouds))).toMatchObject({ category: "throttled", mayHaveTakenEffect: false });
    expect(sent.length).toBeGreaterThan(2);
  });
});

test.each([
  ["CTyun's gateway, which has a code for the status", { status: 401, json: { statusCode: "EOP.Unauthorized" } }],
  ["its identity service", { status: 403, json: { statusCode: "CTIAM_0005", message: "no" } }],
  ["another product", { json: { statusCode: 900, errorCode: "Openapi.Parameter.Error", message: "no" } }],
])("a create took no effect that %s has refused", async (_, step) => {
  const create = creates["CTyun, without a token"] as (clouds: Clouds) => Promise<unknown>;
  expect(await failureOf(create(scripted([step]).clouds))).toMatchObject({ mayHaveTakenEffect: false });
});

test.each([
  [408, {}, "server"],
  [418, {}, "invalid"],
  [429, {}, "throttled"],
  [200, { "x-bce-error-code": "Odd" }, "server"],
  [400, { "x-bce-error-code": "Odd" }, "invalid"],
  [500, { "x-bce-error-code": "Odd" }, "server"],
])("Baidu's %i without a body and with %j is of the category %s", async (status, headers, category) => {
  const { clouds } = scripted([{ status, text: "", headers }], { retry: "none" });
  expect(await failureOf(clouds.baidu().bci.CreateInstance(group))).toMatchObject({ category });
});

test("a read is repeated whoever says that there were too many", async () => {
  const page: Step = { status: 429, text: "<html>", headers: { "content-type": "text/html" } };
  const { clouds, sent } = scripted([page, { json: { result: [], isTruncated: false, maxKeys: 1 } }]);
  await clouds.baidu().bci.ListInstances({});
  expect(sent).toHaveLength(2);
});
