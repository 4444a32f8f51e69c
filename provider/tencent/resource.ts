import { functionsOf } from "../lifecycle/functions/spec";
import { type Context, resourcesOf } from "../lifecycle/spec";
import type { Tcr } from "./tcr/api.gen";
import type { Tke } from "./tke/api.gen";

/** Clients of TKE and TCR. */
export interface TencentClients {
  tke: Tke;
  tcr: Tcr;
}

/** The context of the functions of Tencent's resources. */
export type TencentContext = Context<TencentClients>;

/** Declares a resource of Tencent's cloud. */
export const resource = resourcesOf<TencentClients>();

/** Declares a function of Tencent's cloud. */
export const providerFunction = functionsOf<TencentClients>();
