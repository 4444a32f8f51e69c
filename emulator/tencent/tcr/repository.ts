import { born, mine, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { kindOf } from "../../kind";
import { quota } from "../../quotas";
import type { Row } from "../../row";
import { rowsOf } from "../../state";
import { remove } from "../../transitions";
import { type Call, page } from "../call";
import type { Inputs } from "./inputs.gen";
import { namespaces } from "./namespace";

export interface RepositoryAttributes {
  readonly RepoName: string;
  Description: string;
  /** 1 public, 0 private. */
  Public: number;
  UpdateTime: string;
  readonly IsUserFavor: boolean;
}

/** The images of repositories; only their number counts here. */
const IMAGES = { service: "tcr", kind: "image" };

type Repository = Row<RepositoryAttributes>;

export const repositories = kindOf<RepositoryAttributes>({
  service: "tcr",
  kind: "repository",
  name: (row) => row.id,
});

/** The registry host in responses. */
export const SERVER = "ccr.ccs.example.com";

/**
 * The namespace of a repository name, which must have the form namespace/name without characters that separate tag and digest in an
 * address; empty otherwise.
 */
function namespaceOf(repoName: string): string {
  return /^([^/:@\s]+)\/[^/:@\s]+$/.exec(repoName)?.[1] ?? "";
}

/** @throws Refusal InvalidParameter.ErrNSMisMatch unless the name is in a namespace of the caller */
export function requireNamespace(call: Call<object>, repoName: string): string {
  const namespace = namespaceOf(repoName);
  if (mineById(call, namespaces.rows(call.world.state), namespace) === undefined)
    throw new Refusal("InvalidParameter.ErrNSMisMatch", `The repository ${repoName} is in no namespace of the caller.`);
  return namespace;
}

/**
 * The caller's repository.
 * @param foreign code of the refusal if the namespace belongs to another user
 */
export function findRepository(
  call: Call<object>,
  repoName: string,
  foreign = "InternalError.ErrUnauthorized",
): Repository {
  const repository = mineById(call, repositories.rows(call.world.state), repoName);
  if (repository !== undefined) return repository;
  const namespace = namespaces.rows(call.world.state).get(namespaceOf(repoName));
  if (namespace !== undefined && namespace.account !== call.account)
    throw new Refusal(foreign, `The repository ${repoName} is another user's.`);
  throw new Refusal("ResourceNotFound.ErrNoRepo", `The repository ${repoName} does not exist.`);
}

/** Creates a repository, as CreateRepositoryPersonal and the first push to a name do. */
export function addRepository(call: Call<object>, repoName: string, Public = 0, Description = ""): Repository {
  const owner = requireNamespace(call, repoName);
  if (mine(call, repositories.rows(call.world.state)).length >= quota(call.world, "tcr", "repositories"))
    throw new Refusal("LimitExceeded", "The quota of repositories is used up.");
  const attributes = {
    RepoName: repoName,
    Description,
    Public,
    UpdateTime: call.world.clock.iso(),
    IsUserFavor: false,
  };
  const row: Repository = { ...born(call), id: repoName, owner, status: "present", attributes };
  repositories.rows(call.world.state).set(repoName, row);
  return row;
}

function createRepository(call: Call<Inputs["CreateRepositoryPersonal"]>): object {
  const { RepoName, Public = 0, Description = "" } = call.input;
  requireNamespace(call, RepoName);
  if (repositories.rows(call.world.state).has(RepoName))
    throw new Refusal("InvalidParameter.ErrRepoExist", `The repository ${RepoName} already exists.`);
  addRepository(call, RepoName, Public, Description);
  return {};
}

function deleteRepository(call: Call<Inputs["DeleteRepositoryPersonal"]>): object {
  remove(call.world, repositories, findRepository(call, call.input.RepoName));
  return {};
}

function deleteRepositories(call: Call<Inputs["BatchDeleteRepositoryPersonal"]>): object {
  const { RepoNames } = call.input;
  for (const row of mine(call, repositories.rows(call.world.state)).filter(({ id }) => RepoNames.includes(id)))
    remove(call.world, repositories, row);
  return {};
}

function modifyInfo(call: Call<Inputs["ModifyRepositoryInfoPersonal"]>): object {
  const { attributes } = findRepository(call, call.input.RepoName, "InvalidParameter.ErrNSMisMatch");
  attributes.Description = call.input.Description;
  attributes.UpdateTime = call.world.clock.iso();
  return {};
}

function modifyAccess(call: Call<Inputs["ModifyRepositoryAccessPersonal"]>): object {
  const { attributes } = findRepository(call, call.input.RepoName, "InvalidParameter.ErrNSMisMatch");
  attributes.Public = call.input.Public;
  attributes.UpdateTime = call.world.clock.iso();
  return {};
}

/** The fields of every response about a repository. */
function common({ createdAt, attributes }: Repository) {
  const { RepoName, Public, Description, IsUserFavor } = attributes;
  const counts = { FavorCount: IsUserFavor ? 1 : 0, PullCount: 0 };
  return {
    RepoName,
    RepoType: "USER",
    Public,
    IsUserFavor,
    IsQcloudOfficial: false,
    ...counts,
    Description,
    CreationTime: createdAt,
  };
}

function listed(call: Call<object>, row: Repository): object {
  const TagCount = mine(call, rowsOf(call.world.state, IMAGES)).filter(({ owner }) => owner === row.id).length;
  return { ...common(row), TagCount, UpdateTime: row.attributes.UpdateTime };
}

function describeRepository(call: Call<Inputs["DescribeRepositoryPersonal"]>): object {
  return { Data: { ...common(findRepository(call, call.input.RepoName)), Server: SERVER } };
}

function search(call: Call<Partial<Inputs["DescribeRepositoryFilterPersonal"]>>) {
  const { RepoName = "", Public, Namespace } = call.input;
  const fitting = mine(call, repositories.rows(call.world.state))
    .filter(({ id }) => id.includes(RepoName))
    .filter(({ attributes }) => Public === undefined || attributes.Public === Public)
    .filter(({ owner }) => Namespace === undefined || owner === Namespace);
  return {
    TotalCount: fitting.length,
    RepoInfo: page(fitting, call.input).map((row) => listed(call, row)),
    Server: SERVER,
  };
}

function validate(call: Call<Inputs["ValidateRepositoryExistPersonal"]>): object {
  requireNamespace(call, call.input.RepoName);
  return { Data: { IsExist: repositories.rows(call.world.state).has(call.input.RepoName) } };
}

/** No documented call creates a favourite; tests set `IsUserFavor` through the admin API. */
function describeFavourites(call: Call<Inputs["DescribeFavorRepositoryPersonal"]>): object {
  const fitting = mine(call, repositories.rows(call.world.state))
    .filter(({ attributes }) => attributes.IsUserFavor)
    .filter(({ id }) => id.includes(call.input.RepoName));
  const RepoInfo = page(fitting, call.input).map((row) => {
    const { Description, CreationTime, IsUserFavor, ...shown } = common(row);
    const TagCount = mine(call, rowsOf(call.world.state, IMAGES)).filter(({ owner }) => owner === row.id).length;
    return { ...shown, TagCount, Logo: "", Region: "gsqy", RegionId: 101 };
  });
  return { Data: { TotalCount: fitting.length, RepoInfo } };
}

export const repositoryHandlers = {
  CreateRepositoryPersonal: createRepository,
  DeleteRepositoryPersonal: deleteRepository,
  BatchDeleteRepositoryPersonal: deleteRepositories,
  ModifyRepositoryInfoPersonal: modifyInfo,
  ModifyRepositoryAccessPersonal: modifyAccess,
  DescribeRepositoryPersonal: describeRepository,
  DescribeRepositoryOwnerPersonal: (call: Call<Inputs["DescribeRepositoryOwnerPersonal"]>) => ({ Data: search(call) }),
  DescribeRepositoryFilterPersonal: (call: Call<Inputs["DescribeRepositoryFilterPersonal"]>) => ({
    Data: { ...search(call), PrivilegeFiltered: false },
  }),
  ValidateRepositoryExistPersonal: validate,
  DescribeFavorRepositoryPersonal: describeFavourites,
};
