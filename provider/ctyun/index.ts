import { cloud } from "../transport/cloud";
import { ctyunClients } from "./client";
import { ctyunSettings } from "./config";
import { ctyunCredentials } from "./credentials";
import { eci } from "./eci";

/** CTyun. */
export const ctyun = cloud({
  title: "CTyun: ECI",
  settings: ctyunSettings,
  credentials: ctyunCredentials,
  region: { setting: "regionId", environment: ["CTYUN_REGION_ID"] },
  endpointEnvironment: ["CTAPI_ECI_DOMAIN"],
  // Reference/ctyun-signing.md: fifteen minutes.
  clockToleranceSeconds: 900,
  services: { eci },
  clients: ctyunClients,
});
