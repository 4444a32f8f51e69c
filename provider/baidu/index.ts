import { cloud } from "../transport/cloud";
import { bci } from "./bci";
import { bec } from "./bec";
import { baiduClients } from "./client";
import { addressOf, addressProblems, type BaiduService, baiduSettings, defaultRegion } from "./config";
import { baiduCredentials } from "./credentials";
import { baiduRole, baiduUserId } from "./roles";

/** Baidu AI Cloud. */
export const baidu = cloud({
  vendor: "Baidu",
  settings: baiduSettings,
  credentials: baiduCredentials,
  role: baiduRole,
  accountId: baiduUserId,
  region: { setting: "region", environment: ["BAIDUCLOUD_REGION"], default: defaultRegion },
  // Reference/bce-signing.md: a signature is valid for 1800 s by default.
  clockToleranceSeconds: 1800,
  services: { bci, bec },
  address: (account, service) => addressOf(account, service as BaiduService),
  addressProblems,
  // An access control list has services and types of access, but no single calls.
  permissions: (service) => ({
    says: "Baidu's policies name services and access levels, not calls. The API's documents do not give the service's code in policies; check it in the console's policy editor:",
    policy: {
      accessControlList: [
        { service: `bce:${service}`, region: "*", effect: "Allow", resource: ["*"], permission: ["FULL_CONTROL"] },
      ],
    },
  }),
  clients: baiduClients,
});
