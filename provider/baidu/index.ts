import { cloud } from "../transport/cloud";
import { bci } from "./bci";
import { bec } from "./bec";
import { baiduClients } from "./client";
import { addressProblems, baiduSettings, defaultRegion } from "./config";
import { baiduCredentials } from "./credentials";
import { baiduRole, baiduUserId } from "./roles";

/** Baidu AI Cloud. */
export const baidu = cloud({
  title: "Baidu: BCI and BEC",
  settings: baiduSettings,
  credentials: baiduCredentials,
  role: baiduRole,
  accountId: baiduUserId,
  region: { setting: "region", environment: ["BAIDUCLOUD_REGION"], default: defaultRegion },
  // Reference/bce-signing.md: a signature is good for 1800 s by default.
  clockToleranceSeconds: 1800,
  services: { bci, bec },
  addressProblems,
  clients: baiduClients,
});
