import type { Properties } from "./codec";
import type { Context } from "./spec";

/** A resource in a cloud, bound to the clients of its account and region. */
export type AnyContext = Context<object>;

/** A resource after an operation: its ID, and the properties that Pulumi stores. */
export interface Made {
  id: string;
  properties: Properties;
}
