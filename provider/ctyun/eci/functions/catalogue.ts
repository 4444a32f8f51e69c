import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { oneOf } from "../../../lifecycle/schema";
import { providerFunction } from "../../resource";
import type { DataCache, ImageCache, PriceInfo } from "../api.gen";
import { dataCache } from "../data-cache";
import { imageCache } from "../image-cache";
import { everyPage, tagFilter } from "./pages";

/** Functions for what ECI offers and stores besides container groups. */

type Loose = Record<string, unknown>;
const loose = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const tags = z.record(z.string(), z.string());

export const getRegion = providerFunction({
  token: "eci:getRegion",
  description: "The configured resource pool and its zones.",
  example: `const region = clouds.eci.getRegionOutput();
export const zone = region.recommendedZones[0];`,
  inputs: z.object({}),
  outputs: z.object({
    regionId: z.string().optional().describe("ID of the resource pool."),
    zones: z.array(z.string()).describe("Its zones."),
    recommendedZones: z.array(z.string()).describe("Zones with capacity."),
    endpoint: z.string().optional().describe("Its address."),
  }),
  call: async ({ clients: { eci }, region: regionId }) => {
    const { region = {} } = await eci.describeRegion({ regionId });
    return {
      regionId: text(region.regionId),
      zones: texts(region.zones),
      recommendedZones: texts(region.recommendZones),
      endpoint: text(region.regionEndpoint),
    };
  },
});

const flavor = z
  .object({
    name: z.string().describe("Name of the flavour, which `flavorName` takes."),
    type: z.string().optional().describe("Its type."),
    series: z.string().optional().describe("Its series."),
    cpu: z.number().optional().describe("Cores."),
    memory: z.number().optional().describe("Memory in GiB."),
    gpu: z.number().optional().describe("GPUs."),
    gpuType: z.string().optional().describe("Model of the GPUs."),
    zones: z.array(z.string()).describe("Zones that have it."),
    stock: z.string().optional().describe("Availability, as the cloud reports it."),
  })
  .meta({ id: "EciFlavor" });

export const getAvailableResources = providerFunction({
  token: "eci:getAvailableResources",
  description: "The available flavours and their zones.",
  example: `const { flavors } = clouds.eci.getAvailableResourcesOutput({ cpu: 2, memory: 4 });
export const names = flavors.apply((all) => all.map((flavor) => flavor.name));`,
  inputs: z.object({
    zone: z.string().min(1).optional().describe("Only in this zone."),
    flavorName: z.string().min(1).optional().describe("Only this flavour."),
    cpu: z.number().positive().optional().describe("Only with this many cores."),
    memory: z.number().positive().optional().describe("Only with this much memory, in GiB."),
  }),
  outputs: z.object({ flavors: z.array(flavor).describe("The flavours.") }),
  call: async ({ clients: { eci } }, { zone, flavorName, cpu, memory }) => {
    const { flavors = [] } = await eci.describeAvailableResource({ azName: zone, flavorName, cpu, memory });
    return {
      flavors: flavors.map((row) => ({
        name: row.flavorName ?? "",
        type: row.flavorType || undefined,
        series: row.flavorSeries || undefined,
        cpu: row.cpu,
        memory: row.memory,
        gpu: row.gpu || undefined,
        gpuType: row.gpuType || undefined,
        zones: row.azList ?? [],
        stock: row.stockStatus || undefined,
      })),
    };
  },
});

const price = z
  .object({
    listPrice: z.string().optional().describe("List price for an hour, a decimal number."),
    discount: z.string().optional().describe("Discount."),
    price: z.string().optional().describe("Price to pay."),
    currency: z.string().optional().describe("`cny` or `usd`."),
    spotPrice: z.string().optional().describe("Price to pay for a spot group."),
  })
  .meta({ id: "EciPrice" });

function flattenPrice(info: PriceInfo | undefined): z.input<typeof price> {
  const usual = loose(info?.price);
  return {
    listPrice: text(usual.originalPrice),
    discount: text(usual.discountPrice),
    price: text(usual.tradePrice),
    currency: text(usual.currency),
    spotPrice: text(loose(info?.spotPrice).tradePrice),
  };
}

export const getPrice = providerFunction({
  token: "eci:getPrice",
  description: "The price of a container group, by its size or its flavour.",
  example: `const price = clouds.eci.getPriceOutput({ cpu: 2, memory: 4 });
export const hourly = price.price;`,
  inputs: z.object({
    cpu: z.number().positive().optional().describe("Cores, with `memory`."),
    memory: z.number().positive().optional().describe("Memory in GiB, with `cpu`."),
    flavorName: z.string().min(1).optional().describe("Flavour, instead of cores and memory."),
    zone: z.string().min(1).optional().describe("Zone."),
    ephemeralStorage: z.int().min(0).optional().describe("Scratch storage in GB."),
    spotStrategy: oneOf("noSpot", "spotWithPriceLimit", "spotWithAutoPrice").optional().describe("Default `noSpot`."),
    spotPriceLimit: z.string().min(1).optional().describe("Maximum hourly price, with `spotWithPriceLimit`."),
    computeCategory: z.string().min(1).optional().describe("Class of machine, such as `economy`."),
  }),
  outputs: price,
  rules: ({ cpu, memory, flavorName }) =>
    (flavorName === undefined) === (cpu === undefined || memory === undefined)
      ? [failure(["flavorName"], "give either flavorName, or both cpu and memory")]
      : [],
  call: async ({ clients: { eci } }, { zone, ...want }) =>
    flattenPrice((await eci.describeContainerGroupPrice({ ...want, azName: zone })).priceInfo),
});

