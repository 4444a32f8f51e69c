import { z } from "zod";
import { secret } from "../lifecycle/schema";
import type { Account } from "../transport/cloud";
import { accountSettings, commonSettings, endpoint, fileSettings, LONGEST_MS } from "../transport/config";
import type { SettingProblem } from "../transport/errors";

const accessControlList = z
  .array(z.record(z.string(), z.unknown()))
  .optional()
  .describe("Permissions of the credentials, in the vendor's format. Default: all permissions of the role or user.");

const version = z.enum(["v1", "v2"]).meta({ id: "BaiduApiVersion" });

/** Settings under `container-clouds:baidu`. With the common settings they cover every option of the BCI Go SDK's client. */
export const baiduSettings = z
  .strictObject({
    ...commonSettings,
    accessKeyId: z.string().optional().describe("ID of the key pair."),
    secretAccessKey: secret(z.string()).optional().describe("Key of the key pair."),
    sessionToken: secret(z.string()).optional().describe("Token of temporary (STS) credentials."),
    ...fileSettings,
    ...accountSettings,
    assumeRole: z
      .strictObject({
        accountId: z.string().min(1).describe("Account that the role belongs to."),
        roleName: z.string().min(1).describe("The role."),
        userId: z.string().min(1).optional().describe("User ID; seldom needed."),
        durationSeconds: z
          .int()
          .min(1)
          .max(7200)
          .optional()
          .describe("Lifetime of the credentials in seconds, at most 7200."),
        accessControlList,
      })
      .meta({ id: "BaiduAssumeRole" })
      .optional()
      .describe("Role to assume: calls use its temporary credentials, which are renewed before they expire."),
    session: z
      .strictObject({
        durationSeconds: z.int().min(1).optional().describe("Lifetime of the credentials in seconds. Default 43200."),
        accessControlList,
      })
      .meta({ id: "BaiduSession" })
      .optional()
      .describe(
        "Calls use temporary credentials of the same user (GetSessionToken), which are renewed before they expire.",
      ),
    region: z
      .string()
      .min(1)
      .optional()
      .describe(
        "`bj`, `gz`, `su`, `bd` or `fwh`, or another with BCI's address in `endpoints`; a resource's `region` takes precedence. Default `bj`.",
      ),
    endpoints: z
      .strictObject({
        bci: endpoint.optional().describe("Base URL of BCI."),
        bec: endpoint.optional().describe("Base URL of BEC."),
        sts: endpoint.optional().describe("Base URL of STS, which issues the credentials of roles."),
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
    connectionTimeoutInMillis: z
      .int()
      .min(1)
      .max(LONGEST_MS)
      .optional()
      .describe(
        "Connecting, and one attempt, by the SDK's name and in its unit; there the default is 1200000. Takes precedence over `timeout.connect` and `timeout.request`.",
      ),
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

/** {@link baiduSettings} after parsing. */
export type BaiduSettings = z.output<typeof baiduSettings>;

/** Regions with a BCI host (reference/bci.json, "endpoints"). */
const regions: readonly string[] = ["bj", "gz", "su", "bd", "fwh"];

/** Services by the first part of their host names. */
export type BaiduService = "bci" | "bec" | "sts";

type Addressed = Pick<Account<BaiduSettings>, "settings" | "path">;

/** Base URL of a service: BCI has one address per region, BEC and STS have one each. */
export function addressOf({ settings }: Addressed, service: BaiduService): string {
  const { region = defaultRegion, endpoint, endpoints } = settings;
  const usual = { bci: `bci.${region}`, bec: "bec", sts: "sts.bj" }[service];
  return endpoints?.[service] ?? endpoint ?? `https://${usual}.baidubce.com`;
}

/** The problem with the region, unless the settings name the service's address: the host name contains the region. */
export function addressProblems({ settings, path }: Addressed, service: string): SettingProblem[] {
  const { region = defaultRegion, endpoint, endpoints } = settings;
  if (service !== "bci" || regions.includes(region) || endpoint || endpoints?.bci) return [];
  const reason = `${JSON.stringify(region)} is none of BCI's regions: ${regions.join(", ")}; to use another, set ${path("endpoints")}.bci to its address`;
  return [{ setting: path("region"), reason }];
}

/** An empty endpoint falls back to Beijing (reference/bci.json, "endpoints"). */
export const defaultRegion = "bj";
