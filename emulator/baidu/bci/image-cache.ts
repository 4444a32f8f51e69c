import { born, mine, mineById } from "../../caller";
import { isoSeconds } from "../../clock";
import { Refusal } from "../../cloud";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import { quota } from "../../quotas";
import type { Row } from "../../row";
import { listAfterRead, read, remove, startTransition } from "../../transitions";
import type { World } from "../../world";
import type { Call } from "../call";
import { badRequest } from "../errors";
import type { Inputs } from "./inputs.gen";
import { missingImage, pullFailure } from "./parts/images";
import { checkZone } from "./parts/zones";

export interface ImageCacheAttributes {
  readonly imageCacheName: string;
  /** `address:version`. */
  readonly originImages: readonly string[];
  readonly expiredTime: string;
  lastestMatchedTime?: string;
  /** Number of reads while it was being created. */
  looks: number;
  readonly sent: Inputs["CreateImageCache"];
}

type Cache = Row<ImageCacheAttributes>;

const [MAKING, MADE, FAILED] = ["创建中", "创建成功", "创建失败"];

export const imageCaches = kindOf<ImageCacheAttributes>({
  service: "bci",
  kind: "image-cache",
  name: (row) => row.attributes.imageCacheName,
  secrets: ["sent.imageRegistrySecrets.*.password"],
  ended,
});

/** Days that a cache is kept; the documents say so only for automatically created ones. */
const DAYS = 30;

function createImageCache(call: Call<Inputs["CreateImageCache"]>): object {
  const { world, input } = call;
  checkZone(input.zoneName, "CreateImageCache");
  if (input.needEip && !input.eipIp) throw badRequest("eipIp is required when needEip is true", "CreateImageCache");
  const built = current(call).filter(({ status }) => status === MADE);
  if (built.length >= quota(world, "bci", "imageCaches"))
    throw new Refusal("QuotaExceeded", `There are ${built.length} image caches already; more cannot be made.`);
  const row: Cache = {
    ...born(call),
    id: nextId(world.state, "ic-"),
    status: "",
    attributes: {
      imageCacheName: input.imageCacheName,
      originImages: input.originImages.map(
        ({ originImageAddress, originImageVersion }) => `${originImageAddress}:${originImageVersion}`,
      ),
      expiredTime: isoSeconds(world.clock.now() + DAYS * 86_400_000),
      looks: 0,
      sent: input,
    },
  };
  imageCaches.rows(world.state).set(row.id, row);
  startTransition(world, imageCaches, row, { phase: "create", passing: MAKING, to: MADE, failedTo: FAILED });
  return { imageCacheId: row.id };
}

function ended(_world: World, row: Cache): void {
  const missing = missingImage(row.attributes.originImages);
  if (row.status !== MADE || missing < 0) return;
  row.status = FAILED;
  row.reason = pullFailure(row.attributes.originImages[missing]);
}

function listImageCaches(call: Call<Inputs["ListImageCaches"]>): object {
  const { pageNo = 1, pageSize = 10 } = call.input;
  const { found, rows } = listAfterRead(
    () => {
      const all = current(call);
      return { found: all, rows: all.slice((pageNo - 1) * pageSize, pageNo * pageSize) };
    },
    (caches) => read(call.world, imageCaches, caches),
  );
  for (const row of rows) if (row.status === MAKING) row.attributes.looks += 1;
  return { totalCount: found.length, pageNo, pageSize, result: rows.map((row) => view(row, call.world)) };
}

function view(row: Cache, world: World): object {
  const { originImages, expiredTime, lastestMatchedTime } = row.attributes;
  return {
    imageCacheId: row.id,
    originImages,
    status: row.status,
    progress: row.status === MADE ? 100 : progress(row, world),
    expiredTime,
    createdTime: row.createdAt,
    lastestMatchedTime: lastestMatchedTime ?? null,
  };
}

/** Progress during creation, 0 to 99, by time or by reads. */
function progress({ transition, createdAt, attributes }: Cache, world: World): number {
  if (transition?.at !== undefined) {
    const began = Date.parse(createdAt);
    return Math.min(99, Math.max(0, Math.floor((99 * (world.clock.now() - began)) / (transition.at - began))));
  }
  const left = transition?.reads ?? 0;
  return transition === undefined || transition.never
    ? 0
    : Math.floor((99 * attributes.looks) / (attributes.looks + left + 1));
}

/** Ignores IDs that do not exist, because no document says otherwise. */
function batchDeleteImageCaches(call: Call<Inputs["BatchDeleteImageCaches"]>): object {
  for (const id of call.input.imageCacheIds) {
    const row = mineById(call, imageCaches.rows(call.world.state), id);
    if (row === undefined || row.transition?.phase === "delete") continue;
    startTransition(call.world, imageCaches, row, { phase: "delete", passing: row.status, failedTo: row.status });
  }
  return {};
}

/** The caller's caches. Expired ones are removed from the state first. */
function current(call: Call<object>): Cache[] {
  const now = call.world.clock.iso();
  const rows = mine(call, imageCaches.rows(call.world.state));
  for (const row of rows) if (row.attributes.expiredTime <= now) remove(call.world, imageCaches, row);
  return rows.filter((row) => row.attributes.expiredTime > now);
}

/** Records that a new group uses these images. */
export function matchCaches(call: Call<object>, images: readonly string[]): void {
  for (const { status, attributes } of current(call)) {
    if (status === MADE && attributes.originImages.some((image) => images.includes(image)))
      attributes.lastestMatchedTime = call.world.clock.iso();
  }
}

export const imageCacheHandlers = {
  CreateImageCache: createImageCache,
  ListImageCaches: listImageCaches,
  BatchDeleteImageCaches: batchDeleteImageCaches,
};
