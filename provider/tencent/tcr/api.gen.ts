// Made by "npm run generate" from contract/tcr.json. Change that file or generate/api.ts, not this one.
import type { CallOptions } from "../../transport/call";
import type { ServiceTable } from "../../transport/service-table";

export interface AccessVpc {
  /** VPC ID. */
  VpcId: string;
  /** Subnet ID. */
  SubnetId: string;
  /** State of the private access. */
  Status: string;
  /** Private IP. */
  AccessIp: string;
}

export interface AuthUser {
  /** User name. */
  Name: string;
  /** E-mail address. */
  Email: string;
}

export interface AuthUserInfoResp {
  /** The user. */
  User: AuthUser;
}

export interface AutoDelStrategyInfo {
  /** User name. */
  Username: string;
  /** Repository name. */
  RepoName: string;
  /** Kind of policy, as given when it was set. */
  Type: string;
  /** Days or tags to keep (sent as Val). */
  Value: number;
  /** Not described; by its name, whether the policy is in force. */
  Valid: number;
  /** Creation time. */
  CreationTime: string;
}

export interface AutoDelStrategyInfoResp {
  /** Number of policies. */
  TotalCount: number;
  /** The policies. */
  StrategyInfo?: AutoDelStrategyInfo[];
}

export interface BuildBranchResp {
  /** Branches. */
  Branches: string[];
}

export interface BuildHistoryResp {
  /** The build. */
  BuildHistory: BuildInfo;
}

export interface BuildInfo {
  /** Build ID. */
  Id: number;
  /** AppId. */
  AppId: number;
  /** Kind of build. */
  BuildType: string;
  /** Whether started by hand, as a number. */
  BuildManually: number;
  /** Working directory. */
  BuildWorkDir: string;
  /** Build arguments. */
  Args?: string;
  /** State of the build. */
  Status: string;
  /** Start of the build. */
  StartTime: string;
  /** End of the build. */
  EndTime: string;
  /** Git server. */
  GitServer: string;
  /** Group of the repository. */
  Group: string;
  /** Repository built from. */
  Repo: string;
  /** Address of the repository. */
  RepoUrl?: string;
  /** User on the git server. */
  Owner: string;
  /** Branch. */
  Branch: string;
  /** Path of the Dockerfile. */
  DockerfilePath: string;
  /** Namespace in the registry. */
  RegistryNamespace: string;
  /** User in the registry. */
  RegistryUsername: string;
  /** Image name without tag. */
  Image: string;
  /** Image name. */
  ForceImage: string;
  /** Commit hash. */
  CommitSHA: string;
  /** Commit author. */
  CommitAuthor: string;
  /** Commit message. */
  CommitMessage: string;
  /** Commit time. */
  CommitTime: string;
  /** Build log. */
  BuildLog: string;
}

export interface BuildInfoResp {
  /** Number of builds. */
  TotalCount: number;
  /** The builds. */
  BuildList: BuildInfo[];
}

export interface BuildRepo {
  /** Git server. */
  GitServer: string;
  /** Group of the repository. */
  Group: string;
  /** Repository on the git server. */
  RepoName: string;
  /** Repository number. */
  RepoId: number;
  /** Description. */
  Desc?: string;
  /** Whether it is private. */
  Private?: boolean;
  /** Web address. */
  WebUrl?: string;
}

export interface BuildReposList {
  /** The repositories. */
  Repos: BuildRepo[];
}

export interface BuildRule {
  /** Namespace in the registry. */
  RegistryNamespace: string;
  /** User in the registry. */
  RegistryUsername: string;
  /** Image name without tag. */
  ImageName: string;
  /** Format of the tag. */
  ImageTagFormat: string;
  /** Git server. */
  GitServer: string;
  /** Group of the repository. */
  Group: string;
  /** Repository on the git server. */
  Repo: string;
  /** User on the git server. */
  Owner: string;
  /** Branches. */
  Branches?: string[];
  /** Tag, as a number. */
  Tag?: number;
  /** Path of the Dockerfile. */
  DockerfilePath?: string;
  /** Working directory. */
  BuildWorkDir?: string;
  /** Tag that the built image overwrites. */
  ForceTag?: string;
  /** Build arguments. */
  BuildArgs?: string;
}

export interface BuildRuleResp {
  /** The rule. */
  BuildRule: BuildRule;
}

