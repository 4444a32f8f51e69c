import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../../provider/transport/connect";
import { CloudError, mayHaveActed } from "../../../provider/transport/errors";
import type { Settings } from "../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { failureOf } from "../../support/failures";
import { broken, type Step, scripted } from "./scripted";

const ROLE = "qcs::cam::uin/200000000002:roleName/deploy";

let cloud: TestEmulator;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "roles-"));
  cloud = await startEmulator();
});
beforeEach(() => cloud.reset());
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true });
});

/** An OIDC token with an end. */
function webToken(expiresInSeconds: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [part({ alg: "RS256" }), part({ exp: Math.floor(Date.now() / 1000) + expiresInSeconds }), "c2ln"].join(".");
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const settingsOf = (tencent: object, baidu: object = {}): Settings => ({
  endpoint: cloud.url,
  retry: "none",
  tencent: { region: "gsqy", ...tencent },
  baidu: { ...cloud.credentials.baidu, ...baidu },
});

/** How often the calls were made, by action. */
async function calls(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action, code } of await cloud.requests()) {
    const name = code ? `${action} ${code}` : action;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe("Tencent", () => {
  test.each<[string, () => object, string, string]>([
    [
      "AssumeRole, by a key pair",
      () => ({ ...cloud.credentials.tencent, assumeRole: { roleArn: ROLE, policy: '{"version":"2.0"}' } }),
      "AssumeRole",
      "container-clouds:tencent.assumeRole container-clouds:tencent.secretId container-clouds:tencent.secretKey",
    ],
    [
      "AssumeRoleWithWebIdentity, without one",
      () => ({ assumeRole: { roleArn: ROLE, webIdentityTokenFile: file("token", webToken(600)) } }),
      "AssumeRoleWithWebIdentity",
      "container-clouds:tencent.assumeRole",
    ],
    [
      "AssumeRoleWithSAML, without one",
      () => ({
        signatureMethod: "HmacSHA256",
        assumeRole: { roleArn: ROLE, principalArn: "p", samlAssertion: btoa("<samlp:Response/>") },
      }),
      "AssumeRoleWithSAML",
      "container-clouds:tencent.assumeRole",
    ],
  ])("takes a role with %s, once for all calls and regions", async (_, settings, action, from) => {
    const clouds = connect(settingsOf(settings()), { env: {} });
    const { tke } = clouds.tencent();
    await Promise.all([
      tke.DescribeClusters(),
      tke.DescribeClusters(),
      clouds.tencent({ region: "ap-guangzhou" }).tke.DescribeClusters(),
    ]);
    expect(await calls()).toEqual({ [action]: 1, DescribeClusters: 3 });
    expect(clouds.keysFrom("tencent").join(" ")).toBe(from);
    expect((await clouds.whose("tencent", {}, { signal: new AbortController().signal })).accountId).toBe(
      "200000000002",
    );
    await clouds.close();
  });

  test("takes the role of the machine it runs on", async () => {
    const clouds = connect(settingsOf({ camRoleName: "EmulatorInstanceRole" }), { env: {} });
    await clouds.tencent().tke.DescribeClusters();
    expect(await calls()).toEqual({ "security-credentials": 1, DescribeClusters: 1 });
    const wrong = connect(settingsOf({ camRoleName: "other" }), { env: {} });
    expect((await failureOf(wrong.tencent().tke.DescribeClusters())).message).toMatch(
      /^cannot get credentials for the instance role other: the machine has no such role \(HTTP 404, metadata security-credentials at \S+\): run on a machine of the cloud that has this role, or use other credentials$/,
    );
    await Promise.all([clouds.close(), wrong.close()]);
  });

  test("takes the role that the environment names, for a pod of TKE too, but not with configured keys", async () => {
    const env = {
      TKE_ROLE_ARN: ROLE,
      TKE_PROVIDER_ID: "oidc",
      TKE_WEB_IDENTITY_TOKEN_FILE: file("pod", webToken(600)),
    };
    const pod = connect(settingsOf({}), { env });
    await pod.tencent().tke.DescribeClusters();
    expect(pod.keysFrom("tencent")).toEqual(Object.keys(env));
    const { secretId, secretKey } = cloud.credentials.tencent;
    const pair = { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey };
    const assumed = connect(settingsOf({}), { env: { ...pair, TENCENTCLOUD_ASSUME_ROLE_ARN: ROLE } });
    await assumed.tencent().tke.DescribeClusters();
    const configured = connect(settingsOf(cloud.credentials.tencent), { env });
    await configured.tencent().tke.DescribeClusters();
    expect(configured.keysFrom("tencent").join(" ")).not.toContain("TKE");
    expect(await calls()).toEqual({ AssumeRoleWithWebIdentity: 1, AssumeRole: 1, DescribeClusters: 3 });
    await Promise.all([pod.close(), assumed.close(), configured.close()]);
  });

  test("renews before the end, and when the cloud has ended the credentials sooner", async () => {
    let now = Date.now();
    let passed = 0;
    const clock = { now: () => now, sleep: async () => {} };
    const assumeRole = { roleArn: ROLE, durationSeconds: 1000 };
    const clouds = connect(settingsOf({ ...cloud.credentials.tencent, assumeRole }), { env: {}, clock });
    const { tke } = clouds.tencent();
    await tke.DescribeClusters();
    const advance = async (seconds: number) => {
      now += seconds * 1000;
      passed += seconds;
      await cloud.clock({ advanceSeconds: seconds, skewSeconds: passed });
    };
    await advance(740);
    await tke.DescribeClusters();
    expect(await calls()).toEqual({ AssumeRole: 1, DescribeClusters: 2 });
    // Less than a quarter of the time is left.
    await advance(20);
    await tke.DescribeClusters();
    expect((await calls()).AssumeRole).toBe(2);
    // The token's time runs on in the cloud, the clocks do not.
    await advance(60);
    await cloud.clock({ advanceSeconds: 2000 });
    await tke.DescribeClusters();
    expect(await calls()).toEqual({
      AssumeRole: 3,
      DescribeClusters: 4,
      "DescribeClusters AuthFailure.TokenFailure": 1,
    });
    await clouds.close();
  });

  test("says in one line which role cannot be taken, and shows no token", async () => {
    const expired = webToken(-60);
    const clouds = connect(settingsOf({ assumeRole: { roleArn: ROLE, webIdentityToken: expired } }), { env: {} });
    const { message } = await failureOf(clouds.tencent().tke.DescribeClusters());
    expect(message).toMatch(
      /^cannot get credentials for the role qcs::cam::uin\/200000000002:roleName\/deploy: The web identity token has expired \(InvalidParameter.WebIdentityTokenError, sts AssumeRoleWithWebIdentity at [^)]+\)/,
    );
    expect(message).not.toContain(expired);
    const nowhere = { roleArn: ROLE, webIdentityTokenFile: join(folder, "none") };
    const missing = connect(settingsOf({ assumeRole: nowhere }), { env: {} });
    expect((await failureOf(missing.tencent().tke.DescribeClusters())).message).toBe(
      `container-clouds:tencent.assumeRole: the file ${join(folder, "none")} cannot be read (ENOENT)`,
    );
    await Promise.all([clouds.close(), missing.close()]);
  });
});

