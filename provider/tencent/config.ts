import { z } from "zod";
import { commonSettings, endpoint } from "../transport/config";
import type { CredentialSources } from "../transport/credentials";

/** Settings under `container-clouds:tencent`. */
export const tencentSettings = z.strictObject({
  ...commonSettings,
  secretId: z.string().optional(),
  secretKey: z.string().optional(),
  /** Token of temporary (STS) credentials. */
  token: z.string().optional(),
  /** Such as `ap-guangzhou`; a resource's `region` comes before it. */
  region: z.string().min(1).optional(),
  /** Each service is at `https://<service>.<domain>`. @default api3.gsesgpucloud.com */
  domain: z.hostname("must be a domain such as tencentcloudapi.com").optional(),
  /** Base URLs of single services. */
  endpoints: z.strictObject({ tke: endpoint.optional(), tcr: endpoint.optional() }).optional(),
  /** The last two are signature v1: form-encoded, at most 1 MB a request. @default TC3-HMAC-SHA256 */
  signatureMethod: z.enum(["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"]).optional(),
  /** Language of the cloud's messages. */
  language: z.enum(["en-US", "zh-CN"]).optional(),
});

/** {@link tencentSettings} as parsed. */
export type TencentSettings = z.output<typeof tencentSettings>;

/** Where Tencent's credentials come from. */
export const tencentCredentials: CredentialSources = {
  id: { setting: "secretId", environment: ["TENCENTCLOUD_SECRET_ID"] },
  secret: { setting: "secretKey", environment: ["TENCENTCLOUD_SECRET_KEY"] },
  token: { setting: "token", environment: ["TENCENTCLOUD_SECURITY_TOKEN"] },
};

/** Domain of the documented private cloud (reference/tencent-common.md, "Endpoints and requests"). */
export const defaultDomain = "api3.gsesgpucloud.com";
