import { cloud } from "../transport/cloud";
import { ctyunClients } from "./client";
import { ctyunCredentials, ctyunSettings } from "./config";
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
