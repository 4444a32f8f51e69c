import { z } from "zod";
import { failure } from "../../lifecycle/containers/rules";
import { rowsOf } from "../../lifecycle/functions/rows";
import { everyPage } from "../pages";
import { providerFunction } from "../resource";
import type { NamespaceInfo, RepoInfo, RepositoryInfoResp } from "./api.gen";
import { type ImageRow, image } from "./image";
import { namespace } from "./namespace";
import { repository } from "./repository";

const repositoryName = z
  .string()
  .regex(/^[^/\s]+\/[^/\s]+$/, 'must be of the form "namespace/name"')
  .describe("Full name of the repository, `namespace/name`.");

/** Counts that the registry returns for a repository, in addition to the resource's fields. */
const counts = {
  type: z.string().describe("Kind of the repository."),
  pullCount: z.int().describe("Number of pulls."),
  favouriteCount: z.int().describe("Number of users who marked it as a favourite."),
  official: z.boolean().describe("Whether the vendor maintains it."),
};
const flattenCounts = (row: RepositoryInfoResp) => ({
  type: row.RepoType,
  pullCount: row.PullCount,
  favouriteCount: row.FavorCount,
  official: row.IsQcloudOfficial,
});

const FIELDS = ["namespace", "name", "repositoryName", "server", "url", "public", "description", "createTime"];

const single = rowsOf<RepositoryInfoResp>(repository, {
  name: "TcrRepositoryDetail",
  fields: FIELDS,
  more: { shape: counts, flatten: flattenCounts },
});

const listed = rowsOf<RepositoryInfoResp & Pick<RepoInfo, "TagCount" | "UpdateTime">>(repository, {
  name: "TcrRepository",
  fields: FIELDS,
  more: {
    shape: {
      ...counts,
      tagCount: z.int().describe("Number of tags."),
      updateTime: z.string().describe("Time of the last change, as the cloud formats it."),
    },
    flatten: (row) => ({ ...flattenCounts(row), tagCount: row.TagCount, updateTime: row.UpdateTime ?? "" }),
  },
});

export const getRepositories = providerFunction({
  token: "tcr:getRepositories",
  description: "The account's image repositories in the personal registry.",
  example: `const { repositories } = clouds.tcr.getRepositoriesOutput({ namespace: "team" });
export const urls = repositories.apply((all) => all.map((repository) => repository.url));`,
  inputs: z.object({
    namespace: z.string().min(1).optional().describe("Only this namespace. Default: all."),
    name: z.string().min(1).optional().describe("Part of a name. Default: all."),
    public: z.boolean().optional().describe("Only public, or only private ones. Default: both."),
  }),
  outputs: z.object({ repositories: z.array(listed.schema).describe("The repositories.") }),
  call: async (context, want) => {
    const { tcr } = context.clients;
    // Without a filter, use the call for the user's own repositories: a search may leave some out (manual, PrivilegeFiltered).
    const { namespace: Namespace, name: RepoName } = want;
    const Public = want.public === undefined ? undefined : Number(want.public);
    const searches = Namespace !== undefined || Public !== undefined;
    const found = await everyPage(async (page) => {
      const { Data } = searches
        ? await tcr.DescribeRepositoryFilterPersonal({ Namespace, RepoName, Public, ...page })
        : await tcr.DescribeRepositoryOwnerPersonal({ RepoName, ...page });
      return { rows: Data.RepoInfo?.map((row) => ({ ...row, Server: Data.Server ?? "" })), total: Data.TotalCount };
    });
    return { repositories: await Promise.all(found.map((row) => listed.flatten(row, context))) };
  },
});

export const getRepository = providerFunction({
  token: "tcr:getRepository",
  description: "One image repository of the personal registry, by its name. Fails if there is none.",
  example: `export const url = clouds.tcr.getRepositoryOutput({ repositoryName: "team/api" }).url;`,
  inputs: z.object({ repositoryName }),
  outputs: single.schema,
  call: async (context, { repositoryName: RepoName }) =>
    single.flatten((await context.clients.tcr.DescribeRepositoryPersonal({ RepoName })).Data, context),
});

const namespaces = rowsOf<NamespaceInfo>(namespace, {
  name: "TcrNamespace",
  fields: ["name", "createTime"],
  more: {
    shape: { repositoryCount: z.int().describe("Repositories in it.") },
    flatten: (row) => ({ repositoryCount: row.RepoCount }),
  },
});

export const getNamespaces = providerFunction({
  token: "tcr:getNamespaces",
  description: "The account's namespaces in the personal registry.",
  example: `const { namespaces } = clouds.tcr.getNamespacesOutput();
export const names = namespaces.apply((all) => all.map((namespace) => namespace.name));`,
  inputs: z.object({ name: z.string().default("").describe("Part of a name. Default: all.") }),
  outputs: z.object({ namespaces: z.array(namespaces.schema).describe("The namespaces.") }),
  call: async (context, { name }) => {
    const found = await everyPage(async (page) => {
      const { Data } = await context.clients.tcr.DescribeNamespacePersonal({ Namespace: name, ...page });
      return { rows: Data.NamespaceInfo, total: Data.NamespaceCount };
    });
    return { namespaces: await Promise.all(found.map((row) => namespaces.flatten(row, context))) };
  },
});

