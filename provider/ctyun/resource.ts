import { functionsOf } from "../lifecycle/functions/spec";
import { type Context, resourcesOf } from "../lifecycle/spec";
import type { Eci } from "./eci/api.gen";

/** The client of ECI. */
export interface CtyunClients {
  eci: Eci;
}

/** The context of the functions of CTyun's resources. */
export type CtyunContext = Context<CtyunClients>;

/** Declares a resource of CTyun's cloud. */
export const resource = resourcesOf<CtyunClients>();

/** Declares a function of CTyun's cloud. */
export const providerFunction = functionsOf<CtyunClients>();
