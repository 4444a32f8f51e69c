import { describe, expect, test } from "vitest";
import { signBce } from "../../provider/baidu/sign-bce";
import { CloudError } from "../../provider/transport/errors";
import { failureOf } from "../support/failures";
import { broken, keys, scripted, tencentAnswer, tencentError } from "./transport/scripted";

const page = { json: { result: [], isTruncated: false, maxKeys: 1000 } };
const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };

describe("Tencent", () => {
  test("sends a form with flattened fields when signature v1 is chosen", async () => {
    const { clouds, sent } = scripted([tencentAnswer({ Clusters: [], TotalCount: 0 })], {
      tencent: { signatureMethod: "HmacSHA256", language: "zh-CN" },
    });
    await clouds
      .tencent()
      .tke.DescribeClusters({ ClusterIds: ["a b", "c"], Filters: [{ Name: "ClusterName", Values: ["x"] }] });
    const [request] = sent;
    expect(request?.headers["Content-Type"]).toBe("application/x-www-form-urlencoded");
    const form = new URLSearchParams(request?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      "ClusterIds.0": "a b",
      "ClusterIds.1": "c",
      "Filters.0.Name": "ClusterName",
      "Filters.0.Values.0": "x",
      Action: "DescribeClusters",
      Version: "2018-05-25",
      Region: "gsqy",
      Language: "zh-CN",
      SecretId: keys.tencent.secretId,
      Token: keys.tencent.token,
      SignatureMethod: "HmacSHA256",
    });
    expect(Number(form.get("Nonce"))).toBeGreaterThan(0);
    expect(form.get("Signature")).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  test("sends no region to TCR, and no SignatureMethod for HmacSHA1", async () => {
    const { clouds, sent } = scripted([tencentAnswer({})], {
      tencent: { signatureMethod: "HmacSHA1", domain: "tencentcloudapi.com" },
    });
    await clouds.tencent().tcr.CreateNamespacePersonal({ Namespace: "library" });
    const form = new URLSearchParams(sent[0]?.body);
    expect([form.has("Region"), form.has("SignatureMethod")]).toEqual([false, false]);
    expect(sent[0]?.url).toBe("https://tcr.tencentcloudapi.com/");
  });

  test.each([
    ["AuthFailure.SignatureFailure", "unauthorised"],
    ["AuthFailure.SomethingNew", "unauthorised"],
    ["RequestLimitExceeded", "throttled"],
    ["LimitExceeded.ErrNamespaceMaxLimit", "quota"],
    ["InternalError.QuotaMaxClsLimit", "quota"],
    ["InternalError.CidrConflictWithVpcCidr", "invalid"],
    ["InternalError.ClusterNotFound", "not-found"],
    ["InvalidParameter.ClusterNotFound", "not-found"],
    ["ResourceNotFound.ErrNoRepo", "not-found"],
    ["InvalidParameter.ErrNamespaceExist", "already-exists"],
    ["InvalidParameter.Param", "invalid"],
    ["ResourceInUse", "conflict"],
    ["OperationDenied.ClusterInDeletionProtection", "invalid"],
    ["ResourceUnavailable.ClusterState", "conflict"],
    ["InternalError.Db", "server"],
    ["NeverHeardOf.This", "server"],
  ])("calls %s %s, with whatever HTTP status", async (code, category) => {
    const refusal = { category, code, requestId: "7f3c0a" };
    for (const status of [200, 400, 403, 500]) {
      const { clouds } = scripted([{ ...tencentError(code), status }], { retry: "none" });
      expect(await failureOf(clouds.tencent().tke.DescribeClusters({}))).toMatchObject(refusal);
    }
  });

  test.each<object>([
    { status: 404, text: "" },
    { status: 404, text: "<html>404</html>" },
    { status: 404, json: { code: 404, message: "not found" } },
    { status: 404, json: { Response: { RequestId: "r" } } },
  ])("does not take %j for not-found", async (step) => {
    const { clouds } = scripted([step], { retry: "none" });
    expect(await failureOf(clouds.tencent().tke.DescribeClusters({}))).toMatchObject({ category: "server" });
  });

  test("says what went wrong, with code and request", async () => {
    const { clouds } = scripted([tencentError("FailedOperation.SubnetFull", "subnet has no free addresses.")], {
      retry: "none",
    });
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(error).toBeInstanceOf(CloudError);
    expect(error.message).toMatch(/^subnet has no free addresses \(FailedOperation\.SubnetFull, .*request 7f3c0a\)$/);
  });
});

describe("Baidu", () => {
  test.each(["bj", "gz", "su", "bd", "fwh"])("has an endpoint in %s", async (region) => {
    const { clouds, sent } = scripted([page]);
    await clouds.baidu({ region }).bci.ListInstances({});
    expect(sent[0]?.url).toBe(`https://bci.${region}.baidubce.com/v2/instance`);
    expect(clouds.region("baidu", { region })).toBe(region);
  });

  test("puts path, query and body where they belong", async () => {
    const { clouds, sent } = scripted([{ json: { instanceId: "p-1" } }, { json: {} }, page]);
    const { bci } = clouds.baidu();
    await bci.CreateInstance({ ...group, clientToken: "tok/1" });
    await bci.DeleteInstance({ instanceId: "p-1", relatedReleaseFlag: false });
    await bci.ListInstances({ keywordType: "name", keyword: "a b", maxKeys: 10 });
    expect(sent.map(({ method, url }) => `${method} ${url.replace("https://bci.bj.baidubce.com", "")}`)).toEqual([
      "POST /v2/instance?clientToken=tok%2F1",
      "DELETE /v2/instance/p-1?relatedReleaseFlag=false",
      "GET /v2/instance?keyword=a%20b&keywordType=name&maxKeys=10",
    ]);
    expect(sent.map(({ body }) => body)).toEqual([JSON.stringify(group), undefined, undefined]);
    expect(sent[0]?.headers).toMatchObject({ "Content-Length": String(JSON.stringify(group).length) });
    expect(sent[0]?.headers["Content-MD5"]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });

  test("signs as its options say", async () => {
    const signOption = {
      headersToSign: ["Host", "Content-Type"],
      expireSeconds: 30,
      timestamp: "2025-08-20T03:04:05Z",
    };
    const { clouds, sent } = scripted([page], { baidu: { signOption } });
    await clouds.baidu().bci.ListInstances({});
    const { Authorization = "", ...headers } = sent[0]?.headers ?? {};
    expect(headers).toMatchObject({
      "x-bce-date": "2025-08-20T03:04:05Z",
      "x-bce-security-token": keys.baidu.sessionToken,
    });
    const options = { headersToSign: new Set(["host", "content-type"]), expireSeconds: 30 };
    const request = { method: "GET", path: "/v2/instance", query: {}, headers };
    expect(Authorization).toBe(signBce(request, keys.baidu, Date.parse("2025-08-20T03:04:05Z"), options));
    expect(Authorization).toContain("/30/content-type;host;x-bce-date;x-bce-security-token/");
  });

  test("uses the older paths where they are set and exist", async () => {
    const service = { json: { serviceId: "s-1" } };
    const { clouds, sent } = scripted([page, service, { json: { services: [], isTruncated: false, maxKeys: 1 } }], {
      baidu: { versions: { bci: "v1", bec: "v1" } },
      retry: "none",
    });
    const { bci, bec } = clouds.baidu();
    await bci.ListInstances({});
    await bec.GetService({ serviceId: "s-1" }).catch(() => undefined);
    await bec.ListServices({});
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(["/v1/instance", "/v1/service/s-1", "/v2/service"]);
  });

  test.each([
    [
      "the platform's body",
      { status: 400, json: { code: "IdempotentParameterMismatch", message: "no.", requestId: "r1" } },
      "invalid",
      "no",
      "r1",
    ],
    [
      "BEC's body",
      { status: 400, json: { code: 9001, msg: "bad value", data: null }, headers: { "x-bce-request-id": "r2" } },
      "invalid",
      "bad value",
      "r2",
    ],
    [
      "the gateway's headers",
      {
        status: 404,
        text: "",
        headers: { "x-bce-request-id": "r3", "x-bce-error-code": "ResourceNotFound", "x-bce-error-message": "gone" },
      },
      "not-found",
      "gone",
      "r3",
    ],
    ["a status alone", { status: 403, text: "" }, "unauthorised", "the cloud gave no reason", undefined],
    [
      "a blank in the code",
      { status: 404, json: { code: "Resource Not Found", message: "no such thing", requestId: "r4" } },
      "not-found",
      "no such thing",
      "r4",
    ],
    ["404 for a version", { status: 404, json: { code: "InvalidVersion", message: "v9" } }, "invalid", "v9", undefined],
    [
      "a status of 200 with result false",
      { json: { result: false, details: { id: 1 }, message: "not now" } },
      "server",
      "not now",
      undefined,
    ],
  ])("reads an error in %s", async (_, step, category, reason, requestId) => {
    const { clouds } = scripted([step], { retry: "none" });
    const error = await failureOf(clouds.baidu().bec.StartStopService({ serviceId: "s-1", action: "stop" }));
    expect(error).toMatchObject({ category, reason, requestId });
  });

  test.each<[string, object]>([
    ["nothing", { status: 404, text: "" }],
    ["a proxy's page", { status: 404, text: "<html>404</html>", headers: { "content-type": "text/html" } }],
    ["another API's body", { status: 404, json: { error: "Not Found" } }],
    ["another API's status", { status: 404, json: { code: 404, message: "no route" } }],
    ["the same as a text", { status: 404, json: { code: "404", message: "no route" } }],
    ["an unknown code and no sign of Baidu", { status: 404, json: { code: "no_route", message: "no route" } }],
    ["a known code and no sign of Baidu", { status: 404, json: { code: "NotFound", message: "no route" } }],
    ["an unknown version", { status: 404, json: { code: "InvalidVersion", message: "v9", requestId: "r" } }],
  ])("does not take a 404 with %s for not-found", async (_, step) => {
    const { clouds } = scripted([step], { retry: "none" });
    const error = await failureOf(clouds.baidu().bci.GetInstance({ instanceId: "p-1" }));
    expect(error).toMatchObject({ category: expect.stringMatching(/^(server|invalid)$/) });
  });

  test.each<[string, object]>([
    ["a known code", { status: 404, json: { code: "NoSuchObject", message: "no", requestId: "r" } }],
    ["an unknown code with a request ID", { status: 404, json: { code: "Gone", message: "no", requestId: "r" } }],
    [
      "BEC's body",
      { status: 404, json: { code: "9404", msg: "no", data: null }, headers: { "x-bce-request-id": "r" } },
    ],
    ["the gateway's headers", { status: 404, text: "", headers: { "x-bce-error-code": "Gone" } }],
  ])("takes a 404 with %s for not-found", async (_, step) => {
    const { clouds } = scripted([step], { retry: "none" });
    const error = await failureOf(clouds.baidu().bec.GetService({ serviceId: "s-1" }));
    expect(error).toMatchObject({ category: "not-found" });
  });

  test.each<[object, string]>([
    [{ result: false }, "server"],
    [{ result: false, details: { serviceId: "s-1" } }, "server"],
    [{ result: false, details: {} }, "not-found"],
    [{ result: false, details: null }, "not-found"],
  ])("reads %j as %s", async (json, category) => {
    const { clouds } = scripted([{ json }], { retry: "none" });
    const error = await failureOf(clouds.baidu().bec.GetService({ serviceId: "s-1" }));
    expect(error).toMatchObject({ category });
  });

  test("sends no client token to BEC's older version, and repeats nothing that needs one", async () => {
    const ok = { json: { result: true, action: "start", details: [] } };
    const { clouds, sent } = scripted([ok, broken], { baidu: { versions: { bec: "v1" } } });
    const { bec } = clouds.baidu();
    const request = { serviceId: "s-1", type: "name", serviceName: "x", clientToken: "t" };
    await bec.UpdateService(request);
    await failureOf(bec.UpdateService(request));
    expect(sent.map(({ url, body }) => [url, body])).toEqual(
      [1, 2].map(() => ["https://bec.baidubce.com/v1/service/s-1", '{"type":"name","serviceName":"x"}']),
    );
    const newer = scripted([broken], { timeout: "1s" });
    await failureOf(newer.clouds.baidu().bec.UpdateService(request));
    expect(newer.sent.length).toBeGreaterThan(1);
    expect(newer.sent[0]?.url).toBe("https://bec.baidubce.com/v2/service/s-1?clientToken=t");
  });

  test("takes BEC's answers in all the forms of its manual", async () => {
    const details = { serviceId: "s-1", serviceName: "web", status: "RUNNING" };
    const { clouds } = scripted([{ json: { result: details, success: true } }, { text: "" }], { retry: "none" });
    const { bec } = clouds.baidu();
    const read = await bec.GetService({ serviceId: "s-1" }).catch((error: Error) => error.message);
    expect(typeof read === "string" ? read : read.serviceId).toMatch(/s-1|is missing/);
    await expect(bec.DeleteService({ serviceId: "s-1" })).resolves.toEqual({});
  });

  test("refuses a call whose path lacks its ID", async () => {
    const { clouds, sent } = scripted([page]);
    expect((await failureOf(clouds.baidu().bci.GetInstance({ instanceId: "" }))).message).toBe(
      "GetInstance needs instanceId",
    );
    expect(sent).toHaveLength(0);
  });
});

describe("CTyun", () => {
  const region = "bb9fdb42056f11eda1610242ac110002";

  test("sends the region as a header, a new request ID each time, and Beijing time", async () => {
    const { clouds, sent } = scripted([
      { json: { statusCode: 200, returnObj: { requestId: "r", containerGroupId: "eci-1" } } },
    ]);
    const { eci } = clouds.ctyun();
    await eci.deleteContainerGroup({ containerGroupId: "eci-1", force: true });
    await eci.deleteContainerGroup({ containerGroupId: "eci-1" });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "DELETE https://eci-global.ctapi.ctyun.cn/eci/api/v1/containers/deleteContainerGroup/eci-1?force=true",
      "DELETE https://eci-global.ctapi.ctyun.cn/eci/api/v1/containers/deleteContainerGroup/eci-1",
    ]);
    expect(sent[0]?.headers).toMatchObject({ regionId: region, "eop-date": "20261122T160000Z" });
    expect(sent[0]?.headers["ctyun-eop-request-id"]).not.toBe(sent[1]?.headers["ctyun-eop-request-id"]);
  });

  test.each(["200", 800])("takes statusCode %j for success, and gives the inner object", async (statusCode) => {
    const { clouds } = scripted([{ json: { statusCode, returnObj: { requestId: "r", containerGroups: [] } } }]);
    await expect(clouds.ctyun().eci.describeContainerGroups({})).resolves.toEqual({
      requestId: "r",
      containerGroups: [],
    });
  });

  test.each([
    [{ statusCode: 500, error: "ECI.Openapi.StatusReasonInternalError", message: "Internal error occurred" }, "server"],
    [{ statusCode: 404, error: "ECI.Openapi.StatusReasonNotFound", message: "no" }, "not-found"],
    [{ statusCode: 900, errorCode: "Openapi.Vpc.NotFound", message: "no" }, "not-found"],
    [{ statusCode: 429, error: "ECI.Openapi.StatusReasonQuotaExceed", message: "no" }, "quota"],
    [{ statusCode: 429, error: "ECI.Openapi.StatusReasonTooManyRequests", message: "no" }, "throttled"],
    [{ statusCode: 409, error: "ECI.Openapi.StatusReasonAlreadyExists", message: "no" }, "already-exists"],
    [{ statusCode: "CTIAM_0005", message: "no right" }, "unauthorised"],
    [{ statusCode: 404, error: "ECI.Openapi.SomethingNew", message: "no" }, "not-found"],
    // What other servers answer for a path they do not have.
    [{ statusCode: 404, error: "Not Found", message: "Route GET:/eci not found" }, "invalid"],
    [{ statusCode: 404, message: "Cannot GET /eci", error: "NotFound" }, "invalid"],
    [{ statusCode: 410, message: "gone" }, "invalid"],
  ])("reads %j as %s", async (json, category) => {
    const { clouds } = scripted([{ json }], { retry: "none", timeout: "1s" });
    expect(await failureOf(clouds.ctyun().eci.describeContainerGroups({}))).toMatchObject({ category });
  });

  test.each<object>([
    { status: 404, text: "" },
    { status: 404, text: "<html>404</html>" },
    { status: 404, json: { error: "ECI.NotFound" } },
  ])("does not take %j for not-found", async (step) => {
    const { clouds } = scripted([step], { retry: "none" });
    const error = await failureOf(clouds.ctyun().eci.describeContainerGroups({}));
    expect(error).toMatchObject({ category: "server", code: "MalformedAnswer" });
  });
});
