import { z } from "zod";
import { imageRegistryCredential } from "../../lifecycle/containers/container";
import { rowWithId } from "../../lifecycle/ids";
import { renamed } from "../../lifecycle/migrate";
import { pagesByPosition } from "../../lifecycle/pages";
import { setOf, without } from "../../lifecycle/schema";
import type { Want } from "../../lifecycle/spec";
import { joinImage, splitImage, TAGGED_IMAGE } from "../image-reference";
import { countedRows } from "../pages";
import { resource } from "../resource";
import type { Bci, CreateImageCacheRequest, ImageCacheModel } from "./api.gen";
import { existingEip } from "./parts/eip";
import { zoneAhead } from "./parts/zones";

/** An image with its tag, "latest" by default, because BCI takes address and version separately. */
const image = z
  .string()
  .regex(TAGGED_IMAGE, "must be an image with a tag, such as nginx:1.27 (BCI does not accept digests)")
  .transform((reference) => joinImage(splitImage(reference)));

const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the cache. BCI does not return it."),
  images: setOf(image, { min: 1 }).describe("Images with their tags, such as `nginx:1.27`. Order is ignored."),
  subnetId: z.string().min(1).describe("Subnet of the instance that builds the cache."),
  securityGroupId: z.string().min(1).describe("Security group of that instance."),
  zone: z.string().min(1).describe("Availability zone (`zoneName` in the API), such as `zoneB`."),
  ephemeralStorage: z
    .int()
    .min(1)
    .default(20)
    .describe("Scratch storage in GB during creation (`temporaryStorageSize` in the API). Defaults to 20."),
  eip: without(existingEip, { autoCreate: "is not an input of a cache: BCI creates no address for it; set ip" })
    .optional()
    .describe("Public address during creation. Default: none."),
  autoMatchImageCache: z.boolean().optional().describe("Whether to use an existing cache that matches."),
  imageRegistryCredentials: setOf(imageRegistryCredential)
    .optional()
    .describe("Credentials for private image registries."),
});

const outputs = z.object({
  status: z.string().describe("`Creating`, `Created` or `Failed`."),
  progress: z.number().describe("Progress of its creation, 0 to 100."),
  createTime: z.string().describe("Creation time, UTC."),
  expireTime: z
    .string()
    .optional()
    .describe("When BCI removes it. The next `pulumi refresh` and `up` create a new one."),
  lastMatchedTime: z.string().optional().describe("Time of the last use by a container group."),
});

export const imageCache = resource({
  type: "bci:ImageCache",
  description: `A cache of images for Baidu Container Instance: container groups that use them start without pulling.

A cache cannot be changed: every change replaces it. BCI keeps at most 50 caches and removes those that have expired.`,
  examples: {
    "Images of two servers": `const cache = new clouds.bci.ImageCache("base", {
  name: "base",
  images: ["nginx:1.27", "redis:7"],
  subnetId: "sbn-abc",
  securityGroupId: "g-abc",
  zone: "zoneA",
});

export const expires = cache.expireTime;`,
    "Images of a private registry": `const config = new pulumi.Config();
new clouds.bci.ImageCache("models", {
  name: "models",
  images: ["registry.example.com/model:3"],
  subnetId: "sbn-abc",
  securityGroupId: "g-abc",
  zone: "zoneA",
  ephemeralStorage: 60,
  eip: { ip: "203.0.113.9" },
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
  interrupts: { replacement: "container groups that start before the new one is created pull their images" },
  onChange: {
    name: "replace",
    images: "replace",
    subnetId: "replace",
    securityGroupId: "replace",
    zone: "replace",
    ephemeralStorage: "replace",
    eip: "replace",
    autoMatchImageCache: "replace",
    imageRegistryCredentials: "replace",
  },
  deleteBeforeReplace: (want, was) => want.eip !== undefined && want.eip.ip === was.eip?.ip,
  migrations: [renamed({ temporaryStorageSize: "ephemeralStorage", eipIp: "eip.ip", needEip: undefined })],
  ahead: zoneAhead,

  find: async ({ clients: { bci } }, id) => {
    for await (const page of pages(bci)) {
      const found = rowWithId(page, "imageCacheId", id);
      if (found) return found;
    }
    return undefined;
  },
  list: {
    async *all({ clients: { bci } }) {
      for await (const page of pages(bci)) yield page.map((row) => [row.imageCacheId, row] as const);
    },
  },
  create: async ({ clients: { bci } }, want) => (await bci.CreateImageCache(expand(want))).imageCacheId,
  delete: async ({ clients: { bci } }, id) => {
    await bci.BatchDeleteImageCaches({ imageCacheIds: [id] }, { idempotent: true });
  },
  status: statusOf,
  progress: ({ progress }) => `${progress}%`,
  reasons: (_context, _id, row) => (statusOf(row) === "Failed" ? [NO_REASON] : []),
  waits: {
    created: { target: ["Created"], pending: ["Creating"], dead: ["Failed"], timeout: "30m" },
    deleted: { timeout: "5m" },
  },
  flatten: (row) => ({
    images: row.originImages,
    status: statusOf(row),
    progress: row.progress,
    createTime: row.createdTime,
    expireTime: row.expiredTime || undefined,
    lastMatchedTime: row.lastestMatchedTime || undefined,
  }),
});

const NO_REASON =
  "BCI gives no reason: check that the images exist, that imageRegistryCredentials can pull them, and that the " +
  "subnet reaches their registry (a public one needs eip)";

const PAGE_SIZE = 1000;

/** There is no call for a single cache, so the list is searched for the ID. */
const pages = (bci: Bci) =>
  pagesByPosition(async ({ pageNo }) => countedRows(await bci.ListImageCaches({ pageNo, pageSize: PAGE_SIZE })));

// The API returns Chinese statuses; the console's guide has the English words (contract, statuses.imageCache).
const STATUSES: [pattern: RegExp, status: string][] = [
  [/^(创建成功|success)/i, "Created"],
  [/^(创建失败|fail)/i, "Failed"],
  [/^(创建中|creating)/i, "Creating"],
];

/** The status of a cache in English. */
function statusOf({ status, progress }: ImageCacheModel): string {
  const known = STATUSES.find(([pattern]) => pattern.test(status));
  return known ? known[1] : progress === 100 ? "Created" : status;
}

function expand(want: Want<typeof inputs>): CreateImageCacheRequest {
  const { subnetId, securityGroupId, zone, ephemeralStorage, eip, autoMatchImageCache } = want;
  return {
    imageCacheName: want.name,
    originImages: want.images.map(splitImage).map(({ address, version }) => ({
      originImageAddress: address,
      originImageVersion: version,
    })),
    subnetId,
    securityGroupId,
    zoneName: zone,
    temporaryStorageSize: ephemeralStorage,
    needEip: eip !== undefined,
    eipIp: eip?.ip,
    autoMatchImageCache,
    imageRegistrySecrets: want.imageRegistryCredentials,
  };
}