export interface BuildTaskInfoResponse {
  /** Build ID. */
  Id: number;
  /** State of the build. */
  Status?: string;
  /** Start of the build. */
  StartTime?: string;
  /** End of the build. */
  EndTime?: string;
  /** Build log. */
  BuildLog?: string;
}

export interface DescribeApplicationTokenPersonalResp {
  /** Registry credential. */
  ApplicationToken: string;
}

export interface DescribeApplicationTriggerLogPersonalResp {
  /** Number of log entries. */
  TotalCount: number;
  /** The log entries. */
  LogInfo?: TriggerLogResp[];
}

export interface DescribeApplicationTriggerPersonalResp {
  /** Number of triggers. */
  TotalCount: number;
  /** The triggers. */
  TriggerInfo: TriggerResp[];
}

export interface DesGitAuthRsp {
  /** Git authorisation data, in a string. */
  AuthMap: string;
}

export interface DockerHubRepoinfo {
  /** Repository name. */
  Reponame: string;
  /** Repository type. */
  Repotype: string;
  /** Logo. */
  Logo: string;
  /** Short description. */
  SimpleDesc: string;
  /** Full description. */
  DetailDesc: string;
  /** How many users have it as a favourite. */
  FavorCount: number;
  /** Whether it is a favourite of the user. */
  IsUserFavor: boolean;
}

export interface DockerHubTagList {
  /** Repository name on Docker Hub. */
  Reponame?: string;
  /** Tags. */
  TagList?: string[];
}

export interface DupImageTagResp {
  /** Digest of the image. */
  Digest: string;
}

export interface FavorResp {
  /** Number of favourites. */
  TotalCount: number;
  /** The repositories. */
  RepoInfo?: Favors[];
}

export interface Favors {
  /** Repository name. */
  RepoName: string;
  /** Repository type. */
  RepoType: string;
  /** Number of pulls. */
  PullCount?: number;
  /** How many users have it as a favourite. */
  FavorCount?: number;
  /** Whether it is public, as a number. */
  Public?: number;
  /** Whether it is official. */
  IsQcloudOfficial?: boolean;
  /** Number of tags. */
  TagCount?: number;
  /** Logo. */
  Logo?: string;
  /** Region. */
  Region: string;
  /** Region number. */
  RegionId: number;
}

export interface Filter {
  /** Attribute name; several filters are joined by AND. */
  Name: string;
  /** Attribute values; joined by OR. */
  Values: string[];
}

export interface GitAuth {
  /** AppId. */
  AppId: number;
  /** Token. */
  Token: string;
  /** Git server. */
  GitServer: string;
  /** Scope. */
  Scope: string;
  /** Type. */
  GitType: string;
}

export interface HubSimpleInfo {
  /** Repository name. */
  Reponame: string;
  /** Repository type. */
  Repotype: string;
  /** Logo. */
  Logo: string;
  /** Short description. */
  SimpleDesc: string;
  /** Whether it is a favourite of the user. */
  IsUserFavor: boolean;
  /** How many users have it as a favourite. */
  FavorCount: number;
}

export interface ImageInfoListResp {
  /** Images. */
  ImageInfoList: TcrImageInfo[];
}

export interface Limit {
  /** User name. */
  Username: string;
  /** Kind of quota; the values are not listed. */
  Type: string;
  /** Value of the quota. */
  Value: number;
}

export interface NamespaceInfo {
  /** Namespace name. */
  Namespace: string;
  /** Creation time. */
  CreationTime: string;
  /** Repositories in it. */
  RepoCount: number;
}

export interface NamespaceInfoResp {
  /** Number of namespaces. */
  NamespaceCount: number;
  /** The namespaces. */
  NamespaceInfo: NamespaceInfo[];
}

export interface NamespaceIsExistsResp {
  /** Whether it exists. */
  IsExist: boolean;
  /** Whether the name is reserved. */
  IsPreserved: boolean;
}

export interface Region {
  /** Short name, such as gz. */
  Alias: string;
  /** Region number, such as 1. */
  RegionId: number;
  /** Region name, such as ap-guangzhou. */
  RegionName: string;
  /** Who may use it, such as alluser. */
  Status: string;
  /** Remark. */
  Remark: string;
  /** Creation time. */
  CreatedAt: string;
  /** Time of the last change. */
  UpdatedAt: string;
  /** Record ID. */
  Id: number;
}

