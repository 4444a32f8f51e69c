import { z } from "zod";
import { secret } from "../lifecycle/schema";
import type { Account, UnsupportedInput } from "../transport/cloud";
import { accountSettings, commonSettings, endpoint, fileSettings } from "../transport/config";
import { ConfigError, type SettingProblem } from "../transport/errors";
import { type Edition, privateTypes, unsupportedInputs } from "./edition";

const assumeRole = z
  .strictObject({
    roleArn: z
      .string()
      .regex(
        /^qcs::cam::uin\/\d+:(role|roleName)\/.+$/,
        'must be a role ARN such as "qcs::cam::uin/100000000001:roleName/deploy"',
      )
      .describe("The role, such as `qcs::cam::uin/100000000001:roleName/deploy`."),
    sessionName: z
      .string()
      .regex(/^[\w+=,.@-]{2,128}$/, "must be 2 to 128 letters, digits or +=,.@_-")
      .optional()
      .describe("Name of the session in the cloud's audit log. Default `pulumi-container-clouds`."),
    durationSeconds: z
      .int()
      .min(1)
      .max(43_200)
      .optional()
      .describe("Lifetime of the credentials in seconds, at most 43200. Default 7200."),
    policy: z
      .string()
      .min(1)
      .optional()
      .describe("Policy in JSON that limits the permissions of the role. With AssumeRole only."),
    externalId: z.string().min(1).optional().describe("External ID that the role requires. With AssumeRole only."),
    sourceIdentity: z.string().min(1).optional().describe("UIN of the caller. With AssumeRole only."),
    serialNumber: z.string().min(1).optional().describe("MFA device. With AssumeRole only."),
    tokenCode: secret(z.string().min(1)).optional().describe("Code of the MFA device, valid for one call."),
    providerId: z.string().min(1).optional().describe("OIDC identity provider of the web identity. Default `OIDC`."),
    webIdentityToken: secret(z.string().min(1))
      .optional()
      .describe("OIDC token to assume the role with, instead of a key pair."),
    webIdentityTokenFile: z
      .string()
      .min(1)
      .optional()
      .describe("File with the OIDC token, read each time credentials are requested."),
    principalArn: z.string().min(1).optional().describe("SAML identity provider, with `samlAssertion`."),
    samlAssertion: secret(z.string().min(1))
      .optional()
      .describe("SAML assertion in base64 to assume the role with, instead of a key pair."),
    samlAssertionFile: z.string().min(1).optional().describe("File with the SAML assertion in base64."),
  })
  .meta({ id: "TencentAssumeRole" });

/** Settings under `container-clouds:tencent`. */
export const tencentSettings = z
  .strictObject({
    ...commonSettings,
    secretId: z.string().optional().describe("ID of the key pair."),
    secretKey: secret(z.string()).optional().describe("Key of the key pair."),
    token: secret(z.string()).optional().describe("Token of temporary (STS) credentials."),
    ...fileSettings,
    ...accountSettings,
    assumeRole: assumeRole
      .optional()
      .describe("Role to assume: calls use its temporary credentials, which are renewed before they expire."),
    camRoleName: z
      .string()
      .min(1)
      .optional()
      .describe("Role of the cloud machine that the program runs on, requested at its metadata address."),
    region: z.string().min(1).optional().describe("Such as `ap-guangzhou`; a resource's `region` takes precedence."),
    domain: z
      .hostname("must be a domain such as tencentcloudapi.com")
      .optional()
      .describe("Each service is at `https://<service>.<domain>`. Default: that of the region's cloud."),
    endpoints: z
      .strictObject({
        tke: endpoint.optional().describe("Base URL of TKE."),
        tcr: endpoint.optional().describe("Base URL of TCR."),
        sts: endpoint.optional().describe("Base URL of STS, which issues the credentials of roles."),
      })
      .meta({ id: "TencentEndpoints" })
      .optional()
      .describe("Base URLs of single services."),
    signatureMethod: z
      .enum(["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"])
      .optional()
      .describe("The last two are signature v1: form-encoded, at most 1 MB per request. Default `TC3-HMAC-SHA256`."),
    edition: z
      .enum(["private", "public"])
      .optional()
      .describe(
        "Which API the cloud has: the private cloud's, or public Tencent Cloud's. Default: `public` at addresses under tencentcloudapi.com.",
      ),
  })
  .meta({ id: "TencentSettings" });

/** {@link tencentSettings} after parsing. */
export type TencentSettings = z.output<typeof tencentSettings>;

/** Domains by region. Only known regions are listed, so that no key is sent to an address that neither the user nor the region's owner named. */
const domains: readonly (readonly [regions: RegExp, domain: string])[] = [
  // The documented private cloud (reference/tencent-common.md, "Endpoints and requests").
  [/^gsqy$/, "api3.gsesgpucloud.com"],
  // Public Tencent Cloud: continent, then city.
  [/^(ap|na|eu|sa|me|af)-[a-z]+/, "tencentcloudapi.com"],
];

/** Services by the first part of their host names. */
export type TencentService = "tke" | "tcr" | "sts";

type Addressed = Pick<Account<TencentSettings>, "settings" | "path">;

/** Base URL of a service; `undefined` if the settings name none. */
export function addressOf({ settings }: Addressed, service: TencentService): string | undefined {
  const {
    endpoints,
    endpoint,
    region = "",
    domain = domains.find(([regions]) => regions.test(region))?.[1],
  } = settings;
  return endpoints?.[service] ?? endpoint ?? (domain && `https://${service}.${domain}`);
}

/** Base URL of a service. @throws ConfigError if the settings name none */
export function urlOf(account: Addressed, service: TencentService): string {
  const url = addressOf(account, service);
  if (url) return url;
  throw new ConfigError(noAddress(account, service));
}

/** The API that a service uses: as set, or by its address. */
export const editionOf = (account: Addressed, service: TencentService): Edition =>
  account.settings.edition ?? (PUBLIC.test(new URL(urlOf(account, service)).hostname) ? "public" : "private");

const PUBLIC = /(^|\.)tencentcloudapi\.com$/;

/** The problem if the settings name no address of the service. */
export const addressProblems = (account: Addressed, service: string): SettingProblem[] =>
  addressOf(account, service as TencentService) ? [] : [noAddress(account, service)];

/** The problem if the cloud's edition has no calls for a resource. */
export function typeProblems(account: Addressed, type: string): SettingProblem[] {
  const service = type.split(":")[0] as TencentService;
  const instead = privateTypes[type];
  if (instead === undefined || editionOf(account, service) === "private") return [];
  const from = account.settings.edition ? "" : ` by the address ${urlOf(account, service)}`;
  const reason = `is "public"${from}, and public Tencent Cloud has no ${type}; ${instead}`;
  return [{ setting: account.path("edition"), reason }];
}

/** Inputs that the cloud's edition does not support. */
export const unsupported = (account: Addressed, type: string): readonly UnsupportedInput[] =>
  unsupportedInputs[type] && editionOf(account, type.split(":")[0] as TencentService) === "public"
    ? unsupportedInputs[type]
    : [];

function noAddress({ settings: { region }, path }: Addressed, service: string): SettingProblem {
  const which = region
    ? `is not set, and the region ${JSON.stringify(region)} belongs to no known cloud`
    : "is not set, nor is a region";
  const setting = path("domain");
  return {
    setting,
    reason: `${which}, so the address of ${service} is unknown; run "pulumi config set --path ${setting} DOMAIN" (public Tencent Cloud: tencentcloudapi.com), or set endpoint`,
  };
}
