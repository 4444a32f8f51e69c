import { z } from "zod";
import { secret } from "../../lifecycle/schema";
import type { Want } from "../../lifecycle/spec";
import { resource } from "../resource";
import type { CreateDataCacheRequest, DataCache } from "./api.gen";
import {
  cacheBlame,
  cacheOutputs,
  cacheRules,
  flattenCache,
  percentage,
  retentionDays,
  warningsOf,
} from "./parts/cache";
import { eip, expandEip } from "./parts/eip";
import { PAGE, pages } from "./parts/pages";
import { place } from "./parts/schema";
import { expandTags, flattenTags, tags } from "./parts/tags";
import { zoneAhead } from "./parts/zones";

const git = z
  .strictObject({
    url: z.string().min(1).describe("Address of the repository."),
    branch: z.string().min(1).optional().describe("Branch. Default: the repository's default branch."),
    accessToken: secret(z.string().min(1)).optional().describe("Token for reading it. Kept as a secret."),
  })
  .meta({ id: "EciGitSource" });

const dataSource = z
  .strictObject({ git: git.describe("A Git repository: the only documented source.") })
  .meta({ id: "EciDataSource" });

const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the cache."),
  bucket: z.string().min(1).describe("Bucket, which a group's `dataCacheBucket` names."),
  path: z.string().min(1).describe("Path in the bucket; a group must mount it at the same path to use the cache."),
  dataSource: dataSource.describe("Where the data comes from. The token is used only during creation."),
  size: z.int().min(1).optional().describe("Size in GB. Default: chosen by ECI."),
  retentionDays,
  ...place,
  eip: eip
    .optional()
    .describe("Public address during creation, unless there is a NAT gateway. A change does not replace the cache."),
  tags,
});

const outputs = z.object({
  status: z.string().describe("`creating`, `available` or `failed`."),
  ...cacheOutputs,
  snapshotId: z.string().optional().describe("Snapshot that holds the data."),
});

export const dataCache = resource({
  type: "eci:DataCache",
  description: `A cache of data for CTyun's Elastic Container Instance: groups in its zone that name its bucket and mount its path start with the data in place.

Tags change in place. The address is used only during creation: a changed address is stored for the next replacement. Any other change replaces the cache.`,
  examples: {
    "A model from a Git repository": `const model = new clouds.eci.DataCache("model", {
  name: "model",
  bucket: "models",
  path: "/models/small",
  dataSource: { git: { url: "https://example.com/models.git", branch: "main" } },
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
});

export const status = model.status;`,
    "A private model, for ten days": `const config = new pulumi.Config();
const model = new clouds.eci.DataCache("private", {
  name: "private",
  bucket: "models",
  path: "/models/private",
  dataSource: {
    git: {
      url: "https://example.com/private.git",
      branch: "v2",
      accessToken: config.requireSecret("gitToken"),
    },
  },
  size: 40,
  retentionDays: 10,
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  eip: { autoCreate: {} },
});

export const status = model.status;`,
  },
  idFormat: "dataCacheId",
  inputs,
  outputs,
  stable: ["createTime", "snapshotId"],
  interrupts: { replacement: "container groups that start before the new one is created find no data in it" },
  onChange: {
    name: "replace",
    bucket: "replace",
    path: "replace",
    dataSource: "replace",
    size: "replace",
    retentionDays: "replace",
    vpcId: "replace",
    subnetId: "replace",
    securityGroupId: "replace",
    zone: "replace",
    eip: "update",
    tags: "update",
  },
  computed: ["size"],
  unreturned: ["dataSource.git.accessToken"],
  blame: cacheBlame,
  rules: cacheRules,
  ahead: zoneAhead,

  find: async ({ clients: { eci } }, id) => {
    const row = await eci.describeDataCache({ dataCacheId: id });
    return row.dataCacheId ? row : undefined;
  },
  list: {
    name: (row) => row.dataCacheName,
    all: async function* ({ clients: { eci } }) {
      for await (const page of pages((paging) => eci.describeDataCaches(paging))) yield withIds(page.dataCaches);
    },
    some: {
      most: PAGE,
      rows: async ({ clients: { eci } }, ids) =>
        withIds((await eci.describeDataCaches({ dataCacheIds: [...ids], limit: PAGE })).dataCaches),
    },
  },
  create: async ({ clients: { eci }, clientToken }, want) =>
    (await eci.createDataCache({ clientToken, ...expand(want) })).dataCacheId ?? "",
  async update({ clients: { eci } }, id, { want, changed }) {
    if (!changed.has("tags")) return;
    await eci.updateDataCache({ dataCacheId: id, tags: expandTags(want.tags) }, { idempotent: true });
  },
  delete: async ({ clients: { eci } }, id) => {
    await eci.deleteDataCache({ dataCacheId: id }, { idempotent: true });
  },
  status: ({ status = "" }) => status.toLowerCase(),
  progress: ({ progress }) => progress,
  reasons: (_context, _id, row) => warningsOf(row),
  waits: {
    created: {
      target: ["available"],
      pending: ["creating"],
      elsewhere: ["deleting"],
      dead: ["failed"],
      timeout: "60m",
    },
    deleted: { timeout: "5m" },
  },
  flatten,
});

const withIds = (rows: readonly DataCache[] = []) =>
  rows.flatMap((row) => (row.dataCacheId ? [[row.dataCacheId, row] as const] : []));

function expand(want: Want<typeof inputs>): CreateDataCacheRequest {
  const { name, bucket, path, dataSource, size, retentionDays, vpcId, subnetId, securityGroupId, zone } = want;
  return {
    dataCacheName: name,
    bucket,
    path,
    size,
    retentionDays,
    vpcId,
    subnetId,
    securityGroupId,
    azName: zone,
    dataSource: { dataSourceType: "GIT", datasourceOption: { ...dataSource } },
    eip: expandEip(want.eip),
    tags: want.tags && expandTags(want.tags),
  };
}

type Source = z.input<typeof dataSource>;

function flatten(row: DataCache, _context: unknown, known: Readonly<Record<string, unknown>>) {
  const { dataCacheName: name = "", bucket = "", path = "", size, retentionDays = 0, azName: zone = "" } = row;
  const { vpcId = "", subnetId = "", securityGroupId = "", snapshotId, progress } = row;
  return {
    name,
    bucket,
    path,
    retentionDays,
    zone,
    vpcId,
    subnetId,
    securityGroupId,
    ...(size && { size }),
    dataSource: flattenSource(row, known.dataSource as Source | undefined),
    tags: flattenTags(row.tags),
    ...flattenCache(row),
    progress: percentage(progress),
    snapshotId,
  };
}

/** Keeps the known token, because no document says whether the cloud returns it. */
function flattenSource(row: DataCache, known: Source | undefined): Source {
  const returned = (row.dataSource?.datasourceOption as { git?: Partial<Source["git"]> } | undefined)?.git ?? {};
  return { git: { url: returned.url ?? "", branch: returned.branch, accessToken: known?.git.accessToken } };
}
