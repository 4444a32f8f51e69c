import { z } from "zod";
import { setOf } from "../lifecycle/schema";
import type { Failure, Want } from "../lifecycle/spec";
import { resource } from "../lifecycle/spec";
import type { CreateImageCacheRequest, ImageCache } from "./api/eci";
import { utc } from "./dates";
import { eip, eipFailures, expandEip } from "./eip";
import { credentials, place } from "./group-schema";
import { expandTags, flattenTags, tagFailures, tags } from "./tags";
import { noteOrReplace } from "./untold";

/** Documented days to keep a cache. */
const MOST_DAYS = 3650;

const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the cache. It need not be unique."),
  images: setOf(z.string().regex(/^[^\s]+$/, "must be an image, such as nginx:1.27"), { min: 1 }).describe(
    "Images, such as `nginx:1.27`. The order means nothing.",
  ),
  size: z.int().min(1).default(20).describe("Size in GB. Defaults to 20."),
  retentionDays: z
    .int()
    .min(0)
    .max(MOST_DAYS)
    .default(0)
    .describe("Days to keep it, 0 (the default) for ever; at most 3650."),
  ...place,
  azId: z.int().optional().describe("Number of the availability zone."),
  eip: eip
    .optional()
    .describe(
      "Public address while it is made, for public images, unless there is a NAT gateway. A change makes no new cache.",
    ),
  imageRegistryCredentials: credentials.describe("Logins used while it is made. A change makes no new cache."),
  tags,
});

const outputs = z.object({
  status: z.string().describe("`creating`, `ready`, `failed` or `deleting`."),
  progress: z.string().optional().describe("How far it is made, such as `100%`."),
  createTime: z.string().optional().describe("When it was made, UTC."),
  expireTime: z
    .string()
    .optional()
    .describe("When ECI takes it away, UTC. The next `pulumi refresh` and `up` make a new one."),
  lastMatchedTime: z.string().optional().describe("When a container group last used it, UTC."),
});

/** No limit is documented: the default of the groups. */
const PAGE = 20;

export const imageCache = resource({
  type: "eci:ImageCache",
  cloud: "ctyun",
  description: `A cache of images for CTyun's Elastic Container Instance: container groups that use it start without pulling.

Tags change in place. The address and the logins serve only while the cache is made: a change of them is kept for the next one. Any other change makes a new cache.`,
  example: `const cache = new clouds.eci.ImageCache("base", {
  name: "base",
  images: ["nginx:1.27", "redis:7"],
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  azName: "cn-huadong1-jsnj1A-public-ctcloud",
  eip: { autoCreate: {} },
});

export const imageCacheId = cache.id;`,
  idFormat: "imageCacheId",
  inputs,
  outputs,
  stable: ["createTime"],
  onChange: {
    ...{ name: "replace", images: "replace", size: "replace", retentionDays: "replace", azName: "replace" },
    ...{ vpcId: noteOrReplace, subnetId: noteOrReplace, securityGroupId: noteOrReplace, azId: "replace" },
    ...{ eip: "update", imageRegistryCredentials: "update", tags: "update" },
  },
  blame: {
    "Openapi.Vpc.NotFound": "vpcId",
    "Openapi.Subnet.NotFound": "subnetId",
    "Openapi.SecurityGroup.NotFound": "securityGroupId",
    "Openapi.Eip.NotFound": "eip",
  },
  rules: ({ eip, tags }: Want<typeof inputs>): Failure[] => [...eipFailures(eip), ...tagFailures(tags)],

  // The single read is only assumed to exist (contract, describeImageCache).
  find: async ({ clients: { eci } }, id) => {
    const { imageCaches = [] } = await eci.describeImageCaches({ imageCacheId: id });
    return imageCaches.find(({ imageCacheId }) => imageCacheId === id);
  },
  list: {
    name: (row) => row.imageCacheName,
    all: async function* ({ clients: { eci } }) {
      for (let nextToken: string | undefined, more = true; more; more = Boolean(nextToken)) {
        const page = await eci.describeImageCaches({ limit: PAGE, nextToken });
        yield withIds(page.imageCaches);
        nextToken = page.nextToken;
      }
    },
  },
  create: async ({ clients: { eci } }, want) => (await eci.createImageCache(expand(want))).imageCacheId ?? "",
  async update({ clients: { eci } }, id, { want, changed }) {
    if (!changed.has("tags")) return;
    await eci.updateImageCache({ imageCacheId: id, tags: expandTags(want.tags) }, { idempotent: true });
  },
  delete: async ({ clients: { eci } }, id) => {
    await eci.deleteImageCache({ imageCacheId: id }, { idempotent: true });
  },
  status: ({ status = "" }) => status.toLowerCase(),
  progress: ({ process }) => process,
  reasons: (_context, _id, { events = [] }) =>
    events.filter(({ type }) => type === "Warning").map(({ name, message }) => `event ${name}: ${message}`),
  waits: {
    created: { target: ["ready"], dead: ["failed"], timeout: "30m" },
    deleted: { timeout: "5m" },
  },
  flatten: (row, _context, known) => ({
    ...{ name: row.imageCacheName ?? "", images: row.images ?? [], azName: row.azName ?? "" },
    ...(row.imageCacheSize && { size: row.imageCacheSize }),
    // Not told itself: what a program says stands.
    ...(known.name === undefined && { retentionDays: daysKept(row) }),
    tags: flattenTags(row.tags),
    status: (row.status ?? "").toLowerCase(),
    progress: row.process,
    createTime: utc(row.creationTime),
    expireTime: utc(row.expireDateTime),
    lastMatchedTime: utc(row.lastMatchedTime),
  }),
});

/** Days between its making and its end, 0 for one that stays. */
function daysKept({ creationTime, expireDateTime }: ImageCache): number {
  const [from, to] = [utc(creationTime), utc(expireDateTime)].map((time) => Date.parse(time ?? ""));
  const days = Math.round(((to ?? Number.NaN) - (from ?? Number.NaN)) / 86_400_000);
  return days >= 0 && days <= MOST_DAYS ? days : 0;
}

const withIds = (rows: readonly ImageCache[] = []) =>
  rows.flatMap((row) => (row.imageCacheId ? [[row.imageCacheId, row] as const] : []));

function expand(want: Want<typeof inputs>): CreateImageCacheRequest {
  const { name, images, size, retentionDays, vpcId, subnetId, securityGroupId, azName, azId, eip, tags } = want;
  const { imageRegistryCredentials } = want;
  return {
    ...{ imageCacheName: name, images, imageCacheSize: size, retentionDays },
    ...{ vpcId, vSwitchId: subnetId, securityGroupId },
    // A single object here, a list for groups (contract, AzInfo).
    azInfo: { azName, azId },
    eip: expandEip(eip),
    tags: tags && expandTags(tags),
    imageRegistryCredentials,
  };
}
