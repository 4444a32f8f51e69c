import { z } from "zod";
import { listed, rowWithId } from "../../lifecycle/ids";
import { setOf } from "../../lifecycle/schema";
import type { Want } from "../../lifecycle/spec";
import { resource } from "../resource";
import type { CreateImageCacheRequest, ImageCache } from "./api.gen";
import {
  cacheBlame,
  cacheOutputs,
  cacheRules,
  flattenCache,
  MOST_DAYS,
  percentage,
  retentionDays,
  warningsOf,
} from "./parts/cache";
import { credentialFailures, credentials } from "./parts/credentials";
import { utc } from "./parts/dates";
import { eip, expandEip } from "./parts/eip";
import { pages } from "./parts/pages";
import { place } from "./parts/schema";
import { expandTags, flattenTags, tags } from "./parts/tags";
import { noteOrReplace } from "./parts/unreturned";
import { zoneAhead } from "./parts/zones";

const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the cache. It need not be unique."),
  images: setOf(z.string().regex(/^[^\s]+$/, "must be an image, such as nginx:1.27"), { min: 1 }).describe(
    "Images, such as `nginx:1.27`. Order is ignored.",
  ),
  size: z.int().min(1).default(20).describe("Size in GB. Defaults to 20."),
  retentionDays,
  ...place,
  zoneId: z.int().optional().describe("Number of the availability zone (`azId` in the API)."),
  eip: eip
    .optional()
    .describe(
      "Public address during creation, for public images, unless there is a NAT gateway. A change does not replace the cache.",
    ),
  imageRegistryCredentials: credentials.describe(
    "Registry credentials used during creation. A change does not replace the cache.",
  ),
  tags,
});

const outputs = z.object({
  status: z.string().describe("`creating`, `ready`, `failed` or `deleting`."),
  ...cacheOutputs,
});

export const imageCache = resource({
  type: "eci:ImageCache",
  description: `A cache of images for CTyun's Elastic Container Instance: container groups that use it start without pulling.

Tags change in place. The address and the credentials are used only during creation: changed values are stored for the next replacement. Any other change replaces the cache.`,
  examples: {
    "Images of two servers": `const cache = new clouds.eci.ImageCache("base", {
  name: "base",
  images: ["nginx:1.27", "redis:7"],
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  eip: { autoCreate: {} },
});

export const imageCacheId = cache.id;`,
    "Images of a private registry, for ten days": `const config = new pulumi.Config();
new clouds.eci.ImageCache("models", {
  name: "models",
  images: ["registry.example.com/model:3"],
  size: 40,
  retentionDays: 10,
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  eip: { autoCreate: {} },
  imageRegistryCredentials: [{
    server: "registry.example.com",
    userName: "models",
    password: config.requireSecret("registryPassword"),
  }],
});`,
  },
  idFormat: "imageCacheId",
  inputs,
  outputs,
  stable: ["createTime"],
  interrupts: { replacement: "container groups that start before the new one is created pull their images" },
  onChange: {
    name: "replace",
    images: "replace",
    size: "replace",
    retentionDays: "replace",
    zone: "replace",
    vpcId: noteOrReplace,
    subnetId: noteOrReplace,
    securityGroupId: noteOrReplace,
    zoneId: "replace",
    eip: "update",
    imageRegistryCredentials: "update",
    tags: "update",
  },
  blame: cacheBlame,
  rules: (want) => [...cacheRules(want), ...credentialFailures(want.imageRegistryCredentials)],
  ahead: zoneAhead,

  // The contract only assumes that a call for a single cache exists (describeImageCache).
  find: async ({ clients: { eci } }, id) => {
    const { imageCaches, total } = await eci.describeImageCaches({ imageCacheId: id });
    return rowWithId(listed(imageCaches, total), "imageCacheId", id);
  },
  list: {
    name: (row) => row.imageCacheName,
    all: async function* ({ clients: { eci } }) {
      for await (const page of pages((paging) => eci.describeImageCaches(paging))) yield withIds(page.imageCaches);
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
  reasons: (_context, _id, row) => warningsOf(row),
  waits: {
    created: { target: ["ready"], pending: ["creating"], elsewhere: ["deleting"], dead: ["failed"], timeout: "30m" },
    deleted: { timeout: "5m" },
  },
  flatten: (row, _context, known) => ({
    name: row.imageCacheName ?? "",
    images: row.images ?? [],
    zone: row.azName ?? "",
    ...(row.imageCacheSize && { size: row.imageCacheSize }),
    // Not returned: the program's value is kept.
    ...(known.name === undefined && { retentionDays: daysKept(row) }),
    tags: flattenTags(row.tags),
    ...flattenCache(row),
    progress: percentage(row.process),
  }),
});

/** Days between the cache's creation and its expiry; 0 if it does not expire. */
function daysKept({ creationTime, expireDateTime }: ImageCache): number {
  const [from, to] = [utc(creationTime), utc(expireDateTime)].map((time) => Date.parse(time ?? ""));
  const days = Math.round(((to ?? Number.NaN) - (from ?? Number.NaN)) / 86_400_000);
  return days >= 0 && days <= MOST_DAYS ? days : 0;
}

const withIds = (rows: readonly ImageCache[] = []) =>
  rows.flatMap((row) => (row.imageCacheId ? [[row.imageCacheId, row] as const] : []));

function expand(want: Want<typeof inputs>): CreateImageCacheRequest {
  const { name, images, size, retentionDays, vpcId, subnetId, securityGroupId, zone, zoneId, eip, tags } = want;
  const { imageRegistryCredentials } = want;
  return {
    imageCacheName: name,
    images,
    imageCacheSize: size,
    retentionDays,
    vpcId,
    vSwitchId: subnetId,
    securityGroupId,
    // A single object here, a list for groups (contract, AzInfo).
    azInfo: { azName: zone, azId: zoneId },
    eip: expandEip(eip),
    tags: tags && expandTags(tags),
    imageRegistryCredentials,
  };
}
