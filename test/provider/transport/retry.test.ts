import { describe, expect, test } from "vitest";
import { endingWith } from "../../../provider/transport/cancellation";
import { CloudError, mayHaveActed } from "../../../provider/transport/errors";
import { retryAfterOf } from "../../../provider/transport/retry";
import { failureOf } from "../../support/failures";
import { broken, refused, type Step, scripted, tencentAnswer, tencentError } from "./scripted";

const none = tencentAnswer({ Clusters: [], TotalCount: 0 });
const serverFailed: Step = { status: 502, text: "<html>", headers: { "content-type": "text/html" } };

describe("a call that fails for a moment", () => {
  test.each([
    ["a broken connection", broken],
    ["a refused connection", refused],
    ["an internal error", tencentError("InternalError")],
    ["a gateway's 502", serverFailed],
  ])("is repeated after %s when it only reads", async (_, step) => {
    const { clouds, sent, clock } = scripted([step, step, none]);
    await expect(clouds.tencent().tke.DescribeClusters({})).resolves.toMatchObject({ TotalCount: 0 });
    expect(sent).toHaveLength(3);
    expect(clock.sleeps).toEqual([300, 600]);
  });

  test.each([
    ["a broken connection", broken],
    ["an internal error", tencentError("InternalError")],
  ])("is not repeated after %s when it writes", async (_, step) => {
    const { clouds, sent } = scripted([step, tencentAnswer({})]);
    const error = await failureOf(
      clouds.tencent().tke.DeleteCluster({ ClusterId: "cls-1", InstanceDeleteMode: "retain" }),
    );
    expect(sent).toHaveLength(1);
    expect(error).toMatchObject({ attempts: 1, mayHaveTakenEffect: true });
  });

  test("is repeated after a refused connection though it writes: nothing was sent", async () => {
    const { clouds, sent } = scripted([refused, refused, tencentAnswer({ ClusterId: "cls-1" })]);
    const made = clouds.tencent().tke.CreateCluster({ ClusterType: "MANAGED_CLUSTER", ClusterCIDRSettings: {} });
    await expect(made).resolves.toMatchObject({ ClusterId: "cls-1" });
    expect(sent).toHaveLength(3);
  });

  test("is repeated though it writes when the resource file says that it is idempotent", async () => {
    const { clouds, sent } = scripted([broken, tencentAnswer({})]);
    const request = { ClusterId: "cls-1", InstanceDeleteMode: "retain" };
    await clouds.tencent().tke.DeleteCluster(request, { idempotent: true });
    expect(sent).toHaveLength(2);
  });

  test("is repeated with the same client token when it carries one", async () => {
    const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };
    const { clouds, sent } = scripted([broken, { json: { instanceId: "p-1" } }]);
    await clouds.baidu().bci.CreateInstance({ ...group, clientToken: "tok-1" });
    expect(sent.map(({ url }) => new URL(url).searchParams.get("clientToken"))).toEqual(["tok-1", "tok-1"]);
    const other = scripted([broken, { json: { instanceId: "p-1" } }]);
    await failureOf(other.clouds.baidu().bci.CreateInstance(group));
    expect(other.sent).toHaveLength(1);
  });

  test("may have been made by an earlier attempt, though the last one was refused", async () => {
    const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };
    const json = { code: "AccessDenied", message: "The security token is expired", requestId: "r" };
    const refusal = { status: 403, json };
    const { clouds } = scripted([broken, refusal]);
    const error = await failureOf(clouds.baidu().bci.CreateInstance({ ...group, clientToken: "tok-1" }));
    expect(error).toMatchObject({ category: "unauthorised", mayHaveTakenEffect: true });
    expect(mayHaveActed(error as CloudError)).toBe(true);
    const other = await failureOf(scripted([refusal]).clouds.baidu().bci.CreateInstance(group));
    expect(other).toMatchObject({ category: "unauthorised", mayHaveTakenEffect: false });
  });

  test("is signed again for each attempt", async () => {
    const { clouds, sent } = scripted([{ ...broken, seconds: 5 }, none]);
    await clouds.tencent().tke.DescribeClusters({});
    const [first, second] = sent.map(({ headers }) => headers);
    expect(Number(second?.["X-TC-Timestamp"]) - Number(first?.["X-TC-Timestamp"])).toBeGreaterThanOrEqual(5);
    expect(second?.Authorization).not.toBe(first?.Authorization);
  });

  test("gives up after the attempts that are set", async () => {
    const { clouds, sent, clock } = scripted([broken], { retry: { maxAttempts: 6, base: "1s", maxDelay: "4s" } });
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(error).toBeInstanceOf(CloudError);
    expect(error.message).toBe(
      "the connection broke (ECONNRESET, tke DescribeClusters at https://tke.api3.gsesgpucloud.com, 6 attempts)",
    );
    expect(sent).toHaveLength(6);
    expect(clock.sleeps).toEqual([1000, 2000, 4000, 4000, 4000]);
  });

  test.each([["none"], [{ none: true }]])("is not repeated at all with retry %j", async (retry) => {
    const { clouds, sent } = scripted([broken], { retry });
    await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(sent).toHaveLength(1);
  });

  test.each([
    "InvalidParameter",
    "ResourceNotFound",
    "LimitExceeded",
    "FailedOperation.SubnetFull",
    "UnauthorizedOperation",
  ])("is not repeated after %s", async (code) => {
    const { clouds, sent } = scripted([tencentError(code), none]);
    await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(sent).toHaveLength(1);
  });
});

