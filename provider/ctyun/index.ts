import { cloud } from "../transport/cloud";
import { ctyunClients } from "./client";
import { addressOf, ctyunSettings } from "./config";
import { ctyunCredentials } from "./credentials";
import { eci } from "./eci";

/** CTyun. */
export const ctyun = cloud({
  vendor: "CTyun",
  settings: ctyunSettings,
  credentials: ctyunCredentials,
  region: { setting: "regionId", environment: ["CTYUN_REGION_ID"] },
  endpointEnvironment: ["CTAPI_ECI_DOMAIN"],
  // Reference/ctyun-signing.md: fifteen minutes.
  clockToleranceSeconds: 900,
  services: { eci },
  address: addressOf,
  permissions: () => ({
    says: "CTyun documents no ECI actions for its policies. Give the user the system policy of the service in the console (IAM, policies).",
  }),
  clients: ctyunClients,
});