export interface Registry {
  /** Instance ID. */
  RegistryId: string;
  /** Instance name. */
  RegistryName: string;
  /** Instance edition. */
  RegistryType: string;
  /** State of the instance. */
  Status: string;
  /** Public address. */
  PublicDomain: string;
  /** Creation time. */
  CreatedAt: string;
  /** Region name. */
  RegionName: string;
  /** Region number. */
  RegionId: number;
  /** Whether anonymous access is allowed. */
  EnableAnonymous: boolean;
  /** How long a token is valid. */
  TokenValidTime: number;
}

export interface RegistryCondition {
  /** Stage of the creation. */
  Type: string;
  /** State of the stage. */
  Status: string;
  /** Short reason. */
  Reason?: string;
}

export interface RegistryStatus {
  /** Instance ID. */
  RegistryId: string;
  /** State of the instance. */
  Status: string;
  /** Further states. */
  Conditions?: RegistryCondition[];
}

export interface ReplicationFilter {
  /** name, tag or resource. */
  Type: string;
  /** Value. Default empty. */
  Value?: string;
}

export interface ReplicationRule {
  /** Rule name. */
  Name: string;
  /** Target namespace. */
  DestNamespace: string;
  /** Whether to overwrite. */
  Override: boolean;
  /** Filters. */
  Filters: ReplicationFilter[];
}

export interface RepoInfo {
  /** Repository name. */
  RepoName: string;
  /** Repository type. */
  RepoType: string;
  /** Number of tags. */
  TagCount: number;
  /** Whether it is public, as a number. */
  Public: number;
  /** Whether it is a favourite of the user. */
  IsUserFavor: boolean;
  /** Whether it is an official repository of the vendor. */
  IsQcloudOfficial: boolean;
  /** How many users have it as a favourite. */
  FavorCount: number;
  /** Number of pulls. */
  PullCount: number;
  /** Description. */
  Description: string;
  /** Creation time. */
  CreationTime: string;
  /** Time of the last change. */
  UpdateTime: string;
}

export interface RepoInfoResp {
  /** Number of repositories. */
  TotalCount: number;
  /** The repositories. */
  RepoInfo: RepoInfo[];
  /** Registry server. */
  Server: string;
}

export interface RepoIsExistResp {
  /** Whether it exists. */
  IsExist: boolean;
}

export interface RepositoryInfoResp {
  /** Repository name. */
  RepoName: string;
  /** Repository type. */
  RepoType: string;
  /** Registry server. */
  Server: string;
  /** Creation time. */
  CreationTime: string;
  /** Description. */
  Description?: string;
  /** Whether it is public, as a number. */
  Public: number;
  /** Number of pulls. */
  PullCount: number;
  /** How many users have it as a favourite. */
  FavorCount: number;
  /** Whether it is a favourite of the user. */
  IsUserFavor: boolean;
  /** Whether it is an official repository of the vendor. */
  IsQcloudOfficial: boolean;
}

export interface RequestFavor {
  /** Favourite repository. */
  RepoName: string;
  /** Its type. */
  RepoType: string;
  /** Region ID; a String here, a number in Favors. */
  RegionId: string;
}

export interface RespDockerHubRepoList {
  /** Number of repositories. */
  TotalCount: number;
  /** The repositories. */
  RepoInfo: HubSimpleInfo[];
}

export interface RespLimit {
  /** The quotas. */
  LimitInfo: Limit[];
}

export interface ResponseHeader {
  /** Header name. */
  Key?: string;
  /** Header value. */
  Value?: string;
}

export interface SameImagesResp {
  /** Tags. */
  SameImages?: string[];
}

export interface SearchUserRepositoryResp {
  /** Number of repositories. */
  TotalCount: number;
  /** The repositories. */
  RepoInfo: RepoInfo[];
  /** Registry server. */
  Server: string;
  /** Not described; by its name, whether the list was cut down by permissions. */
  PrivilegeFiltered: boolean;
}

export interface SecurityPolicy {
  /** Index of the policy. */
  PolicyIndex: number;
  /** Remark. */
  Description: string;
  /** CIDR, such as 192.168.1.0/24. */
  CidrBlock: string;
  /** Version of the policy. */
  PolicyVersion: string;
}

