import { z } from "zod";
import { secret } from "../lifecycle/schema";
import { commonSettings, endpoint } from "../transport/config";
import type { CredentialSources } from "../transport/credentials";

/** Settings under `container-clouds:tencent`. */
export const tencentSettings = z
  .strictObject({
    ...commonSettings,
    secretId: z.string().optional().describe("Id of the key pair."),
    secretKey: secret(z.string()).optional().describe("Key of the key pair."),
    token: secret(z.string()).optional().describe("Token of temporary (STS) credentials."),
    region: z.string().min(1).optional().describe("Such as `ap-guangzhou`; a resource's `region` comes before it."),
    domain: z
      .hostname("must be a domain such as tencentcloudapi.com")
      .optional()
      .describe("Each service is at `https://<service>.<domain>`. Default `api3.gsesgpucloud.com`."),
    endpoints: z
      .strictObject({
        tke: endpoint.optional().describe("Base URL of TKE."),
        tcr: endpoint.optional().describe("Base URL of TCR."),
      })
      .meta({ id: "TencentEndpoints" })
      .optional()
      .describe("Base URLs of single services."),
    signatureMethod: z
      .enum(["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"])
      .optional()
      .describe("The last two are signature v1: form-encoded, at most 1 MB a request. Default `TC3-HMAC-SHA256`."),
    language: z.enum(["en-US", "zh-CN"]).optional().describe("Language of the cloud's messages."),
  })
  .meta({ id: "TencentSettings" });

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