describe("a throttled call", () => {
  const throttled = tencentError("RequestLimitExceeded", "too many requests.");

  test("is repeated beyond the attempts, also when it writes", async () => {
    const { clouds, sent } = scripted([...new Array<Step>(9).fill(throttled), tencentAnswer({})]);
    await clouds.tencent().tke.DeleteCluster({ ClusterId: "cls-1", InstanceDeleteMode: "retain" });
    expect(sent).toHaveLength(10);
  });

  test("ends with the total time, and names the call and what to set", async () => {
    const { clouds, clock } = scripted([throttled], { timeout: "30s" });
    const started = clock.now();
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(clock.now() - started).toBeLessThanOrEqual(30_000);
    expect(error).toMatchObject({ category: "throttled", mayHaveTakenEffect: false });
    expect(error.message).toMatch(
      /^too many requests; gave up after 30 s \(RequestLimitExceeded, tke DescribeClusters at https:\/\/tke\.api3\.gsesgpucloud\.com, request 7f3c0a, \d attempts\): the current rate is [\d.]+ calls per second; increase container-clouds:timeout\.total, or change container-clouds:tencent\.rateLimit\.actions\.DescribeClusters$/,
    );
  });

  test("waits as long as the answer asks for", async () => {
    const { clouds, clock } = scripted([
      { status: 429, text: "", headers: { "retry-after": "7" } },
      { json: { result: [], isTruncated: false, maxKeys: 1000 } },
    ]);
    await clouds.baidu().bci.ListInstances({});
    expect(clock.sleeps[0]).toBe(7000);
  });

  test("ends at once if the answer asks for longer than the timeout, and later calls are sent all the same", async () => {
    const asked = { status: 429, text: "", headers: { "retry-after": "1e300" } };
    const { clouds, clock, sent } = scripted([asked, { json: { result: [], isTruncated: false, maxKeys: 1000 } }]);
    const error = await failureOf(clouds.baidu().bci.ListInstances({}));
    expect(error.message).toContain(
      "; the response asks to wait 1e+300 s, longer than the timeout of 600 s (HTTP 429, ",
    );
    expect(clock.sleeps).toEqual([]);
    await clouds.baidu().bci.ListInstances({});
    expect(clock.sleeps.every((ms) => ms <= 20_000)).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test("reads Retry-After as seconds or as a date", () => {
    const now = Date.parse("2026-11-22T08:00:00Z");
    expect(retryAfterOf("3", now)).toBe(3000);
    expect(retryAfterOf("Sun, 22 Nov 2026 08:00:09 GMT", now)).toBe(9000);
    expect(retryAfterOf("soon", now)).toBeUndefined();
    expect(retryAfterOf(undefined, now)).toBeUndefined();
  });
});

describe("a call that is cancelled", () => {
  const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };
  /** The failure of a create whose run is cancelled with the reason when so many requests have been sent. */
  const cancelled = async (steps: Step[], after: number, reason = new Error("the run was cancelled")) => {
    const stop = new AbortController();
    const { clouds, sent } = scripted(steps, {}, {}, (request) => request === after && stop.abort(reason));
    if (after === 0) stop.abort(reason);
    const create = () => clouds.baidu().bci.CreateInstance({ ...group, clientToken: "tok-1" });
    const error = await failureOf(endingWith(stop.signal, create));
    expect(sent).toHaveLength(after);
    return error;
  };

  test("is part of an operation that is: it may have taken effect unless the cloud has refused all that was sent", async () => {
    const throttled = { status: 429, json: { code: "TooManyRequests", message: "slow down", requestId: "r" } };
    for (const [steps, after, mayHave] of [
      [[throttled], 0, false],
      [[throttled], 1, false],
      [[broken], 1, true],
      [[broken, throttled], 2, true],
    ] as const) {
      const error = await cancelled([...steps], after);
      expect(error.message).toBe("the run was cancelled");
      expect([after, mayHaveActed(error)]).toEqual([after, mayHave]);
    }
  });

  test("says nothing of another one that is cancelled for the same reason", async () => {
    const reason = new Error("the run was cancelled");
    const out = await cancelled([broken], 1, reason);
    const queued = await cancelled([broken], 0, reason);
    expect([out, queued, reason].map(mayHaveActed)).toEqual([true, false, true]);
    expect([out, queued].map(({ cause }) => cause)).toEqual([reason, reason]);
  });

  test("ends its wait at once with the signal's reason", async () => {
    const stop = new AbortController();
    const { clouds, sent } = scripted([broken], { retry: { maxAttempts: 100 } });
    const running = clouds.tencent().tke.DescribeClusters({}, { signal: stop.signal });
    stop.abort(new Error("cancelled by the user"));
    expect((await failureOf(running)).message).toBe("cancelled by the user");
    expect(sent.length).toBeLessThanOrEqual(1);
  });

  test("is not sent when it was cancelled before", async () => {
    const { clouds, sent } = scripted([none]);
    await failureOf(clouds.tencent().tke.DescribeClusters({}, { signal: AbortSignal.abort() }));
    expect(sent).toHaveLength(0);
  });
});

describe("an endpoint that is down", () => {
  test("is not tried any more after five failures to connect, and again a while later", async () => {
    const { clouds, sent, clock } = scripted([refused], { retry: { maxAttempts: 3 } });
    const { tke } = clouds.tencent();
    await failureOf(tke.DescribeClusters({}));
    await failureOf(tke.DescribeVersions({}));
    expect(sent).toHaveLength(5);
    const error = await failureOf(tke.DescribeImages({}));
    expect(sent).toHaveLength(5);
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: false });
    expect(error.message).toBe(
      "connection refused, 5 times in a row (EndpointDown, tke DescribeImages at https://tke.api3.gsesgpucloud.com): check container-clouds:tencent.endpoint, the region and the proxy, and that the network reaches https://tke.api3.gsesgpucloud.com",
    );
    clock.advance(5000);
    await failureOf(tke.DescribeImages({}));
    expect(sent).toHaveLength(6);
  });

  test("does not stand for another endpoint", async () => {
    const { clouds, sent } = scripted(
      [refused, refused, refused, refused, refused, { json: { result: [], isTruncated: false, maxKeys: 1 } }],
      {
        retry: { maxAttempts: 5 },
      },
    );
    await failureOf(clouds.tencent().tke.DescribeClusters({}));
    await clouds.baidu().bci.ListInstances({});
    expect(sent).toHaveLength(6);
  });
});
