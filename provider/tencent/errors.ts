import { lookUp } from "../../words/look-up";
import type { Category } from "../transport/errors";
import type { Meaning } from "../transport/outcome";

/**
 * What Tencent's codes mean (reference/tencent-common.md, "Common error codes"). The whole code is looked up first, then the part before
 * its dot. Do not go by prefixes alone: many codes that start with `InternalError.` are permanent.
 */
const meanings: Record<string, Category | Meaning> = {
  "AuthFailure.InvalidSecretId": {
    category: "unauthorised",
    remedy: "check container-clouds:tencent.secretId: it is not an API key",
  },
  "AuthFailure.SecretIdNotFound": {
    category: "unauthorised",
    remedy: "check container-clouds:tencent.secretId: the key is deleted, disabled or mistyped",
  },
  "AuthFailure.SignatureFailure": {
    category: "unauthorised",
    remedy: "check container-clouds:tencent.secretKey: it does not belong to the secretId",
  },
  "AuthFailure.SignatureExpire": {
    category: "unauthorised",
    remedy: "set this machine's clock: it is more than five minutes off the cloud's",
  },
  "AuthFailure.TokenFailure": {
    category: "unauthorised",
    remedy: "renew the temporary credentials: container-clouds:tencent.token is wrong or has expired",
  },
  AuthFailure: "unauthorised",
  UnauthorizedOperation: { category: "unauthorised", remedy: "request the CAM permission for this action" },
  RequestLimitExceeded: "throttled",
  LimitExceeded: { category: "quota", remedy: "delete what you do not need, or request a higher quota" },
  ResourceInsufficient: { category: "quota", remedy: "choose another zone or instance type, or try again later" },
  ResourceNotFound: "not-found",
  "ResourceNotFound.ErrNoUser": {
    category: "not-found",
    remedy: "the account has no registry user yet: create one first (tcr.User)",
  },
  OperationDenied: {
    category: "invalid",
    remedy: "if deletion protection is on, turn it off first",
  },
  ResourceInUse: "conflict",
  ResourceUnavailable: "conflict",
  FailedOperation: { category: "server", transient: false },
  InvalidParameter: "invalid",
  "InvalidParameter.ClusterNotFound": "not-found",
  "InvalidParameter.ErrNamespaceExist": {
    category: "already-exists",
    remedy: "names are unique across all users: choose another one",
  },
  "InvalidParameter.ErrNamespaceReserved": { category: "invalid", remedy: "choose another name" },
  "InvalidParameter.ErrRepoExist": "already-exists",
  "InvalidParameter.ErrTriggerExist": "already-exists",
  "InvalidParameter.ErrUserExist": "already-exists",
  "InvalidParameter.ErrNSMisMatch": { category: "invalid", remedy: "use a namespace of this account that exists" },
  InvalidParameterValue: "invalid",
  MissingParameter: "invalid",
  UnknownParameter: "invalid",
  InvalidAction: { category: "invalid", remedy: "this version of the cloud does not offer the action" },
  NoSuchVersion: { category: "invalid", remedy: "this cloud does not offer this API version" },
  UnsupportedOperation: "invalid",
  UnsupportedProtocol: "invalid",
  UnsupportedRegion: { category: "invalid", remedy: "check container-clouds:tencent.region" },
  DryRunOperation: "invalid",
  InternalError: "server",
  "InternalError.AccountUserNotAuthenticated": {
    category: "unauthorised",
    remedy: "the account must be verified first",
  },
  "InternalError.CamNoAuth": { category: "unauthorised", remedy: "request the CAM permission for this action" },
  "InternalError.ErrUnauthorized": { category: "unauthorised", remedy: "request permission for this action" },
  "InternalError.ErrMustAdmin": { category: "unauthorised", remedy: "only an administrator may do this" },
  "InternalError.ErrAuthAssigned": "already-exists",
  "InternalError.ClusterNotFound": "not-found",
  "InternalError.DbRecordNotFound": "not-found",
  "InternalError.CvmNotFound": "not-found",
  "InternalError.PodNotFound": "not-found",
  "InternalError.TaskNotFound": "not-found",
  "InternalError.ImageIdNotFound": { category: "invalid", remedy: "check the ID and the region" },
  "InternalError.VpcPeerNotFound": { category: "invalid", remedy: "check the ID and the region" },
  "InternalError.VpcRecodrNotFound": { category: "invalid", remedy: "check the ID and the region" },
  "InternalError.OsNotSupport": "invalid",
  "InternalError.QuotaMaxNodLimit": {
    category: "quota",
    remedy: 'request fewer nodes; a managed cluster has room for more with a higher "level" or with "autoUpgradeLevel"',
  },
  "InternalError.Param": "invalid",
  "InternalError.PublicClusterOpNotSupport": "invalid",
  "InternalError.InvalidPrivateNetworkCidr": "invalid",
  "InternalError.KubeJarvisAlreadyRunning": "conflict",
  "InternalError.TaskLifeStateError": "conflict",
  "InternalError.CreateMasterFailed": { category: "server", transient: false },
  "InternalError.InitMasterFailed": { category: "server", transient: false },
  "InternalError.DfwGetUSGCount": "server",
  "InternalError.DfwGetUSGQuota": "server",
};

/** Families of codes with the same beginning. */
const families: [RegExp, Category | Meaning][] = [
  [/^InternalError\.Quota/, { category: "quota", remedy: "delete what you do not need, or request a higher quota" }],
  [
    /^InternalError\.CidrConflictWithOtherCluster$/,
    {
      category: "invalid",
      remedy:
        'choose a CIDR that overlaps no other cluster of the VPC; if the program renamed the cluster, give it its old name in "aliases"; if it is being replaced, set its option "deleteBeforeReplace"',
    },
  ],
  [
    /^InternalError\.CidrConflict/,
    { category: "invalid", remedy: "choose a CIDR that overlaps neither the VPC nor its routes" },
  ],
  [/^InternalError\.Cidr/, { category: "invalid", remedy: "choose private ranges that do not overlap each other" }],
];

/** The meaning of a Tencent code. An unknown code counts as a permanent failure of the server. */
export function meaningOf(code: string): Meaning {
  const family = families.find(([pattern]) => pattern.test(code))?.[1];
  const found = lookUp(meanings, code) ??
    family ??
    lookUp(meanings, code.split(".")[0] ?? "") ?? { category: "server", transient: false };
  return typeof found === "string" ? { category: found } : found;
}
