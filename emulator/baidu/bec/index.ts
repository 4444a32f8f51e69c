import type { Kind } from "../../world";
import type { Handler } from "../call";
import { deploymentHandlers } from "./deployment";
import { metricsHandlers } from "./metrics";
import { nodeHandlers } from "./nodes";
import { operateHandlers } from "./operate";
import { podHandlers } from "./pod";
import { deployments, pods, services } from "./rows";
import { serviceHandlers } from "./service";

export const becKinds: readonly Kind[] = [services, deployments, pods];

export const becHandlers: Readonly<Record<string, Handler>> = {
  ...serviceHandlers,
  ...operateHandlers,
  ...deploymentHandlers,
  ...podHandlers,
  ...metricsHandlers,
  ...nodeHandlers,
};

type Body = Record<string, unknown>;

/** Bodies that the documents and the SDK write in several ways, brought to one (bec.json, "contradictions"). */
export const becSpellings: Readonly<Record<string, (body: Body) => Body>> = {
  CreateService: ({ volume, ...body }) => (volume === undefined ? body : { volumes: volume, ...body }),
  UpdateService: ({ type, needIpv6PublicIp: ipv6, ...body }) => ({
    ...body,
    ...(type === undefined ? {} : { type: typeof type === "string" ? type.toLowerCase() : type }),
    ...(ipv6 === undefined ? {} : { needIpv6PublicIp: ipv6 === "true" ? true : ipv6 === "false" ? false : ipv6 }),
  }),
};
