import { born, mine, mineById } from "../../caller";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import type { Changeable, Row } from "../../row";
import { afterRead, listAfterRead, read, remove, startTransition } from "../../transitions";
import type { World } from "../../world";
import type { Call } from "../call";
import { notFound, refuseUnless } from "../errors";
import type { Inputs } from "./inputs.gen";
import { cacheEvents, checkRetention, expiryOf } from "./parts/cache";
import { missingImage, pullFailure } from "./parts/container-group-life";
import { beijing } from "./parts/dates";
import { checkNetwork, checkZone } from "./parts/network";
import { pageOf } from "./parts/page";
import { checkTags, hasTags } from "./parts/tag";

export interface ImageCacheAttributes extends Changeable<Inputs["createImageCache"], "imageCacheSize" | "tags"> {
  readonly imageCacheSize: number;
  /** Emulator time in milliseconds. */
  readonly expiresAt?: number;
  lastMatchedAt?: string;
}

type Cache = Row<ImageCacheAttributes>;

export const imageCaches = kindOf<ImageCacheAttributes>({
  service: "eci",
  kind: "image-cache",
  name: (row) => row.attributes.imageCacheName,
  secrets: ["imageRegistryCredentials.*.password"],
  ended,
});

const DEFAULT_SIZE = 20;

function createImageCache(call: Call<Inputs["createImageCache"]>): object {
  const { world, input } = call;
  const { imageCacheName, images, imageCacheSize = DEFAULT_SIZE } = input;
  checkZone(input.azInfo.azName);
  checkNetwork({ ...input, ...input.eip });
  checkTags(input.tags);
  checkRetention(input);
  refuseUnless(images.length > 0, "images must have at least one item");
  const row: Cache = {
    ...born(call),
    id: nextId(world.state, "imc-", 16),
    status: "",
    attributes: { ...input, imageCacheSize, expiresAt: expiryOf(world, input) },
  };
  imageCaches.rows(world.state).set(row.id, row);
  startTransition(world, imageCaches, row, { phase: "create", passing: "creating", to: "ready", failedTo: "failed" });
  return { imageCacheId: row.id, imageCacheName, imageCacheSize, images };
}

function ended(_world: World, row: Cache): void {
  const missing = missingImage(row.attributes.images);
  if (row.status !== "ready" || missing < 0) return;
  row.status = "failed";
  row.reason = pullFailure(row.attributes.images[missing]);
}

/** The caller's caches. Expired ones are removed from the state first. */
function current(call: Call<object>): Cache[] {
  const over = ({ attributes }: Cache) => (attributes.expiresAt ?? Infinity) <= call.world.clock.now();
  const rows = mine(call, imageCaches.rows(call.world.state));
  for (const row of rows.filter(over)) remove(call.world, imageCaches, row);
  return rows.filter((row) => !over(row));
}

function requireCache(call: Call<object>, id: string): Cache {
  const row = current(call).find((cache) => cache.id === id);
  if (row === undefined) throw notFound("image cache", id);
  return row;
}

function describeImageCaches(call: Call<Inputs["describeImageCaches"]>): object {
  const { imageCacheId, imageCacheName, images = [], tags } = call.input;
  const fits = ({ id, attributes }: Cache) =>
    (!imageCacheId || id === imageCacheId) &&
    (!imageCacheName || attributes.imageCacheName === imageCacheName) &&
    images.every((image) => attributes.images.includes(image)) &&
    hasTags(attributes, tags);
  const { found, rows, nextToken } = listAfterRead(
    () => {
      const found = current(call).filter(fits);
      return { found, ...pageOf(found, call.input, call.world) };
    },
    (caches) => read(call.world, imageCaches, caches),
  );
  return { imageCaches: rows.map(view), total: found.length, nextToken };
}

function describeImageCache(call: Call<Inputs["describeImageCache"]>): object {
  const look = () => requireCache(call, call.input.imageCacheId);
  return view(afterRead(look, (cache) => read(call.world, imageCaches, [cache])));
}

function view(row: Cache): object {
  const { imageCacheName, imageCacheSize, images, tags, azInfo, expiresAt, lastMatchedAt } = row.attributes;
  return {
    imageCacheId: row.id,
    imageCacheName,
    imageCacheSize,
    images,
    status: row.status,
    tags,
    process: row.status === "ready" ? "100%" : "0%",
    azName: azInfo.azName,
    creationTime: beijing(row.createdAt),
    expireDateTime: expiresAt && beijing(expiresAt),
    lastMatchedTime: beijing(lastMatchedAt),
    events: cacheEvents(row),
  };
}

function updateImageCache(call: Call<Inputs["updateImageCache"]>): object {
  const { imageCacheId, tags } = call.input;
  const { attributes } = requireCache(call, imageCacheId);
  checkTags(tags);
  if (tags) attributes.tags = tags;
  return {};
}

function deleteImageCache(call: Call<Inputs["deleteImageCache"]>): object {
  const row = requireCache(call, call.input.imageCacheId);
  if (row.transition?.phase !== "delete")
    startTransition(call.world, imageCaches, row, { phase: "delete", passing: "deleting", failedTo: "failed" });
  return {};
}

/** Records that a new group uses these images, whether it names a cache or not. */
export function matchImageCaches(call: Call<Inputs["createContainerGroup"]>, images: readonly string[]): void {
  const { imageCacheId, autoMatchImageCache } = call.input;
  const named = imageCacheId && mineById(call, imageCaches.rows(call.world.state), imageCacheId);
  const fits = ({ status, attributes }: Cache) =>
    status === "ready" && attributes.images.some((image) => images.includes(image));
  const matched = named ? [named] : autoMatchImageCache ? current(call).filter(fits).slice(0, 1) : [];
  for (const { attributes } of matched) attributes.lastMatchedAt = call.world.clock.iso();
}

export const imageCacheHandlers = {
  createImageCache,
  describeImageCaches,
  describeImageCache,
  updateImageCache,
  deleteImageCache,
};
