// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
import type { TcrFavourite, TcrNamespace, TcrRepository, TcrTag } from "../types";

/**
 * The account's image repositories in the personal registry.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { repositories } = clouds.tcr.getRepositoriesOutput({ namespace: "team" });
 * export const urls = repositories.apply((all) => all.map((repository) => repository.url));
 * ```
 */
export function getRepositories(
  args: GetRepositoriesArgs = {},
  opts: CallOptions = {},
): Promise<GetRepositoriesResult> {
  return callFunction("tcr:getRepositories", args, opts);
}

/**
 * The account's image repositories in the personal registry.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { repositories } = clouds.tcr.getRepositoriesOutput({ namespace: "team" });
 * export const urls = repositories.apply((all) => all.map((repository) => repository.url));
 * ```
 */
export function getRepositoriesOutput(
  args: GetRepositoriesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetRepositoriesResult> {
  return callFunctionOutput("tcr:getRepositories", args, opts, false);
}

/** What `getRepositories` takes. */
export interface GetRepositoriesArgs {
  /** Only this namespace. Default: all. */
  namespace?: string;
  /** Part of a name. Default: all. */
  name?: string;
  /** Only public, or only private ones. Default: both. */
  public?: boolean;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getRepositoriesOutput` takes. */
export interface GetRepositoriesOutputArgs {
  /** Only this namespace. Default: all. */
  namespace?: pulumi.Input<string>;
  /** Part of a name. Default: all. */
  name?: pulumi.Input<string>;
  /** Only public, or only private ones. Default: both. */
  public?: pulumi.Input<boolean>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getRepositories` gives. */
export interface GetRepositoriesResult {
  /** The repositories. */
  repositories: Array<TcrRepository>;
}

/**
 * One image repository of the personal registry, by its name. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const url = clouds.tcr.getRepositoryOutput({ repositoryName: "team/api" }).url;
 * ```
 */
export function getRepository(args: GetRepositoryArgs, opts: CallOptions = {}): Promise<GetRepositoryResult> {
  return callFunction("tcr:getRepository", args, opts);
}

/**
 * One image repository of the personal registry, by its name. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const url = clouds.tcr.getRepositoryOutput({ repositoryName: "team/api" }).url;
 * ```
 */
export function getRepositoryOutput(
  args: GetRepositoryOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetRepositoryResult> {
  return callFunctionOutput("tcr:getRepository", args, opts, false);
}

/** What `getRepository` takes. */
export interface GetRepositoryArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getRepositoryOutput` takes. */
export interface GetRepositoryOutputArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getRepository` gives. */
export interface GetRepositoryResult {
  /** Full name, `namespace/name`. */
  repositoryName: string;
  /** Prefix of image tags: `server/namespace/name`. */
  url: string;
  /** Kind of the repository. */
  type: string;
  /** Whether everyone can pull from it. */
  public: boolean;
  /** Description of the repository. */
  description: string;
  /** Number of pulls. */
  pullCount: number;
  /** Number of users who marked it as a favourite. */
  favouriteCount: number;
  /** Whether the vendor maintains it. */
  official: boolean;
  /** Creation time, as the cloud formats it. */
  createTime: string;
}

/**
 * The account's namespaces in the personal registry.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { namespaces } = clouds.tcr.getNamespacesOutput();
 * export const names = namespaces.apply((all) => all.map((namespace) => namespace.name));
 * ```
 */
export function getNamespaces(args: GetNamespacesArgs = {}, opts: CallOptions = {}): Promise<GetNamespacesResult> {
  return callFunction("tcr:getNamespaces", args, opts);
}

/**
 * The account's namespaces in the personal registry.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { namespaces } = clouds.tcr.getNamespacesOutput();
 * export const names = namespaces.apply((all) => all.map((namespace) => namespace.name));
 * ```
 */
export function getNamespacesOutput(
  args: GetNamespacesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetNamespacesResult> {
  return callFunctionOutput("tcr:getNamespaces", args, opts, false);
}

/** What `getNamespaces` takes. */
export interface GetNamespacesArgs {
  /** Part of a name. Default: all. */
  name?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNamespacesOutput` takes. */
export interface GetNamespacesOutputArgs {
  /** Part of a name. Default: all. */
  name?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNamespaces` gives. */
export interface GetNamespacesResult {
  /** The namespaces. */
  namespaces: Array<TcrNamespace>;
}

/**
 * The tags (images) of a repository.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.tcr.getTagsOutput({ repositoryName: "team/api" });
 * export const urls = tags.apply((all) => all.map((tag) => tag.url));
 * ```
 */
export function getTags(args: GetTagsArgs, opts: CallOptions = {}): Promise<GetTagsResult> {
  return callFunction("tcr:getTags", args, opts);
}

/**
 * The tags (images) of a repository.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.tcr.getTagsOutput({ repositoryName: "team/api" });
 * export const urls = tags.apply((all) => all.map((tag) => tag.url));
 * ```
 */
export function getTagsOutput(args: GetTagsOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetTagsResult> {
  return callFunctionOutput("tcr:getTags", args, opts, false);
}

/** What `getTags` takes. */
export interface GetTagsArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: string;
  /** Part of a tag. Default: all. */
  tag?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getTagsOutput` takes. */
export interface GetTagsOutputArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: pulumi.Input<string>;
  /** Part of a tag. Default: all. */
  tag?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getTags` gives. */
export interface GetTagsResult {
  /** The tags, in the cloud's order. */
  tags: Array<TcrTag>;
}

/**
 * The tags of a repository that have the same image as a given tag.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.tcr.getSameTagsOutput({ repositoryName: "team/api", tag: "latest" });
 * export const versions = tags.apply((all) => all.filter((tag) => tag !== "latest"));
 * ```
 */
export function getSameTags(args: GetSameTagsArgs, opts: CallOptions = {}): Promise<GetSameTagsResult> {
  return callFunction("tcr:getSameTags", args, opts);
}

/**
 * The tags of a repository that have the same image as a given tag.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.tcr.getSameTagsOutput({ repositoryName: "team/api", tag: "latest" });
 * export const versions = tags.apply((all) => all.filter((tag) => tag !== "latest"));
 * ```
 */
export function getSameTagsOutput(
  args: GetSameTagsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetSameTagsResult> {
  return callFunctionOutput("tcr:getSameTags", args, opts, false);
}

/** What `getSameTags` takes. */
export interface GetSameTagsArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: string;
  /** The tag to compare with. */
  tag: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getSameTagsOutput` takes. */
export interface GetSameTagsOutputArgs {
  /** Full name of the repository, `namespace/name`. */
  repositoryName: pulumi.Input<string>;
  /** The tag to compare with. */
  tag: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getSameTags` gives. */
export interface GetSameTagsResult {
  /** The tags, including the given one. */
  tags: Array<string>;
}

/**
 * The account's quotas in the personal registry.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const quotas = clouds.tcr.getQuotasOutput().quotas;
 * ```
 */
export function getQuotas(args: GetQuotasArgs = {}, opts: CallOptions = {}): Promise<GetQuotasResult> {
  return callFunction("tcr:getQuotas", args, opts);
}

/**
 * The account's quotas in the personal registry.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const quotas = clouds.tcr.getQuotasOutput().quotas;
 * ```
 */
export function getQuotasOutput(
  args: GetQuotasOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetQuotasResult> {
  return callFunctionOutput("tcr:getQuotas", args, opts, false);
}

/** What `getQuotas` takes. */
export interface GetQuotasArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getQuotasOutput` takes. */
export interface GetQuotasOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getQuotas` gives. */
export interface GetQuotasResult {
  /** The quotas, by the cloud's names. */
  quotas: Record<string, number>;
}

/**
 * Whether the name of a namespace or a repository is taken.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const taken = clouds.tcr.getNameUseOutput({ namespace: "team" }).exists;
 * ```
 */
export function getNameUse(args: GetNameUseArgs = {}, opts: CallOptions = {}): Promise<GetNameUseResult> {
  return callFunction("tcr:getNameUse", args, opts);
}

/**
 * Whether the name of a namespace or a repository is taken.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const taken = clouds.tcr.getNameUseOutput({ namespace: "team" }).exists;
 * ```
 */
export function getNameUseOutput(
  args: GetNameUseOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetNameUseResult> {
  return callFunctionOutput("tcr:getNameUse", args, opts, false);
}

/** What `getNameUse` takes. */
export interface GetNameUseArgs {
  /** Name of a namespace. Either this or `repositoryName`. */
  namespace?: string;
  /** Full name of the repository, `namespace/name`. */
  repositoryName?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNameUseOutput` takes. */
export interface GetNameUseOutputArgs {
  /** Name of a namespace. Either this or `repositoryName`. */
  namespace?: pulumi.Input<string>;
  /** Full name of the repository, `namespace/name`. */
  repositoryName?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNameUse` gives. */
export interface GetNameUseResult {
  /** Whether it is taken. */
  exists: boolean;
  /** Of a namespace: whether the cloud reserves the name. */
  reserved?: boolean;
}

/**
 * The account's favourite repositories. The manual says that this call is being retired.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const favourites = clouds.tcr.getFavouritesOutput().repositories;
 * ```
 */
export function getFavourites(args: GetFavouritesArgs = {}, opts: CallOptions = {}): Promise<GetFavouritesResult> {
  return callFunction("tcr:getFavourites", args, opts);
}

/**
 * The account's favourite repositories. The manual says that this call is being retired.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const favourites = clouds.tcr.getFavouritesOutput().repositories;
 * ```
 */
export function getFavouritesOutput(
  args: GetFavouritesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetFavouritesResult> {
  return callFunctionOutput("tcr:getFavourites", args, opts, false);
}

/** What `getFavourites` takes. */
export interface GetFavouritesArgs {
  /** Name of a repository. Default: all. */
  name?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getFavouritesOutput` takes. */
export interface GetFavouritesOutputArgs {
  /** Name of a repository. Default: all. */
  name?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getFavourites` gives. */
export interface GetFavouritesResult {
  /** The repositories. */
  repositories: Array<TcrFavourite>;
}
