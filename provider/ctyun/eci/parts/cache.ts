import { z } from "zod";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { DataCache, ImageCache } from "../api.gen";
import { utc } from "./dates";
import { type Eip, eipFailures } from "./eip";
import { tagFailures } from "./tags";

/** Documented limit, in days. */
export const MOST_DAYS = 3650;

/** Input of image caches and data caches. */
export const retentionDays = z
  .int()
  .min(0)
  .max(MOST_DAYS)
  .default(0)
  .describe("Retention in days, at most 3650; 0 (the default) keeps it forever.");

/** Outputs of both, in addition to their status. */
export const cacheOutputs = {
  progress: z.number().optional().describe("Progress of its creation, 0 to 100."),
  createTime: z.string().optional().describe("Creation time, UTC."),
  expireTime: z
    .string()
    .optional()
    .describe("When ECI removes it, UTC. The next `pulumi refresh` and `up` create a new one."),
  lastMatchedTime: z.string().optional().describe("Time of the last use by a container group, UTC."),
};

/** The inputs to blame for error codes. */
export const cacheBlame = {
  "Openapi.Vpc.NotFound": "vpcId",
  "Openapi.Subnet.NotFound": "subnetId",
  "Openapi.SecurityGroup.NotFound": "securityGroupId",
  "Openapi.Eip.NotFound": "eip",
} as const;

export const cacheRules = ({ eip, tags }: { eip?: Eip; tags?: Record<string, string> }): CheckFailure[] => [
  ...eipFailures(eip),
  ...tagFailures(tags),
];

type Cache = ImageCache | DataCache;

/** The fields that both return. */
export const flattenCache = ({ status = "", creationTime, expireDateTime, lastMatchedTime }: Cache) => ({
  status: status.toLowerCase(),
  createTime: utc(creationTime),
  expireTime: utc(expireDateTime),
  lastMatchedTime: utc(lastMatchedTime),
});

/** Warnings in the cache's events. */
export const warningsOf = ({ events = [] }: Cache): string[] =>
  events.filter(({ type }) => type === "Warning").map(({ name, message }) => `event ${name}: ${message}`);

/** The number in a progress such as `100%`. */
export function percentage(progress: string | undefined): number | undefined {
  const number = Number.parseFloat(progress ?? "");
  return Number.isNaN(number) ? undefined : number;
}
