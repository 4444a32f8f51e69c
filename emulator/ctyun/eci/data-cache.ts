import { born, mine } from "../../caller";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import type { Changeable, Row } from "../../row";
import { notesOf } from "../../state";
import { afterRead, listAfterRead, read, remove, startTransition } from "../../transitions";
import type { World } from "../../world";
import type { Call } from "../call";
import { breach, notFound } from "../errors";
import type { Inputs } from "./inputs.gen";
import { cacheEvents, checkRetention, expiryOf } from "./parts/cache";
import { beijing } from "./parts/dates";
import { checkNetwork, checkZone } from "./parts/network";
import { pageOf } from "./parts/page";
import { checkTags, hasTags } from "./parts/tag";

type Sent = Omit<Inputs["createDataCache"], "clientToken">;

export interface DataCacheAttributes extends Changeable<Sent, "size" | "tags"> {
  readonly size: number;
  readonly snapshotId: string;
  /** Emulator time in milliseconds. */
  readonly expiresAt?: number;
  lastMatchedAt?: string;
}

type Cache = Row<DataCacheAttributes>;

export const dataCaches = kindOf<DataCacheAttributes>({
  service: "eci",
  kind: "data-cache",
  name: (row) => row.attributes.dataCacheName,
  secrets: ["dataSource.datasourceOption.*.accessToken"],
});

const DEFAULT_SIZE = 20;

function createDataCache(call: Call<Inputs["createDataCache"]>): object {
  const { world, account, region, input } = call;
  const { clientToken, ...sent } = input;
  const key = `${account}/${region}/${clientToken}`;
  const before = clientToken && notesOf<string>(world.state, "eci", "tokens")[key];
  if (before) return { dataCacheId: before };
  checkZone(sent.azName);
  checkNetwork({ ...sent, vSwitchId: sent.subnetId, ...sent.eip });
  checkTags(sent.tags);
  checkRetention(sent);
  const { id } = make(call, sent);
  if (clientToken) notesOf<string>(world.state, "eci", "tokens")[key] = id;
  return { dataCacheId: id };
}

function make(call: Call<object>, sent: Sent): Cache {
  const { world } = call;
  const row: Cache = {
    ...born(call),
    id: nextId(world.state, "dc-", 16),
    status: "",
    attributes: {
      ...sent,
      size: sent.size || DEFAULT_SIZE,
      snapshotId: nextId(world.state, "snap-", 10),
      expiresAt: expiryOf(world, sent),
    },
  };
  dataCaches.rows(world.state).set(row.id, row);
  startTransition(world, dataCaches, row, {
    phase: "create",
    passing: "creating",
    to: "available",
    failedTo: "failed",
  });
  return row;
}

/** The caller's caches. Expired ones are removed from the state first. */
function current(call: Call<object>): Cache[] {
  const over = ({ attributes }: Cache) => (attributes.expiresAt ?? Infinity) <= call.world.clock.now();
  const rows = mine(call, dataCaches.rows(call.world.state));
  for (const row of rows.filter(over)) remove(call.world, dataCaches, row);
  return rows.filter((row) => !over(row));
}

function requireCache(call: Call<object>, id: string): Cache {
  const row = current(call).find((cache) => cache.id === id);
  if (row === undefined) throw notFound("data cache", id);
  return row;
}

/** Pages by token, or by number if there is no token. */
function describeDataCaches(call: Call<Inputs["describeDataCaches"]>): object {
  const { dataCacheIds = [], bucket, path, azName, tags, page = 1, limit = 20, nextToken } = call.input;
  const fits = ({ id, attributes }: Cache) =>
    (dataCacheIds.length === 0 || dataCacheIds.includes(id)) &&
    (!bucket || attributes.bucket === bucket) &&
    (!path || attributes.path === path) &&
    (!azName || attributes.azName === azName) &&
    hasTags(attributes, tags);
  const { found, rows, ...reported } = listAfterRead(
    () => {
      const found = current(call)
        .filter(fits)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const from = nextToken ? found : found.slice((Math.max(page, 1) - 1) * limit);
      return { found, ...pageOf(from, call.input, call.world) };
    },
    (caches) => read(call.world, dataCaches, caches),
  );
  return { ...reported, totalCount: found.length, dataCaches: rows.map((row) => view(row, call.world)) };
}

