import { z } from "zod";
import { commonSettings, endpoint } from "../transport/config";
import type { CredentialSources } from "../transport/credentials";

const version = z.enum(["v1", "v2"]);

/** Settings under `container-clouds:baidu`. With the common ones they cover every option of the BCI Go SDK's client. */
export const baiduSettings = z.strictObject({
  ...commonSettings,
  accessKeyId: z.string().optional(),
  secretAccessKey: z.string().optional(),
  /** Token of temporary (STS) credentials. */
  sessionToken: z.string().optional(),
  /** `bj`, `gz`, `su`, `bd` or `fwh`; a resource's `region` comes before it. @default bj */
  region: z.string().min(1).optional(),
  /** Base URLs of single services. */
  endpoints: z.strictObject({ bci: endpoint.optional(), bec: endpoint.optional() }).optional(),
  /** Version prefix of the paths (reference/bci.json and bec.json, "versions"). @default v2 */
  versions: z.strictObject({ bci: version.optional(), bec: version.optional() }).optional(),
  signOption: z
    .strictObject({
      /** Names in any case; `host` and every `x-bce-*` header are always signed. */
      headersToSign: z.array(z.string().min(1)).optional(),
      /** How long a signature is good for. @default 1800 */
      expireSeconds: z.int().min(1).max(86_400).optional(),
      /** Signs every request by this time, for comparing signatures only: UTC, such as 2025-08-20T03:04:05Z. */
      timestamp: z.iso.datetime("must be a UTC time such as 2025-08-20T03:04:05Z").optional(),
    })
    .optional(),
});

/** {@link baiduSettings} as parsed. */
export type BaiduSettings = z.output<typeof baiduSettings>;

/** Where Baidu's credentials come from. */
export const baiduCredentials: CredentialSources = {
  id: { setting: "accessKeyId", environment: ["BAIDUCLOUD_ACCESS_KEY"] },
  secret: { setting: "secretAccessKey", environment: ["BAIDUCLOUD_SECRET_KEY"] },
  token: { setting: "sessionToken", environment: ["BAIDUCLOUD_SESSION_TOKEN"] },
};

/** An empty endpoint falls back to Beijing (reference/bci.json, "endpoints"). */
export const defaultRegion = "bj";

/** Regions with a BCI endpoint `bci.<region>.baidubce.com` (reference/bce-signing.md, 11). */
export const bciRegions = ["bj", "gz", "su", "bd", "fwh"] as const;
