import type { ConfiguredCredentials } from "./credentials";
import type { Edition } from "./edition";

/** An emulator's address and keys. */
export interface Access {
  readonly url: string;
  readonly credentials: ConfiguredCredentials | Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The edition of Tencent's cloud that it plays. A stack that is pointed at another emulator later gets that one's. */
  readonly edition?: Edition;
}

/** Regions that the emulator's programs use; it takes any. */
const REGIONS: Record<string, [setting: string, value: string]> = {
  tencent: ["region", "gsqy"],
  baidu: ["region", "bj"],
  ctyun: ["regionId", "region-1"],
};

/** Environment variables by cloud and setting. */
const VARIABLES: Record<string, string> = {
  "tencent.secretId": "TENCENTCLOUD_SECRET_ID",
  "tencent.secretKey": "TENCENTCLOUD_SECRET_KEY",
  "tencent.region": "TENCENTCLOUD_REGION",
  "baidu.accessKeyId": "BAIDUCLOUD_ACCESS_KEY",
  "baidu.secretAccessKey": "BAIDUCLOUD_SECRET_KEY",
  "baidu.region": "BAIDUCLOUD_REGION",
  "ctyun.accessKey": "CTYUN_AK",
  "ctyun.secretKey": "CTYUN_SK",
  "ctyun.regionId": "CTYUN_REGION_ID",
};

/** One setting of a stack. */
export interface Setting {
  /** Path under `container-clouds:`, such as `tencent.secretKey`. */
  readonly path: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** What points a stack at an emulator: its address, and a region and keys for each cloud. */
export function settingsOf({ url, credentials, edition }: Access): Setting[] {
  const clouds = Object.entries(credentials).flatMap(([cloud, keys]) => {
    const [region, value] = REGIONS[cloud] ?? ["region", "local"];
    const secrets = Object.entries(keys).map(([name, key]) => ({
      path: `${cloud}.${name}`,
      value: key as string,
      isSecret: true,
    }));
    return [{ path: `${cloud}.${region}`, value, isSecret: false }, ...secrets];
  });
  const played = edition === undefined ? [] : [{ path: "tencent.edition", value: edition, isSecret: false }];
  return [{ path: "endpoint", value: url, isSecret: false }, ...clouds, ...played];
}

/** What points a program at an emulator, as environment variables. */
export function environmentOf(access: Access): Record<string, string> {
  const variables = settingsOf(access).flatMap(({ path, value }) => {
    const name = path === "endpoint" ? "CONTAINER_CLOUDS_ENDPOINT" : VARIABLES[path];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(variables);
}

/** The variables as commands for a shell. */
export function shellText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
}