export const getPrices = providerFunction({
  token: "eci:getPrices",
  description: "The prices of several flavours.",
  example: `const { prices } = clouds.eci.getPricesOutput({ flavorNames: ["s7.small.1"] });
export const hourly = prices.apply((all) => all["s7.small.1"]?.price);`,
  inputs: z.object({
    flavorNames: z.array(z.string().min(1)).min(1).describe("The flavours."),
    zone: z.string().min(1).optional().describe("Zone."),
  }),
  outputs: z.object({ prices: z.record(z.string(), price).describe("The prices, by flavour.") }),
  call: async ({ clients: { eci } }, { flavorNames, zone }) => {
    const flavors = flavorNames.map((flavorName) => ({ flavorName, ...(zone && { azName: zone }) }));
    const { priceInfo = {} } = await eci.batchDescribeContainerGroupPrice({ flavors }, { idempotent: true });
    return { prices: Object.fromEntries(Object.entries(priceInfo).map(([name, info]) => [name, flattenPrice(info)])) };
  },
});

const CACHE_FIELDS = ["status", "progress", "tags", "zone", "createTime", "expireTime", "lastMatchedTime"];

const imageCaches = rowsOf<ImageCache>(imageCache, {
  name: "EciImageCacheRow",
  fields: ["name", "images", "size", ...CACHE_FIELDS],
  more: {
    shape: { imageCacheId: z.string().describe("ID of the cache.") },
    flatten: (row) => ({ imageCacheId: row.imageCacheId ?? "" }),
  },
});

export const getImageCache = providerFunction({
  token: "eci:getImageCache",
  description:
    "One image cache, by its ID. The vendor's own client has this call but never sends it: `getImageCaches` with `imageCacheId` returns the same.",
  example: `const cache = clouds.eci.getImageCacheOutput({ imageCacheId: "imc-abcd1234" });
export const state = cache.status;`,
  inputs: z.object({ imageCacheId: z.string().min(1).describe("ID of the cache.") }),
  outputs: imageCaches.schema,
  call: async (context, { imageCacheId }) =>
    imageCaches.flatten(await context.clients.eci.describeImageCache({ imageCacheId }), context),
});

export const getImageCaches = providerFunction({
  token: "eci:getImageCaches",
  description: "The account's image caches in a resource pool.",
  example: `const { caches } = clouds.eci.getImageCachesOutput({ images: ["nginx:1.27"] });
export const ids = caches.apply((all) => all.map((cache) => cache.imageCacheId));`,
  inputs: z.object({
    imageCacheId: z.string().min(1).optional().describe("Only this cache."),
    name: z.string().min(1).optional().describe("Only caches of this name."),
    images: z.array(z.string().min(1)).optional().describe("Only caches with these images."),
    tags: tags.optional().describe("Only caches with these tags."),
  }),
  outputs: z.object({ caches: z.array(imageCaches.schema).describe("The caches.") }),
  call: async (context, { imageCacheId, name, images, tags }) => {
    const asked = { imageCacheId, imageCacheName: name, images, tags: tagFilter(tags) };
    const rows = await everyPage(async (page) => {
      const { imageCaches, nextToken } = await context.clients.eci.describeImageCaches({ ...asked, ...page });
      return { rows: imageCaches, nextToken };
    });
    return { caches: await Promise.all(rows.map((row) => imageCaches.flatten(row, context))) };
  },
});

const dataCaches = rowsOf<DataCache>(dataCache, {
  name: "EciDataCacheRow",
  fields: ["name", "bucket", "path", "size", ...CACHE_FIELDS, "vpcId", "subnetId", "securityGroupId", "snapshotId"],
  more: {
    shape: { dataCacheId: z.string().describe("ID of the cache.") },
    flatten: (row) => ({ dataCacheId: row.dataCacheId ?? "" }),
  },
});

export const getDataCaches = providerFunction({
  token: "eci:getDataCaches",
  description: "The account's data caches in a resource pool.",
  example: `const { caches } = clouds.eci.getDataCachesOutput({ bucket: "models" });
export const paths = caches.apply((all) => all.map((cache) => cache.path));`,
  inputs: z.object({
    dataCacheIds: z.array(z.string().min(1)).min(1).optional().describe("Only these."),
    bucket: z.string().min(1).optional().describe("Only caches in this bucket."),
    path: z.string().min(1).optional().describe("Only caches at this path."),
    zone: z.string().min(1).optional().describe("Only caches in this zone."),
    tags: tags.optional().describe("Only caches with these tags."),
  }),
  outputs: z.object({ caches: z.array(dataCaches.schema).describe("The caches.") }),
  call: async (context, { dataCacheIds, bucket, path, zone, tags }) => {
    const asked = { dataCacheIds, bucket, path, azName: zone, tags: tagFilter(tags) };
    const rows = await everyPage(async (page) => {
      const { dataCaches, nextToken } = await context.clients.eci.describeDataCaches({ ...asked, ...page });
      return { rows: dataCaches, nextToken };
    });
    return { caches: await Promise.all(rows.map((row) => dataCaches.flatten(row, context))) };
  },
});
