import { z } from "zod";
import { oneOf, setOf } from "../schema";

/** What a taint does, in taints and in tolerations. */
export const taintEffect = oneOf("NoSchedule", "PreferNoSchedule", "NoExecute").meta({ id: "TaintEffect" });

const taint = z
  .strictObject({
    key: z.string().min(1).describe("Key of the taint."),
    value: z.string().default("").describe("Value of the taint."),
    effect: taintEffect.describe("What the taint does to pods that do not tolerate it."),
  })
  .meta({ id: "Taint" });

/** Kubernetes taints for nodes, the same for every cloud. */
export const taints = setOf(taint);

/** A taint as a program writes it. */
export type Taint = z.input<typeof taint>;