describe("a create", () => {
  const create = (settings: Settings) =>
    failureOf(connect(settings, { env: {} }).tencent().tcr.CreateNamespacePersonal({ Namespace: "shop" }));
  const role = { roleArn: ROLE, webIdentityTokenFile: "/none" };
  const keys = () => cloud.credentials.tencent;

  test.each<[string, () => Settings]>([
    ["without the file of a role's token", () => settingsOf({ assumeRole: role })],
    [
      "whose role is refused",
      () => settingsOf({ ...keys(), assumeRole: { roleArn: "qcs::cam::uin/1:roleName/none" } }),
    ],
    ["without keys", () => settingsOf({})],
    [
      "with a wrong caFile",
      () => ({ ...settingsOf(keys()), endpoint: "https://127.0.0.1:1", caFile: "/etc/hostname" }),
    ],
    ["of an account that is not allowed", () => settingsOf({ ...keys(), allowedAccountIds: ["1"] })],
  ])("%s was never sent", async (_, settings) => {
    expect(mayHaveActed(await create(settings()))).toBe(false);
    expect(await calls()).not.toHaveProperty("CreateNamespacePersonal");
  });

  test("whose role cannot be asked for was never sent; one whose answer is lost may have taken effect", async () => {
    await cloud.fault({ service: "sts", status: 503 });
    expect(mayHaveActed(await create(settingsOf({ ...keys(), assumeRole: { roleArn: ROLE } })))).toBe(false);
    await cloud.reset();
    await cloud.fault({ service: "tcr", answer: "drop" });
    const impatient = { ...settingsOf(keys()), timeout: { request: "300ms" } };
    expect(mayHaveActed(await create(impatient))).toBe(true);
  });
});

