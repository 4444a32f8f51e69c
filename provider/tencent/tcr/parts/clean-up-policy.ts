import { z } from "zod";
import { oneOf } from "../../../lifecycle/schema";
import type { AutoDelStrategyInfo } from "../api.gen";

/** What a clean-up policy keeps. */
export const keep = {
  keepLast: z.int().min(1).describe("How many days of tags, or how many tags, are kept."),
  unit: oneOf("days", "tags").describe("What `keepLast` counts: `days` since the push, or `tags`."),
};

export const outputs = z.strictObject({
  inForce: z.boolean().describe("Whether the cloud says that the policy is valid."),
  createTime: z.string().describe("When the policy was made, as the cloud writes it."),
});

export type Unit = "days" | "tags";

/** The inputs and outputs that a policy tells. */
export const flatten = (row: AutoDelStrategyInfo) => ({
  keepLast: row.Value,
  unit: (row.Type.endsWith("days") ? "days" : "tags") as Unit,
  inForce: row.Valid === 1,
  createTime: row.CreationTime,
});

/** The word of the API for what is kept. */
export const typeOf = (prefix: "" | "global_", unit: Unit) => `${prefix}keep_last_${unit === "days" ? "days" : "nums"}`;

/** A policy is in force at once. */
export const settled = {
  status: () => "set",
  waits: { created: { target: ["set"], timeout: "1m" }, deleted: { timeout: "1m" } },
};
