import { sts, tke } from "tencentcloud-sdk-nodejs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";

// The vendor's own clients, unmodified but for the endpoint.
const StsClient = sts.v20180813.Client;
const TkeClient = tke.v20180525.Client;

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function config(signMethod: "TC3-HMAC-SHA256" | "HmacSHA256", credential: object = emulator.credentials.tencent) {
  const endpoint = new URL(emulator.url).host;
  const profile = {
    signMethod,
    httpProfile: { endpoint, protocol: "http://", reqMethod: "POST" as const, reqTimeout: 10 },
  };
  return { credential: credential as { secretId: string; secretKey: string }, region: "ap-guangzhou", profile };
}

const role = { RoleArn: "qcs::cam::uin/200000000002:roleName/deploy", RoleSessionName: "ci" };

it.each(["TC3-HMAC-SHA256", "HmacSHA256"] as const)(
  "gives a role's credentials that other services take: %s",
  async (method) => {
    const client = new StsClient(config(method));
    expect(await client.GetCallerIdentity(null)).toMatchObject({ AccountId: "100000000001", Type: "CAMUser" });
    const { Credentials, ExpiredTime = 0 } = await client.AssumeRole({ ...role, DurationSeconds: 600 });
    expect(ExpiredTime - Date.now() / 1000).toBeCloseTo(600, -2);
    const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Credentials ?? {};
    const temporary = config(method, { secretId, secretKey, token });
    expect(await new StsClient(temporary).GetCallerIdentity(null)).toMatchObject({
      AccountId: "200000000002",
      Arn: role.RoleArn,
      UserId: "200000000002:ci",
      Type: "CAMRole",
    });
    expect((await new TkeClient(temporary).DescribeClusters({})).TotalCount).toBe(0);
    await expect(new TkeClient(config(method, { secretId, secretKey })).DescribeClusters({})).rejects.toMatchObject({
      code: "AuthFailure.TokenFailure",
    });
  },
);

it("refuses a role that is none, a wrong length, and a call that is not signed", async () => {
  const client = new StsClient(config("TC3-HMAC-SHA256"));
  await expect(client.AssumeRole({ ...role, RoleArn: "deploy" })).rejects.toMatchObject({
    code: "InvalidParameter.RoleNotExist",
  });
  await expect(client.AssumeRole({ ...role, DurationSeconds: 50_000 })).rejects.toMatchObject({
    code: "InvalidParameter.OverTimeError",
  });
  const unsigned = await fetch(emulator.url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-tc-action": "AssumeRole", "x-tc-version": "2018-08-13" },
    body: JSON.stringify(role),
  });
  expect(await unsigned.json()).toMatchObject({ Response: { Error: { Code: "MissingParameter" } } });
});
