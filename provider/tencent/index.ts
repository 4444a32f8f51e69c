import { type Account, cloud } from "../transport/cloud";
import { stsClient, tencentClients } from "./client";
import {
  addressOf,
  addressProblems,
  editionOf,
  type TencentService,
  type TencentSettings,
  tencentSettings,
  typeProblems,
  unsupported,
} from "./config";
import { tencentCredentials } from "./credentials";
import { tencentRole } from "./roles";
import { tcr } from "./tcr";
import { tke } from "./tke";

/** Tencent Cloud, and private clouds with its API. */
export const tencent = cloud({
  vendor: "Tencent",
  settings: tencentSettings,
  credentials: tencentCredentials,
  role: tencentRole,
  accountId: async (account, options) =>
    (await stsClient(account as Account<TencentSettings>).GetCallerIdentity({}, options)).AccountId,
  region: { setting: "region", environment: ["TENCENTCLOUD_REGION"] },
  // Reference/tencent-common.md, "Signature TC3-HMAC-SHA256".
  clockToleranceSeconds: 300,
  services: { tke, tcr },
  address: (account, service) => addressOf(account, service as TencentService),
  addressProblems,
  typeProblems,
  unsupported,
  edition: (account, service) => editionOf(account, service as TencentService),
  // CAM's policy language, version 2.0: each call is an action of its service.
  permissions: (_service, actions) => ({
    says: "Policy for all resources, in CAM's language:",
    policy: { version: "2.0", statement: [{ effect: "allow", action: actions, resource: ["*"] }] },
  }),
  clients: tencentClients,
});
