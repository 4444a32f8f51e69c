import { mkdirSync, mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { startPlugin, urnOf } from "../support/plugin-process";
import { startHost } from "../support/provider-process";

const deliveries = { dynamic: startHost, plugin: startPlugin };

const cloudOf = {
  "tcr:Namespace": { name: "team" },
  "bci:ImageCache": { name: "base", images: ["nginx:1"], subnetId: "sbn-1", securityGroupId: "g-1", zone: "zoneA" },
  "eci:VirtualNode": {
    name: "burst",
    kubeconfig: "apiVersion: v1\nkind: Config\n",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
  },
};

describe.each(Object.entries(deliveries))("keys from the environment or a file, in the %s delivery", (_, start) => {
  let cloud: TestEmulator;
  let home: ReturnType<typeof mkdtempDisposableSync>;
  let provider: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    cloud = await startEmulator();
    home = mkdtempDisposableSync(join(tmpdir(), "keys-"));
    const { tencent, baidu, ctyun } = cloud.credentials;
    const file = (path: string, lines: string[]) => {
      mkdirSync(join(home.path, path, ".."), { recursive: true });
      writeFileSync(join(home.path, path), `${lines.join("\n")}\n`);
    };
    file(".bce/credentials", [
      "[defaults]",
      `bce_access_key_id = ${baidu.accessKeyId}`,
      `bce_secret_access_key = ${baidu.secretAccessKey}`,
    ]);
    file(".ctyun/config", ["[default]", `access_key = ${ctyun.accessKey}`, `secret_key = ${ctyun.secretKey}`]);
    const config = {
      ...emulatorConfig(cloud),
      "container-clouds:tencent": '{"region":"gsqy"}',
      "container-clouds:baidu": '{"region":"bj"}',
      "container-clouds:ctyun": '{"regionId":"region-1"}',
    };
    const env = {
      HOME: home.path,
      TENCENTCLOUD_SECRET_ID: tencent.secretId,
      TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
    };
    provider = await start(config, env);
  });
  afterAll(async () => {
    await provider.close();
    home.remove();
    await cloud.close();
  });

  it.each(Object.entries(cloudOf))("are in no state and no answer: %s", async (type, given) => {
    const { check, create, read, update, diff } = provider.of(type);
    const inputs = { ...given, __urn: urnOf(type, given.name) };
    const checked = await check({}, inputs);
    const { id, outputs } = await create(inputs);
    const found = await read(id, outputs);
    const changed = { ...inputs, timeouts: { delete: "9m" } };
    const answers = [checked, outputs, found, await diff(id, outputs, changed), await update(id, outputs, changed)];
    const { tencent, baidu, ctyun } = cloud.credentials;
    const text = JSON.stringify(answers);
    expect(text).toContain(id);
    for (const key of [tencent.secretId, tencent.secretKey, baidu.accessKeyId, baidu.secretAccessKey])
      expect(text).not.toContain(key);
    for (const key of [ctyun.accessKey, ctyun.secretKey]) expect(text).not.toContain(key);
  });
});