const images = rowsOf<ImageRow>(image, {
  name: "TcrTag",
  fields: ["repositoryName", "tag", "url", "imageId", "sizeBytes", "architecture", "pushTime"],
  more: {
    shape: {
      os: z.string().optional().describe("Operating system to run on."),
      author: z.string().optional().describe("Author of the image."),
      createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
    },
    flatten: (row) => ({
      os: row.OS || undefined,
      author: row.Author || undefined,
      createTime: row.CreationTime || undefined,
    }),
  },
});

export const getTags = providerFunction({
  token: "tcr:getTags",
  description: "The tags (images) of a repository.",
  example: `const { tags } = clouds.tcr.getTagsOutput({ repositoryName: "team/api" });
export const urls = tags.apply((all) => all.map((tag) => tag.url));`,
  inputs: z.object({ repositoryName, tag: z.string().min(1).optional().describe("Part of a tag. Default: all.") }),
  outputs: z.object({ tags: z.array(images.schema).describe("The tags, in the cloud's order.") }),
  call: async (context, { repositoryName, tag: Tag }) => {
    const found = await everyPage(async (page) => {
      const request = { RepoName: repositoryName, Tag, ...page };
      const { Data } = await context.clients.tcr.DescribeImagePersonal(request);
      const rows = Data.TagInfo?.map((row) => ({ ...row, repositoryName, server: Data.Server ?? "" }));
      return { rows, total: Data.TagCount };
    });
    return { tags: await Promise.all(found.map((row) => images.flatten(row, context))) };
  },
});

export const getSameTags = providerFunction({
  token: "tcr:getSameTags",
  description: "The tags of a repository that have the same image as a given tag.",
  example: `const { tags } = clouds.tcr.getSameTagsOutput({ repositoryName: "team/api", tag: "latest" });
export const versions = tags.apply((all) => all.filter((tag) => tag !== "latest"));`,
  inputs: z.object({ repositoryName, tag: z.string().min(1).describe("The tag to compare with.") }),
  outputs: z.object({ tags: z.array(z.string()).describe("The tags, including the given one.") }),
  call: async ({ clients: { tcr } }, { repositoryName, tag }) => {
    const { Data } = await tcr.DescribeImageFilterPersonal({ RepoName: repositoryName, Tag: tag });
    return { tags: Data.SameImages ?? [] };
  },
});

export const getQuotas = providerFunction({
  token: "tcr:getQuotas",
  description: "The account's quotas in the personal registry.",
  example: `export const quotas = clouds.tcr.getQuotasOutput().quotas;`,
  inputs: z.object({}),
  outputs: z.object({
    quotas: z.record(z.string(), z.number()).describe("The quotas, by the cloud's names."),
  }),
  call: async ({ clients: { tcr } }) => {
    const { Data } = await tcr.DescribeUserQuotaPersonal();
    return { quotas: Object.fromEntries((Data.LimitInfo ?? []).map(({ Type, Value }) => [Type ?? "", Value])) };
  },
});

export const getNameUse = providerFunction({
  token: "tcr:getNameUse",
  description: "Whether the name of a namespace or a repository is taken.",
  example: `export const taken = clouds.tcr.getNameUseOutput({ namespace: "team" }).exists;`,
  inputs: z.object({
    namespace: z.string().min(1).optional().describe("Name of a namespace. Either this or `repositoryName`."),
    repositoryName: repositoryName.optional(),
  }),
  outputs: z.object({
    exists: z.boolean().describe("Whether it is taken."),
    reserved: z.boolean().optional().describe("Of a namespace: whether the cloud reserves the name."),
  }),
  rules: ({ namespace, repositoryName }) =>
    (namespace === undefined) === (repositoryName === undefined)
      ? [failure(["namespace"], "give exactly one of namespace and repositoryName")]
      : [],
  call: async ({ clients: { tcr } }, { namespace, repositoryName }) => {
    if (namespace === undefined) {
      const { Data } = await tcr.ValidateRepositoryExistPersonal({ RepoName: repositoryName ?? "" });
      return { exists: Data.IsExist };
    }
    const { Data } = await tcr.ValidateNamespaceExistPersonal({ Namespace: namespace });
    return { exists: Data.IsExist, reserved: Data.IsPreserved };
  },
});

const favourite = z
  .object({
    repositoryName: z.string().describe("Full name, `namespace/name`."),
    type: z.string().describe("Kind of the repository."),
    public: z.boolean().optional().describe("Whether everyone can pull from it."),
    tagCount: z.int().optional().describe("Number of tags."),
    pullCount: z.int().optional().describe("Number of pulls."),
    region: z.string().optional().describe("Its region."),
  })
  .meta({ id: "TcrFavourite" });

export const getFavourites = providerFunction({
  token: "tcr:getFavourites",
  description: "The account's favourite repositories. The manual says that this call is being retired.",
  example: `export const favourites = clouds.tcr.getFavouritesOutput().repositories;`,
  inputs: z.object({ name: z.string().default("").describe("Name of a repository. Default: all.") }),
  outputs: z.object({ repositories: z.array(favourite).describe("The repositories.") }),
  call: async ({ clients: { tcr } }, { name }) => {
    const rows = await everyPage(async (page) => {
      const { Data } = await tcr.DescribeFavorRepositoryPersonal({ RepoName: name, ...page });
      return { rows: Data.RepoInfo, total: Data.TotalCount };
    });
    return {
      repositories: rows.map((row) => ({
        repositoryName: row.RepoName ?? "",
        type: row.RepoType ?? "",
        public: row.Public === undefined ? undefined : row.Public === 1,
        tagCount: row.TagCount,
        pullCount: row.PullCount,
        region: row.Region || undefined,
      })),
    };
  },
});
