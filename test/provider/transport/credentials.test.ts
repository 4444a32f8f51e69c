import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CloudName } from "../../../provider/clouds";
import { connect } from "../../../provider/transport/connect";
import type { Settings } from "../../../provider/transport/settings";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "keys-"));
});
afterEach(() => rmSync(home, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
}

/** Where a cloud's keys come from, their ID, and the region. */
function found(cloud: CloudName, env: NodeJS.ProcessEnv = {}, settings: Settings = {}) {
  const clouds = connect(settings, { env: { HOME: home, ...env } });
  return [clouds.keysFrom(cloud).join(" "), clouds.keyId(cloud), clouds.region(cloud)];
}

const credential = (fields: object) => JSON.stringify({ secretId: "file-id", secretKey: "file-key", ...fields });

describe("the chain", () => {
  test("takes the first link that has keys: settings, a configured profile, environment, files", () => {
    write({
      ".tccli/default.credential": credential({}),
      ".tccli/prod.credential": credential({ secretId: "prod-id" }),
    });
    const env = { TENCENTCLOUD_SECRET_ID: "env-id", TENCENTCLOUD_SECRET_KEY: "env-key" };
    const configured = { secretId: "set-id", secretKey: "set-key", credentialsProfile: "prod" };
    expect(found("tencent", env, { tencent: configured })[1]).toBe("set-id");
    expect(found("tencent", env, { tencent: { credentialsProfile: "prod" } })[1]).toBe("prod-id");
    expect(found("tencent", env)[1]).toBe("env-id");
    expect(found("tencent")[1]).toBe("file-id");
  });

  test.each<[CloudName, string, string]>([
    ["tencent", "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"],
    ["baidu", "BAIDUCLOUD_ACCESS_KEY", "BAIDUCLOUD_SECRET_KEY"],
    ["baidu", "BCE_ACCESS_KEY_ID", "BCE_SECRET_ACCESS_KEY"],
    ["ctyun", "CTYUN_AK", "CTYUN_SK"],
    ["ctyun", "CTAPI_AK", "CTAPI_SK"],
    ["ctyun", "CTYUN_ACCESS_KEY", "CTYUN_SECRET_KEY"],
  ])("reads of %s's environment %s and %s, both or neither", (cloud, id, secret) => {
    expect(found(cloud, { [id]: "the-id", [secret]: "key" }).slice(0, 2)).toEqual([`${id} ${secret}`, "the-id"]);
    expect(() => found(cloud, { [id]: "the-id" })).toThrow(
      `${secret}: is not set, while ${id} is; set both in the environment, or neither`,
    );
  });

  test("never puts a pair together from two sets of variables", () => {
    expect(() => found("ctyun", { CTYUN_AK: "one", CTAPI_SK: "other" })).toThrow(
      "CTYUN_SK: is not set, while CTYUN_AK is",
    );
  });

  test("does not go on to the environment with half a pair of the settings", () => {
    const env = { TENCENTCLOUD_SECRET_ID: "env-id", TENCENTCLOUD_SECRET_KEY: "env-key" };
    expect(() => found("tencent", env, { tencent: { secretId: "set-id" } })).toThrow(
      "container-clouds:tencent.secretKey: is not set",
    );
  });
});

describe("the files of the vendors' tools", () => {
  test.each<[CloudName, Readonly<Record<string, string>>, NodeJS.ProcessEnv, unknown[]]>([
    [
      "tencent",
      {
        ".tccli/default.credential": credential({ token: "t" }),
        ".tccli/default.configure": '{"_sys_param":{"region":"ap-beijing","output":"json"}}',
      },
      {},
      ["~/.tccli/default.credential", "file-id", "ap-beijing"],
    ],
    [
      "tencent",
      { ".tccli/default.credential": "{}", ".tccli/other.credential": credential({}) },
      { TENCENTCLOUD_PROFILE: "other", TENCENTCLOUD_REGION: "ap-env" },
      ["~/.tccli/other.credential (profile other)", "file-id", "ap-env"],
    ],
    [
      "tencent",
      { ".tencentcloud/credentials": "[default]\nsecret_id = sdk-id\nsecret_key = sdk-key\n" },
      {},
      ["~/.tencentcloud/credentials", "sdk-id", undefined],
    ],
    [
      "baidu",
      {
        ".bce/credentials": "[defaults]\nbce_access_key_id = bce-id\nbce_secret_access_key = k\n",
        ".bce/config": "[defaults]\nregion = gz\n",
      },
      {},
      ["~/.bce/credentials", "bce-id", "gz"],
    ],
    [
      "baidu",
      {
        ".go-bcecli/credentials": "[Defaults]\nAk = cmd-id\nSk = k\nSts = \n",
        ".go-bcecli/config": "[Defaults]\nRegion = \n",
      },
      {},
      ["~/.go-bcecli/credentials", "cmd-id", "bj"],
    ],
    [
      "ctyun",
      { ".ctyun/config": "[default]\naccess_key = ct-id\nsecret_key = k\nregion_id = pool\n" },
      {},
      ["~/.ctyun/config", "ct-id", "pool"],
    ],
  ])("of %s: %j with %j", (cloud, files, env, expected) => {
    write(files);
    expect(found(cloud, env)).toEqual(expected);
  });

  test("may lie in another folder", () => {
    write({ "elsewhere/default.credential": credential({}) });
    const folder = join(home, "elsewhere");
    expect(found("tencent", { TENCENTCLOUD_SHARED_CREDENTIALS_DIR: folder })[1]).toBe("file-id");
    expect(found("tencent", {}, { tencent: { credentialsFolder: folder } })[1]).toBe("file-id");
  });

  test("may begin with a byte order mark", () => {
    write({ ".tccli/default.credential": `\uFEFF${credential({})}` });
    expect(found("tencent")[1]).toBe("file-id");
    write({ ".bce/credentials": "\uFEFF[defaults]\nbce_access_key_id = bce-id\nbce_secret_access_key = k\n" });
    expect(found("baidu")[1]).toBe("bce-id");
  });

  test("are named when they are wrong, and nothing of them is shown", () => {
    write({ ".tccli/default.credential": '{"secretId": "AKID", "secretKey": top-secret}' });
    expect(() => found("tencent")).toThrow(
      "~/.tccli/default.credential: is not a JSON object; recreate it with the tool that wrote it",
    );
    write({ ".tccli/default.credential": '["AKID", "top-secret"]' });
    expect(() => found("tencent")).toThrow("~/.tccli/default.credential: is not a JSON object; recreate it");
    write({ ".tccli/default.credential": `${'{"top-secret":'.repeat(6_000)}1${"}".repeat(6_000)}` });
    expect(() => found("tencent")).toThrow(
      "~/.tccli/default.credential: is nested more than 500 deep; recreate it with the tool that wrote it",
    );
    for (const keys of ['"secretId": 12345, "secretKey": "k"', '"secretId": "i", "secretKey": ["k"]']) {
      write({ ".tccli/default.credential": `{${keys}}` });
      expect(() => found("tencent")).toThrow(
        /^~\/\.tccli\/default\.credential: secret(Id|Key) must be a string, not a (number|list); recreate it with the tool that wrote it$/,
      );
    }
    write({ ".bce/credentials": "[defaults]\nbce_access_key_id = bce-id\n" });
    expect(() => found("baidu")).toThrow('~/.bce/credentials: has a key ID without its key in the profile "defaults"');
    expect(() => found("ctyun", {}, { ctyun: { credentialsProfile: "prod" } })).toThrow(
      'container-clouds:ctyun.credentialsProfile: there is no profile "prod" with keys in ~/.ctyun/config',
    );
  });

  test("are named when they hold no keys, where nothing else does", () => {
    const missing =
      (cloud: CloudName, settings: Settings = {}) =>
      () =>
        found(cloud, {}, settings);
    const profile = (cloud: string) =>
      `add them, or set container-clouds:${cloud}.credentialsProfile to a profile that has keys`;
    for (const text of ["{}", '{"secretId": "", "secretKey": null}']) {
      write({ ".tccli/default.credential": text });
      expect(missing("tencent")).toThrow(
        `\n~/.tccli/default.credential: has no keys in the profile "default"; ${profile("tencent")}`,
      );
    }
    for (const text of ["", "[other]\nbce_access_key_id = id\n", "[defaults]\nregion = bj\n"]) {
      write({ ".bce/credentials": text });
      expect(missing("baidu")).toThrow(
        `\n~/.bce/credentials: has no keys in the profile "defaults"; ${profile("baidu")}`,
      );
    }
    expect(missing("ctyun")).not.toThrow(".ctyun");
    expect(found("tencent", { TENCENTCLOUD_SECRET_ID: "env-id", TENCENTCLOUD_SECRET_KEY: "k" })[1]).toBe("env-id");
  });

  test("are not looked for where no home folder is known", () => {
    write({ ".tccli/default.credential": credential({}) });
    expect(connect({}, { env: {} }).keysFrom("tencent")).toEqual([]);
  });
});