describe("Baidu", () => {
  test.each([
    ["AssumeRole", { assumeRole: { accountId: "account-2", roleName: "deploy", durationSeconds: 900 } }],
    ["GetSessionToken", { session: { durationSeconds: 900 } }],
  ])("makes its calls with the temporary credentials of %s", async (action, settings) => {
    const clouds = connect(settingsOf({}, settings), { env: {} });
    await clouds.baidu().bec.ListServices({});
    await clouds.baidu().bec.ListServices({});
    expect(await calls()).toEqual({ [action]: 1, ListServices: 2 });
    await clouds.close();
  });
});

describe("a create whose credentials cannot be renewed", () => {
  const expiration = "2026-11-22T08:00:40Z";
  const session = { accessKeyId: "temporary-id", secretAccessKey: "temporary-secret", sessionToken: "t", expiration };
  const refused = { status: 403, json: { code: "AccessDenied", message: "no", requestId: "r" } };
  const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers: [], volume: {} };
  const create = ({ clouds }: Pick<ReturnType<typeof scripted>, "clouds">, clientToken = "tok-1") =>
    failureOf(clouds.baidu().bci.CreateInstance({ ...group, clientToken }));
  /** The answer to the create is lost, and takes so long that the credentials expire. */
  const steps: Step[] = [{ json: session }, { ...broken, seconds: 60 }, refused];

  test.each([
    ["session", { session: { durationSeconds: 900 } }],
    ["role deploy of account a", { assumeRole: { accountId: "a", roleName: "deploy" } }],
  ])("for the %s may have taken effect once it was sent", async (title, settings) => {
    const world = scripted(steps, { baidu: settings });
    const error = await create(world);
    expect(world.sent.map(({ url }) => new URL(url).host.split(".")[0])).toEqual(["sts", "bci", "sts"]);
    expect(error).toMatchObject({ category: "unauthorised", mayHaveTakenEffect: true });
    expect(error.message).toMatch(`cannot get credentials for the ${title}: no (AccessDenied, sts `);
    expect(error.cause).toMatchObject({ mayHaveTakenEffect: false });
    expect(mayHaveActed(error)).toBe(true);
  });

  test("may have taken effect though another one that waits for the same credentials was not sent", async () => {
    let other: Promise<Error> | undefined;
    const world: ReturnType<typeof scripted> = scripted(steps, { baidu: { session: {} } }, {}, async (request) => {
      if (request !== 3) return;
      other = create(world, "tok-2");
      // It asks for the credentials that the first one is waiting for.
      await new Promise(setImmediate);
    });
    const first = await create(world);
    const second = (await other) as Error;
    expect(world.sent).toHaveLength(3);
    expect([first, second].map((error) => [error instanceof CloudError, mayHaveActed(error)])).toEqual([
      [true, true],
      [true, false],
    ]);
  });
});

describe("the accounts that may be changed", () => {
  const remove = (settings: Settings) =>
    connect(settings, { env: {} }).tencent().tke.DeleteCluster({ ClusterId: "cls-1", InstanceDeleteMode: "terminate" });

  test("are held against the caller's before the first write, which is then not sent", async () => {
    const keys = { ...cloud.credentials.tencent };
    const settings = settingsOf({ ...keys, allowedAccountIds: ["1"] });
    expect((await failureOf(remove(settings))).message).toBe(
      "container-clouds:tencent.allowedAccountIds: does not allow the account 100000000001 that the credentials belong to, so nothing was changed; use credentials of another account, or correct the list",
    );
    expect((await failureOf(remove(settingsOf({ ...keys, forbiddenAccountIds: ["100000000001"] })))).message).toMatch(
      /^container-clouds:tencent.forbiddenAccountIds: forbids the account/,
    );
    expect(await calls()).toEqual({ GetCallerIdentity: 2 });
  });

  test("are asked for once, and not by calls that read", async () => {
    const clouds = connect(settingsOf({ ...cloud.credentials.tencent, allowedAccountIds: ["100000000001"] }), {
      env: {},
    });
    const { tke } = clouds.tencent();
    await tke.DescribeClusters();
    expect(await calls()).toEqual({ DescribeClusters: 1 });
    for (const id of ["cls-1", "cls-2"])
      await failureOf(tke.DeleteCluster({ ClusterId: id, InstanceDeleteMode: "terminate" }));
    expect((await calls()).GetCallerIdentity).toBe(1);
    await clouds.close();
  });
});