function describeDataCache(call: Call<Inputs["describeDataCache"]>): object {
  const look = () => requireCache(call, call.input.dataCacheId);
  const row = afterRead(look, (cache) => read(call.world, dataCaches, [cache]));
  return view(row, call.world);
}

function view(row: Cache, { otherReadings }: World): object {
  const { attributes, status } = row;
  const { dataCacheName, bucket, path, size, retentionDays, tags, eip, azName, vpcId, subnetId } = attributes;
  const { securityGroupId, snapshotId, expiresAt, lastMatchedAt } = attributes;
  return {
    dataCacheId: row.id,
    dataCacheName,
    bucket,
    path,
    size,
    retentionDays,
    tags,
    eip,
    status,
    dataSource: otherReadings.has("eci: data cache's token")
      ? attributes.dataSource
      : withoutToken(attributes.dataSource),
    azName,
    vpcId,
    subnetId,
    securityGroupId,
    snapshotId,
    progress: status === "available" ? "100%" : "0%",
    creationTime: beijing(row.createdAt),
    expireDateTime: expiresAt && beijing(expiresAt),
    lastMatchedTime: beijing(lastMatchedAt),
    events: cacheEvents(row),
  };
}

/** The source as sent, without the token: other secrets are never returned, and this one is assumed to be no exception. */
function withoutToken(sent: Sent["dataSource"]): object {
  return JSON.parse(JSON.stringify(sent, (key, value) => (key === "accessToken" ? undefined : value)));
}

function updateDataCache(call: Call<Inputs["updateDataCache"]>): object {
  const { dataCacheId, tags } = call.input;
  const { attributes } = requireCache(call, dataCacheId);
  checkTags(tags);
  if (tags) attributes.tags = tags;
  return {};
}

function deleteDataCache(call: Call<Inputs["deleteDataCache"]>): object {
  const row = requireCache(call, call.input.dataCacheId);
  if (row.transition?.phase !== "delete")
    startTransition(call.world, dataCaches, row, { phase: "delete", passing: "deleting", failedTo: "failed" });
  return {};
}

/** Copies a cache, to another zone and name if they are given. */
function copyDataCache(call: Call<Inputs["copyDataCache"]>): object {
  const { dataCacheId, azName, dataCacheName } = call.input;
  if (!dataCacheId) throw breach({ kind: "missing", path: "dataCacheId", expected: "" });
  const { attributes } = requireCache(call, dataCacheId);
  checkZone(azName);
  const { expiresAt: _, lastMatchedAt: __, ...sent } = attributes;
  return {
    dataCacheId: make(call, { ...sent, ...(azName && { azName }), ...(dataCacheName && { dataCacheName }) }).id,
  };
}

/** Records which caches a new group uses: available caches of its bucket, in its zone, mounted at the cache's path. */
export function matchDataCaches(call: Call<object>, group: Inputs["createContainerGroup"]): void {
  if (group.dataCacheBucket === undefined) return;
  const mounted = group.containers.flatMap(({ volumeMount = [] }) => volumeMount.map(({ mountPath }) => mountPath));
  for (const { status, attributes } of current(call)) {
    const { bucket, azName, path } = attributes;
    const here = bucket === group.dataCacheBucket && azName === group.azInfo[0]?.azName;
    if (here && status === "available" && mounted.includes(path)) attributes.lastMatchedAt = call.world.clock.iso();
  }
}

export const dataCacheHandlers = {
  createDataCache,
  describeDataCaches,
  describeDataCache,
  updateDataCache,
  deleteDataCache,
  copyDataCache,
};
