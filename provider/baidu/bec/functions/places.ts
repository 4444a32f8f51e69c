import { z } from "zod";
import type { DeployInstanceView } from "../api.gen";

/** Where a deployment at the edge runs. */
export const place = z
  .object({
    region: z.string().describe("Region."),
    city: z.string().optional().describe("City."),
    serviceProvider: z.string().describe("Operator, such as `CHINA_MOBILE`."),
    regionId: z.string().optional().describe("ID of the node."),
    replicas: z.int().describe("Desired number of pods there."),
  })
  .meta({ id: "BecPlace" });

export const flattenPlace = (row: DeployInstanceView): z.input<typeof place> => ({
  region: row.region,
  city: row.city,
  serviceProvider: row.serviceProvider,
  replicas: row.replicas,
  regionId: row.regionId || undefined,
});

/** Largest page of v2, and of v1 (contract, "limits"). */
export const PAGE = { v2: 1000, v1: 100 };
