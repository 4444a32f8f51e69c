import type { Properties } from "./codec";
import type { Context } from "./spec";

/** A resource in a cloud, bound to the clients of its account and region. */
export type AnyContext = Context<object>;

/** The state of a resource after an operation: its ID and what Pulumi keeps of it. */
export interface Made {
  id: string;
  properties: Properties;
}
