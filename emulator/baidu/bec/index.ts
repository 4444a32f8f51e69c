import type { Kind, World } from "../../world";
import type { Handler } from "../call";
import { deploymentHandlers } from "./deployment";
import { metricsHandlers } from "./metrics";
import { nodeHandlers } from "./nodes";
import { operateHandlers } from "./operate";
import { deployments, pods, services } from "./parts/rows";
import { podHandlers } from "./pod";
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

/** Converts bodies that the documents and the SDK write in several forms to one form (bec.json, "contradictions"). */
export const becSpellings: Readonly<Record<string, (body: Body) => Body>> = {
  CreateService: ({ volume, ...body }) => (volume === undefined ? body : { volumes: volume, ...body }),
  UpdateService: ({ type, needIpv6PublicIp: ipv6, ...body }) => ({
    ...body,
    ...(type === undefined ? {} : { type: typeof type === "string" ? type.toLowerCase() : type }),
    ...(ipv6 === undefined ? {} : { needIpv6PublicIp: booleanIn(ipv6) }),
  }),
};

const booleanIn = (value: unknown) => (value === "true" ? true : value === "false" ? false : value);

/** The response in the form that the Go SDK decodes, with `--readings "bec: \`optional\` of a secret's key"`. */
export const becAnswer = <T>({ otherReadings }: World, answer: T): T =>
  otherReadings.has("bec: `optional` of a secret's key") ? (withTexts(answer) as T) : answer;

function withTexts(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withTexts(item));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([field, inner]) => [
    field,
    name === "secretKeyRef" && field === "optional" ? String(inner) : withTexts(inner, field),
  ]);
  return Object.fromEntries(fields);
}
