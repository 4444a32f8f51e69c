import { z } from "zod";
import { commonSettings, endpoint } from "../transport/config";
import type { CredentialSources } from "../transport/credentials";

/** Settings under `container-clouds:ctyun`. */
export const ctyunSettings = z.strictObject({
  ...commonSettings,
  accessKey: z.string().optional(),
  secretKey: z.string().optional(),
  /** Resource pool, 32 hex digits; a resource's `region` comes before it. */
  regionId: z.string().min(1).optional(),
  /** Base URLs of single services. */
  endpoints: z.strictObject({ eci: endpoint.optional() }).optional(),
});

/** {@link ctyunSettings} as parsed. */
export type CtyunSettings = z.output<typeof ctyunSettings>;

/** Where CTyun's credentials come from: the names of the general clients, then those of the ECI examples. */
export const ctyunCredentials: CredentialSources = {
  id: { setting: "accessKey", environment: ["CTYUN_AK", "CTAPI_AK"] },
  secret: { setting: "secretKey", environment: ["CTYUN_SK", "CTAPI_SK"] },
};