export interface TagInfo {
  /** Tag name. */
  TagName: string;
  /** Image ID. */
  TagId: string;
  /** ID as docker images shows it. */
  ImageId: string;
  /** Size; a String. */
  Size: string;
  /** Creation time of the image. */
  CreationTime: string;
  /** Age of the image; a String. */
  DurationDays?: string;
  /** Author of the image. */
  Author: string;
  /** Architecture to run on. */
  Architecture: string;
  /** Docker version that built the image. */
  DockerVersion: string;
  /** Operating system to run on. */
  OS: string;
  /** Size in bytes. */
  SizeByte: number;
  /** Record ID. */
  Id: number;
  /** Time the record changed. */
  UpdateTime: string;
  /** Time the image was pushed. */
  PushTime: string;
}

export interface TagInfoResp {
  /** Number of tags. */
  TagCount: number;
  /** The tags. */
  TagInfo: TagInfo[];
  /** Registry server. */
  Server: string;
  /** Repository name. */
  RepoName: string;
}

export interface TcrImageInfo {
  /** Digest. */
  Digest: string;
  /** Size. */
  Size: number;
  /** Tag name. */
  ImageVersion: string;
}

export interface TcrInstanceToken {
  /** Token ID. */
  Id: string;
  /** Token description. */
  Desc: string;
  /** Instance of the token. */
  RegistryId: string;
  /** Whether the token is enabled. */
  Enabled: boolean;
  /** Creation time. */
  CreatedAt: string;
  /** Expiry, as a number. */
  ExpiredAt: number;
}

export interface TcrNamespaceInfo {
  /** Namespace name. */
  Name: string;
  /** Creation time. */
  CreationTime: string;
  /** Namespace number, used to look up repositories. */
  NamespaceId: number;
  /** Whether it is public. */
  Public: boolean;
}

export interface TcrNamespaceInfoResp {
  /** Namespaces. */
  NamespaceList: TcrNamespaceInfo[];
}

export interface TcrRepositoryInfo {
  /** Repository name. */
  Name: string;
  /** Namespace name. */
  Namespace: string;
  /** Creation time. */
  CreationTime: string;
  /** Whether it is public. */
  Public: boolean;
  /** Full description. */
  Description?: string;
  /** Short description. */
  BriefDescription?: string;
}

export interface TcrRepositoryInfoResp {
  /** Repositories. */
  RepositoryList: TcrRepositoryInfo[];
}

export interface Trigger {
  /** Branches. */
  Branches: string[];
  /** Tag, as a number. */
  Tag: number;
}

export interface TriggerInvokeCondition {
  /** How it fires. */
  InvokeMethod: string;
  /** Expression. */
  InvokeExpr?: string;
}

export interface TriggerInvokePara {
  /** AppId. */
  AppId?: string;
  /** TKE cluster ID. */
  ClusterId?: string;
  /** Kubernetes namespace. */
  Namespace?: string;
  /** Workload name. */
  ServiceName?: string;
  /** Container name. */
  ContainerName?: string;
  /** Region number of the cluster. */
  ClusterRegion?: number;
}

export interface TriggerInvokeResult {
  /** Code that TKE returned. */
  ReturnCode?: number;
  /** Message that TKE returned. */
  ReturnMsg?: string;
}

export interface TriggerLogResp {
  /** Repository name. */
  RepoName?: string;
  /** Tag name. */
  TagName?: string;
  /** Trigger name. */
  TriggerName?: string;
  /** How it was fired. */
  InvokeSource?: string;
  /** What it did. */
  InvokeAction?: string;
  /** When it fired. */
  InvokeTime?: string;
  /** Condition. */
  InvokeCondition?: TriggerInvokeCondition;
  /** What it acted on. */
  InvokePara?: TriggerInvokePara;
  /** Result. */
  InvokeResult?: TriggerInvokeResult;
}

export interface TriggerResp {
  /** Trigger name. */
  TriggerName?: string;
  /** What it listens to. */
  InvokeSource?: string;
  /** What it does. */
  InvokeAction?: string;
  /** Creation time. */
  CreateTime?: string;
  /** Time of the last change. */
  UpdateTime?: string;
  /** When it fires. */
  InvokeCondition?: TriggerInvokeCondition;
  /** What it acts on. */
  InvokePara?: TriggerInvokePara;
}

export interface UserInfo {
  /** User name. */
  Username: string;
  /** AppId. */
  AppId: number;
  /** Password, by the text. */
  ApplicationToken: string;
  /** Creation time. */
  CreationTime: string;
}

