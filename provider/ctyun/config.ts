import { z } from "zod";
import { secret } from "../lifecycle/schema";
import type { Account } from "../transport/cloud";
import { commonSettings, endpoint, fileSettings } from "../transport/config";

/** Settings under `container-clouds:ctyun`. */
export const ctyunSettings = z
  .strictObject({
    ...commonSettings,
    accessKey: z.string().optional().describe("ID of the key pair."),
    secretKey: secret(z.string()).optional().describe("Key of the key pair."),
    ...fileSettings,
    regionId: z
      .string()
      .min(1)
      .optional()
      .describe("Resource pool, 32 hex digits; a resource's `region` takes precedence."),
    endpoints: z
      .strictObject({ eci: endpoint.optional().describe("Base URL of ECI.") })
      .meta({ id: "CtyunEndpoints" })
      .optional()
      .describe("Base URLs of single services."),
  })
  .meta({ id: "CtyunSettings" });

/** {@link ctyunSettings} after parsing. */
export type CtyunSettings = z.output<typeof ctyunSettings>;

/** Base URL of ECI. */
export const addressOf = ({ settings }: Pick<Account<CtyunSettings>, "settings">): string =>
  settings.endpoints?.eci ?? settings.endpoint ?? "https://eci-global.ctapi.ctyun.cn";
