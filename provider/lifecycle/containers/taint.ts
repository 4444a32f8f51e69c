import { z } from "zod";
import { oneOf, setOf } from "../schema";

const taint = z
  .strictObject({
    key: z.string().min(1).describe("Key of the taint."),
    value: z.string().default("").describe("Value of the taint."),
    effect: oneOf("NoSchedule", "PreferNoSchedule", "NoExecute")
      .meta({ id: "TaintEffect" })
      .describe("What the taint does to pods that do not tolerate it."),
  })
  .meta({ id: "Taint" });

/** Kubernetes taints for nodes, the same for every cloud. */
export const taints = setOf(taint);

/** A taint as a program writes it. */
export type Taint = z.input<typeof taint>;