export interface UserIsExistsResp {
  /** Whether the user exists. */
  IsExist: boolean;
  /** Whether the main account exists. */
  MainIsExist: boolean;
}
export interface BatchDeleteImagePersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** Tags to delete; no maximum stated. */
  Tags: string[];
}
export interface BatchDeleteRepositoryPersonalRequest {
  /** Names of the repositories; no maximum stated. */
  RepoNames: string[];
}
export interface CreateApplicationTriggerPersonalRequest {
  /** Repository of the trigger, written like library/test. */
  RepoName: string;
  /** Name of the trigger. */
  TriggerName: string;
  /** all (any tag), taglist (given tags) or regex (tags matching a pattern). One of: all, taglist, regex. */
  InvokeMethod: string;
  /** Expression that goes with InvokeMethod. */
  InvokeExpr?: string;
  /** TKE cluster of the application. */
  ClusterId: string;
  /** Kubernetes namespace of the application. */
  Namespace: string;
  /** Deployment, StatefulSet, DaemonSet, CronJob or Job. One of: Deployment, StatefulSet, DaemonSet, CronJob, Job. */
  WorkloadType: string;
  /** Name of the workload. */
  WorkloadName: string;
  /** Container in the workload. */
  ContainerName: string;
  /** Region number of the cluster. */
  ClusterRegion: number;
}
export interface CreateImageLifecyclePersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** keep_last_days (keep the last days) or keep_last_nums (keep the last so many). One of: keep_last_days, keep_last_nums. */
  Type: string;
  /** Number of days or of tags to keep. */
  Val: number;
}
export interface CreateNamespacePersonalRequest {
  /** Namespace name. */
  Namespace: string;
}
export interface CreateRepositoryPersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** 1 public, 0 private. The default is not stated here. */
  Public?: number;
  /** Description. */
  Description?: string;
}
export interface CreateUserPersonalRequest {
  /** Password for the registry. */
  Password: string;
}
export type DeleteImageLifecycleGlobalPersonalRequest = Record<string, never>;
export interface DeleteImageLifecyclePersonalRequest {
  /** Repository name. */
  RepoName: string;
}
export interface DeleteImagePersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** Tag to delete. */
  Tag: string;
}
export interface DeleteNamespacePersonalRequest {
  /** Namespace name. */
  Namespace: string;
}
export interface DeleteRepositoryPersonalRequest {
  /** Repository name. */
  RepoName: string;
}
export interface DescribeFavorRepositoryPersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** Items per page. */
  Limit: number;
  /** Items to skip. */
  Offset: number;
}
export interface DescribeImageFilterPersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** Tag to compare with. */
  Tag: string;
}
export type DescribeImageLifecycleGlobalPersonalRequest = Record<string, never>;
export interface DescribeImageLifecyclePersonalRequest {
  /** Repository name. */
  RepoName: string;
}
export interface DescribeImagePersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Tag name to search for. */
  Tag?: string;
}
export interface DescribeNamespacePersonalRequest {
  /** Namespace name; matched loosely, so check the name in the answer. */
  Namespace: string;
  /** Items per page. */
  Limit: number;
  /** Items to skip. */
  Offset: number;
}
export interface DescribeRepositoryFilterPersonalRequest {
  /** Name to search for. */
  RepoName?: string;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Filter: 1 public, 0 private. */
  Public?: number;
  /** Namespace. */
  Namespace?: string;
}
export interface DescribeRepositoryOwnerPersonalRequest {
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Repository name. */
  RepoName?: string;
}
export interface DescribeRepositoryPersonalRequest {
  /** Repository name. */
  RepoName: string;
}
export type DescribeUserQuotaPersonalRequest = Record<string, never>;
export interface DuplicateImagePersonalRequest {
  /** Source image without the registry host, such as tencentyun/foo:v1. */
  SrcImage: string;
  /** Target image without the registry host, such as tencentyun/foo:latest. */
  DestImage: string;
}
export interface ManageImageLifecycleGlobalPersonalRequest {
  /** global_keep_last_days (keep the last days) or global_keep_last_nums (keep the last so many). One of: global_keep_last_days, global_keep_last_nums. */
  Type: string;
  /** Number of days or of tags to keep. */
  Val: number;
}
export interface ModifyRepositoryAccessPersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** 1 public, 0 private (as in CreateRepositoryPersonal). Required, yet said to default to 0. */
  Public: number;
}
export interface ModifyRepositoryInfoPersonalRequest {
  /** Repository name. */
  RepoName: string;
  /** New description. */
  Description: string;
}
export interface ModifyUserPasswordPersonalRequest {
  /** New password. */
  Password: string;
}
export interface ValidateNamespaceExistPersonalRequest {
  /** Namespace name. */
  Namespace: string;
}
export interface ValidateRepositoryExistPersonalRequest {
  /** Repository name. */
  RepoName: string;
}
export interface BatchDeleteImagePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface BatchDeleteRepositoryPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateApplicationTriggerPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateImageLifecyclePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateNamespacePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateRepositoryPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateUserPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteImageLifecycleGlobalPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteImageLifecyclePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteImagePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteNamespacePersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteRepositoryPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeFavorRepositoryPersonalResponse {
  /** The favourites. */
  Data: FavorResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeImageFilterPersonalResponse {
  /** The tags. */
  Data: SameImagesResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeImageLifecycleGlobalPersonalResponse {
  /** The policy. */
  Data: AutoDelStrategyInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeImageLifecyclePersonalResponse {
  /** The policy. */
  Data: AutoDelStrategyInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeImagePersonalResponse {
  /** The tags. */
  Data: TagInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeNamespacePersonalResponse {
  /** The namespaces. */
  Data: NamespaceInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeRepositoryFilterPersonalResponse {
  /** The repositories. */
  Data: SearchUserRepositoryResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeRepositoryOwnerPersonalResponse {
  /** The repositories. */
  Data: RepoInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeRepositoryPersonalResponse {
  /** The repository. */
  Data: RepositoryInfoResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeUserQuotaPersonalResponse {
  /** The quotas. */
  Data: RespLimit;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DuplicateImagePersonalResponse {
  /** Result of the copy. */
  Data: DupImageTagResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ManageImageLifecycleGlobalPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyRepositoryAccessPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyRepositoryInfoPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyUserPasswordPersonalResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ValidateNamespaceExistPersonalResponse {
  /** Whether it exists. */
  Data: NamespaceIsExistsResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ValidateRepositoryExistPersonalResponse {
  /** Whether it exists. */
  Data: RepoIsExistResp;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
/** Every call of tcr 2019-09-24. */
export interface Tcr {
  /** Delete several tags of one repository. */
  BatchDeleteImagePersonal(
    request: BatchDeleteImagePersonalRequest,
    options?: CallOptions,
  ): Promise<BatchDeleteImagePersonalResponse>;
  /** Delete several repositories. */
  BatchDeleteRepositoryPersonal(
    request: BatchDeleteRepositoryPersonalRequest,
    options?: CallOptions,
  ): Promise<BatchDeleteRepositoryPersonalResponse>;
  /** Create a trigger that updates an application when an image is pushed. Marked as taken out of service. */
  CreateApplicationTriggerPersonal(
    request: CreateApplicationTriggerPersonalRequest,
    options?: CallOptions,
  ): Promise<CreateApplicationTriggerPersonalResponse>;
  /** Create a clean-up policy for the tags of a repository. */
  CreateImageLifecyclePersonal(
    request: CreateImageLifecyclePersonalRequest,
    options?: CallOptions,
  ): Promise<CreateImageLifecyclePersonalResponse>;
  /** Create a namespace; its name is unique across all users. */
  CreateNamespacePersonal(
    request: CreateNamespacePersonalRequest,
    options?: CallOptions,
  ): Promise<CreateNamespacePersonalResponse>;
  /** Create a repository. */
  CreateRepositoryPersonal(
    request: CreateRepositoryPersonalRequest,
    options?: CallOptions,
  ): Promise<CreateRepositoryPersonalResponse>;
  /** Register the caller as a registry user. */
  CreateUserPersonal(request: CreateUserPersonalRequest, options?: CallOptions): Promise<CreateUserPersonalResponse>;
  /** Delete the global clean-up policy. */
  DeleteImageLifecycleGlobalPersonal(
    request?: DeleteImageLifecycleGlobalPersonalRequest,
    options?: CallOptions,
  ): Promise<DeleteImageLifecycleGlobalPersonalResponse>;
  /** Delete the clean-up policy of a repository. */
  DeleteImageLifecyclePersonal(
    request: DeleteImageLifecyclePersonalRequest,
    options?: CallOptions,
  ): Promise<DeleteImageLifecyclePersonalResponse>;
  /** Delete one tag of a repository. */
  DeleteImagePersonal(request: DeleteImagePersonalRequest, options?: CallOptions): Promise<DeleteImagePersonalResponse>;
  /** Delete a namespace. */
  DeleteNamespacePersonal(
    request: DeleteNamespacePersonalRequest,
    options?: CallOptions,
  ): Promise<DeleteNamespacePersonalResponse>;
  /** Delete a repository. */
  DeleteRepositoryPersonal(
    request: DeleteRepositoryPersonalRequest,
    options?: CallOptions,
  ): Promise<DeleteRepositoryPersonalResponse>;
  /** List the caller's favourite repositories. Marked as being taken out of service. Only reads. */
  DescribeFavorRepositoryPersonal(
    request: DescribeFavorRepositoryPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeFavorRepositoryPersonalResponse>;
  /** List the tags whose image is the same as that of a given tag. Only reads. */
  DescribeImageFilterPersonal(
    request: DescribeImageFilterPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeImageFilterPersonalResponse>;
  /** Read the global clean-up policy. Only reads. */
  DescribeImageLifecycleGlobalPersonal(
    request?: DescribeImageLifecycleGlobalPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeImageLifecycleGlobalPersonalResponse>;
  /** Read the clean-up policy of a repository. Only reads. */
  DescribeImageLifecyclePersonal(
    request: DescribeImageLifecyclePersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeImageLifecyclePersonalResponse>;
  /** List the tags of a repository. Only reads. */
  DescribeImagePersonal(
    request: DescribeImagePersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeImagePersonalResponse>;
  /** Search the caller's namespaces. Only reads. */
  DescribeNamespacePersonal(
    request: DescribeNamespacePersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeNamespacePersonalResponse>;
  /** Search the caller's repositories. Only reads. */
  DescribeRepositoryFilterPersonal(
    request?: DescribeRepositoryFilterPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeRepositoryFilterPersonalResponse>;
  /** List all repositories of the caller. Only reads. */
  DescribeRepositoryOwnerPersonal(
    request?: DescribeRepositoryOwnerPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeRepositoryOwnerPersonalResponse>;
  /** Read one repository. Only reads. */
  DescribeRepositoryPersonal(
    request: DescribeRepositoryPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeRepositoryPersonalResponse>;
  /** Read the caller's quotas. Only reads. */
  DescribeUserQuotaPersonal(
    request?: DescribeUserQuotaPersonalRequest,
    options?: CallOptions,
  ): Promise<DescribeUserQuotaPersonalResponse>;
  /** Copy a tag to another repository or tag. */
  DuplicateImagePersonal(
    request: DuplicateImagePersonalRequest,
    options?: CallOptions,
  ): Promise<DuplicateImagePersonalResponse>;
  /** Set (create or replace) the global clean-up policy. */
  ManageImageLifecycleGlobalPersonal(
    request: ManageImageLifecycleGlobalPersonalRequest,
    options?: CallOptions,
  ): Promise<ManageImageLifecycleGlobalPersonalResponse>;
  /** Make a repository public or private. */
  ModifyRepositoryAccessPersonal(
    request: ModifyRepositoryAccessPersonalRequest,
    options?: CallOptions,
  ): Promise<ModifyRepositoryAccessPersonalResponse>;
  /** Change a repository's description. */
  ModifyRepositoryInfoPersonal(
    request: ModifyRepositoryInfoPersonalRequest,
    options?: CallOptions,
  ): Promise<ModifyRepositoryInfoPersonalResponse>;
  /** Change the caller's registry password. */
  ModifyUserPasswordPersonal(
    request: ModifyUserPasswordPersonalRequest,
    options?: CallOptions,
  ): Promise<ModifyUserPasswordPersonalResponse>;
  /** Tell whether a namespace exists. Only reads. */
  ValidateNamespaceExistPersonal(
    request: ValidateNamespaceExistPersonalRequest,
    options?: CallOptions,
  ): Promise<ValidateNamespaceExistPersonalResponse>;
  /** Tell whether a repository exists. Only reads. */
  ValidateRepositoryExistPersonal(
    request: ValidateRepositoryExistPersonalRequest,
    options?: CallOptions,
  ): Promise<ValidateRepositoryExistPersonalResponse>;
}
/** Facts of each call that the transport needs. */
export const tcrTable: ServiceTable<keyof Tcr> = {
  service: "tcr",
  version: "2019-09-24",
  rate: 20,
  actions: {
    BatchDeleteImagePersonal: { answer: "RequestId:s" },
    BatchDeleteRepositoryPersonal: { answer: "RequestId:s" },
    CreateApplicationTriggerPersonal: { answer: "RequestId:s" },
    CreateImageLifecyclePersonal: { answer: "RequestId:s" },
    CreateNamespacePersonal: { answer: "RequestId:s" },
    CreateRepositoryPersonal: { answer: "RequestId:s" },
    CreateUserPersonal: { answer: "RequestId:s" },
    DeleteImageLifecycleGlobalPersonal: { answer: "RequestId:s" },
    DeleteImageLifecyclePersonal: { answer: "RequestId:s" },
    DeleteImagePersonal: { answer: "RequestId:s" },
    DeleteNamespacePersonal: { answer: "RequestId:s" },
    DeleteRepositoryPersonal: { answer: "RequestId:s" },
    DescribeFavorRepositoryPersonal: { reads: true, answer: "Data:FavorResp RequestId:s" },
    DescribeImageFilterPersonal: { reads: true, answer: "Data:o RequestId:s" },
    DescribeImageLifecycleGlobalPersonal: { reads: true, answer: "Data:AutoDelStrategyInfoResp RequestId:s" },
    DescribeImageLifecyclePersonal: { reads: true, answer: "Data:AutoDelStrategyInfoResp RequestId:s" },
    DescribeImagePersonal: { reads: true, answer: "Data:TagInfoResp RequestId:s" },
    DescribeNamespacePersonal: { reads: true, answer: "Data:NamespaceInfoResp RequestId:s" },
    DescribeRepositoryFilterPersonal: { reads: true, answer: "Data:SearchUserRepositoryResp RequestId:s" },
    DescribeRepositoryOwnerPersonal: { reads: true, answer: "Data:RepoInfoResp RequestId:s" },
    DescribeRepositoryPersonal: { reads: true, answer: "Data:RepositoryInfoResp RequestId:s" },
    DescribeUserQuotaPersonal: { reads: true, answer: "Data:RespLimit RequestId:s" },
    DuplicateImagePersonal: { answer: "Data:DupImageTagResp RequestId:s" },
    ManageImageLifecycleGlobalPersonal: { answer: "RequestId:s" },
    ModifyRepositoryAccessPersonal: { answer: "RequestId:s" },
    ModifyRepositoryInfoPersonal: { answer: "RequestId:s" },
    ModifyUserPasswordPersonal: { answer: "RequestId:s" },
    ValidateNamespaceExistPersonal: { reads: true, answer: "Data:NamespaceIsExistsResp RequestId:s" },
    ValidateRepositoryExistPersonal: { reads: true, answer: "Data:RepoIsExistResp RequestId:s" },
  },
  shapes: {
    FavorResp: "TotalCount:n RepoInfo?:[Favors",
    Favors: "RepoName:s RepoType:s Region:s RegionId:n",
    AutoDelStrategyInfoResp: "TotalCount:n StrategyInfo?:[AutoDelStrategyInfo",
    AutoDelStrategyInfo: "Username:s RepoName:s Type:s Value:n Valid:n CreationTime:s",
    TagInfoResp: "TagCount:n TagInfo:[TagInfo Server:s RepoName:s",
    TagInfo:
      "TagName:s TagId:s ImageId:s Size:s CreationTime:s Author:s Architecture:s DockerVersion:s OS:s SizeByte:n Id:n UpdateTime:s PushTime:s",
    NamespaceInfoResp: "NamespaceCount:n NamespaceInfo:[NamespaceInfo",
    NamespaceInfo: "Namespace:s CreationTime:s RepoCount:n",
    SearchUserRepositoryResp: "TotalCount:n RepoInfo:[RepoInfo Server:s PrivilegeFiltered:b",
    RepoInfo:
      "RepoName:s RepoType:s TagCount:n Public:n IsUserFavor:b IsQcloudOfficial:b FavorCount:n PullCount:n Description:s CreationTime:s UpdateTime:s",
    RepoInfoResp: "TotalCount:n RepoInfo:[RepoInfo Server:s",
    RepositoryInfoResp:
      "RepoName:s RepoType:s Server:s CreationTime:s Public:n PullCount:n FavorCount:n IsUserFavor:b IsQcloudOfficial:b",
    RespLimit: "LimitInfo:[Limit",
    Limit: "Username:s Type:s Value:n",
    DupImageTagResp: "Digest:s",
    NamespaceIsExistsResp: "IsExist:b IsPreserved:b",
    RepoIsExistResp: "IsExist:b",
  },
};
