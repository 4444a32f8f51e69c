import { cloud } from "../transport/cloud";
import { tencentClients } from "./client";
import { addressProblems, tencentSettings } from "./config";
import { tencentCredentials } from "./credentials";
import { tcr } from "./tcr";
import { tke } from "./tke";

/** Tencent Cloud, and private clouds of its kind. */
export const tencent = cloud({
  title: "Tencent: TKE and TCR",
  settings: tencentSettings,
  credentials: tencentCredentials,
  region: { setting: "region", environment: ["TENCENTCLOUD_REGION"] },
  // Reference/tencent-common.md, "Signature TC3-HMAC-SHA256".
  clockToleranceSeconds: 300,
  services: { tke, tcr },
  addressProblems,
  clients: tencentClients,
});
