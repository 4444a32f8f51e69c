import { functionsOf } from "../lifecycle/functions/spec";
import { type Context, resourcesOf } from "../lifecycle/spec";
import type { Bci } from "./bci/api.gen";
import type { Bec } from "./bec/api.gen";

/** Clients of BCI (one endpoint per region) and BEC (one endpoint). */
export interface BaiduClients {
  bci: Bci;
  bec: Bec;
}

/** The context of the functions of Baidu's resources. */
export type BaiduContext = Context<BaiduClients>;

/** Declares a resource of Baidu's cloud. */
export const resource = resourcesOf<BaiduClients>();

/** Declares a function of Baidu's cloud. */
export const providerFunction = functionsOf<BaiduClients>();
