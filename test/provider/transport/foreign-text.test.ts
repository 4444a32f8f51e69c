import { describe, expect, test } from "vitest";
import { functionOf, resourceOf } from "../../../provider/clouds";
import { CloudError } from "../../../provider/transport/errors";
import { explain } from "../../../provider/transport/no-answer";
import { failureOf } from "../../support/failures";
import { keys, type Scripted, scripted, tencentAnswer, tencentError } from "./scripted";

const createCluster = ({ clouds }: Scripted) =>
  clouds.tencent().tke.CreateCluster({
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
  });

/** The failure of a call that is answered once, and the processor's time that it took, whatever else the machine does. */
async function failureTo(step: Parameters<typeof scripted>[0][number]) {
  const network = scripted([step], { retry: "none" });
  const began = process.threadCpuUsage();
  const error = (await failureOf(createCluster(network))) as CloudError;
  return { error, ms: process.threadCpuUsage(began).user / 1000, log: network.log };
}

describe("a vendor's words", () => {
  test("are cleaned of what a terminal or a log would act on", async () => {
    const { error } = await failureTo(
      tencentError("In\u001b[31mvalid\r\n", "no\u001b[2J space\r\nERROR: fake\u202e\u0007"),
    );
    expect(error.message).toMatch(/^no \[2J space ERROR: fake \(In \[31mvalid, .*, request 7f3c0a\)$/);
    expect([error.message, error.code, error.reason].join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test.each([
    ["dots", ".".repeat(80_000)],
    ["dots before an x", `${".".repeat(80_000)}x`],
    ["blanks before an x", `${" ".repeat(80_000)}x`],
    ["five megabytes", "x".repeat(5_000_000)],
    ["half characters", "\ud83d".repeat(80_000)],
  ])("are bounded and cost no time: %s", async (_, text) => {
    const { error, log } = await failureTo(tencentError(text, text));
    expect(error.message.length).toBeLessThan(2_600);
    expect(JSON.stringify(log).length).toBeLessThan(2_600);
    if (text.length > 100_000) return;
    // The best of several: code is compiled meanwhile.
    const times: number[] = [];
    for (let run = 0; run < 8; run++) times.push((await failureTo(tencentError(text, text))).ms);
    expect(Math.min(...times)).toBeLessThan(50);
  });

  test.each([keys.tencent.secretKey, keys.tencent.token])("never repeat %s, whichever field does", async (secret) => {
    const quoted = `you sent ${secret}, ${encodeURIComponent(secret)}`;
    const { error, log } = await failureTo({
      json: { Response: { Error: { Code: quoted, Message: quoted }, RequestId: quoted } },
    });
    const shown = JSON.stringify([error.message, error.code, error.requestId, error.reason, error.stack, log]);
    expect(shown).not.toContain(secret);
    expect(error.requestId).toMatch(/^you sent \[secret\], /);
  });

  test("do not show the beginning of a secret that is cut", async () => {
    const { error } = await failureTo(tencentError("Code", `${"x".repeat(1_990)}${keys.tencent.secretKey}`));
    expect(error.message).not.toContain("tencent-sec");
  });
});

test("a certificate's names, which Node repeats as they are, are cleaned wherever a failure to connect is shown", async () => {
  const names = `\u001b[2J\r\nERROR: \u202e${"x".repeat(100_000)}`;
  const cause = new Error(`Hostname/IP does not match certificate's altnames: is not cert's CN: ${names}`);
  const none = explain(Object.assign(cause, { code: "ERR_TLS_CERT_ALTNAME_INVALID" }));
  const broken = explain(Object.assign(new Error(names), { code: "EPROTO" }));
  for (const step of [{ none }, { none: broken }]) {
    const { error, log } = await failureTo(step);
    for (const text of [error.message, error.reason, step.none.message, JSON.stringify(log)]) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text.length).toBeLessThan(3_000);
    }
  }
});

describe("names that every object has", () => {
  const names = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];

  test.each(names)("mean no more than other unknown codes: %s", async (code) => {
    expect((await failureTo(tencentError(code))).error.category).toBe("server");
    expect((await failureTo(tencentError(`${code}.${code}`))).error.category).toBe("server");
    const baidu = scripted([{ status: 400, json: { code, message: code, requestId: "r" } }], { retry: "none" });
    expect(await failureOf(baidu.clouds.baidu().bci.ListInstances({}))).toMatchObject({ code, category: "invalid" });
    const ctyun = scripted([{ json: { statusCode: 900, error: `Eci.${code}`, message: code } }], { retry: "none" });
    expect(await failureOf(ctyun.clouds.ctyun().eci.describeRegion({}))).toMatchObject({ category: "server" });
  });

  test.each(names)("are no type and no function: %s", async (name) => {
    await expect(resourceOf(name)).rejects.toThrow(`pulumi-container-clouds has no resource ${name};`);
    await expect(functionOf(name)).rejects.toThrow(`pulumi-container-clouds has no function ${name};`);
  });
});

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe.each([101, 6_000, 500_000])("an answer nested %i deep", (depth) => {
  test("is a malformed answer to a call that may have taken effect", async () => {
    const text = `{"Response":{"ClusterId":"cls-1","Extra":${nested(depth)},"RequestId":"7f3c0a"}}`;
    const { error } = await failureTo({ text });
    expect(error).toBeInstanceOf(CloudError);
    expect(error).toMatchObject({ code: "MalformedAnswer", category: "server", mayHaveTakenEffect: true });
    expect(error.reason).toContain("it is nested more than 100 deep");
  });

  test("is no failure of ours where a code should be", async () => {
    const text = `{"Response":{"Error":{"Code":${nested(depth)},"Message":${nested(depth)}},"RequestId":"7f3c0a"}}`;
    expect((await failureTo({ text })).error).toMatchObject({ code: "UnknownError", category: "server" });
    const error = await failureOf(
      scripted([{ status: 500, text: `{"code":${nested(depth)},"message":${nested(depth)},"requestId":"r"}` }], {
        retry: "none",
      })
        .clouds.baidu()
        .bci.ListInstances({}),
    );
    expect(error).toBeInstanceOf(CloudError);
    const ctyun = scripted([{ text: `{"statusCode":${nested(depth)},"error":${nested(depth)}}` }], { retry: "none" });
    expect(await failureOf(ctyun.clouds.ctyun().eci.describeRegion({}))).toBeInstanceOf(CloudError);
  });
});

test("an answer that is as deep as the contracts' passes", async () => {
  const { clouds } = scripted([tencentAnswer({ ClusterId: "cls-1", Extra: JSON.parse(nested(90)) })]);
  expect(
    await clouds.tencent().tke.DeleteCluster({ ClusterId: "cls-1", InstanceDeleteMode: "terminate" }),
  ).toBeDefined();
});
