import { z } from "zod";
import { oneOf } from "../../../lifecycle/schema";
import type { AutoDelStrategyInfo } from "../api.gen";

/** What a clean-up policy keeps. */
export const keep = {
  keepLast: z.int().min(1).describe("Number of days of tags, or of tags, to keep."),
  unit: oneOf("days", "tags")
    .meta({ id: "ImageLifecycleUnit" })
    .describe("Unit of `keepLast`: `days` since the push, or `tags`."),
};

export const outputs = z.strictObject({
  inForce: z.boolean().describe("Whether the cloud reports the policy as valid."),
  createTime: z.string().describe("Creation time, as the cloud formats it."),
});

export type Unit = "days" | "tags";

/** The inputs and outputs of a policy. */
export const flatten = (row: AutoDelStrategyInfo) => ({
  keepLast: row.Value,
  unit: (row.Type.endsWith("days") ? "days" : "tags") as Unit,
  inForce: row.Valid === 1,
  createTime: row.CreationTime,
});

/** The API's name for what is kept. */
export const typeOf = (prefix: "" | "global_", unit: Unit) => `${prefix}keep_last_${unit === "days" ? "days" : "nums"}`;

/** A policy takes effect at once, so there is nothing to wait for. */
export const settled = {
  status: () => "set",
  waits: { created: { target: ["set"], timeout: "1m" }, deleted: { timeout: "1m" } },
};
