import { z } from "zod";
import { secret } from "../lifecycle/schema";
import { commonSettings, endpoint, fileSettings } from "../transport/config";

const version = z.enum(["v1", "v2"]);

/** Settings under `container-clouds:baidu`. With the common ones they cover every option of the BCI Go SDK's client. */
export const baiduSettings = z
  .strictObject({
    ...commonSettings,
    accessKeyId: z.string().optional().describe("ID of the key pair."),
    secretAccessKey: secret(z.string()).optional().describe("Key of the key pair."),
    sessionToken: secret(z.string()).optional().describe("Token of temporary (STS) credentials."),
    ...fileSettings,
    region: z
      .string()
      .min(1)
      .optional()
      .describe("`bj`, `gz`, `su`, `bd` or `fwh`; a resource's `region` takes precedence. Default `bj`."),
    endpoints: z
      .strictObject({
        bci: endpoint.optional().describe("Base URL of BCI."),
        bec: endpoint.optional().describe("Base URL of BEC."),
      })
      .meta({ id: "BaiduEndpoints" })
      .optional()
      .describe("Base URLs of single services."),
    // Reference/bci.json and bec.json, "versions".
    versions: z
      .strictObject({
        bci: version.optional().describe("Version prefix of BCI's paths. Default `v2`."),
        bec: version.optional().describe("Version prefix of BEC's paths. Default `v2`."),
      })
      .meta({ id: "BaiduVersions" })
      .optional()
      .describe("Version prefixes of the paths."),
    signOption: z
      .strictObject({
        headersToSign: z
          .array(z.string().min(1))
          .optional()
          .describe("Headers to sign, names in any case; `host` and every `x-bce-*` header are always signed."),
        expireSeconds: z
          .int()
          .min(1)
          .max(86_400)
          .optional()
          .describe("Validity of a signature in seconds, 1 to 86400. Default 1800."),
        timestamp: z.iso
          .datetime("must be a UTC time such as 2025-08-20T03:04:05Z")
          .optional()
          .describe(
            "Signs every request with this time, only for comparing signatures: UTC, such as 2025-08-20T03:04:05Z.",
          ),
      })
      .meta({ id: "BaiduSignOption" })
      .optional()
      .describe("How requests are signed."),
  })
  .meta({ id: "BaiduSettings" });

/** {@link baiduSettings} as parsed. */
export type BaiduSettings = z.output<typeof baiduSettings>;

/** An empty endpoint falls back to Beijing (reference/bci.json, "endpoints"). */
export const defaultRegion = "bj";

/** Regions with a BCI endpoint `bci.<region>.baidubce.com` (reference/bce-signing.md, 11). */
export const bciRegions = ["bj", "gz", "su", "bd", "fwh"] as const;
