import { readContract } from "./contract";

/** Path of the page. */
export const codesPath = "docs/codes.md";

/** How to make the emulator return a code. */
const CAUSES: Readonly<Record<string, string>> = {
  "AuthFailure.InvalidSecretId": "a key ID that does not begin with AKID",
  "AuthFailure.SecretIdNotFound": "a key ID that the emulator did not issue",
  "AuthFailure.SignatureExpire":
    "a timestamp more than five minutes off the clouds' clock (`POST clock` with `skewSeconds`)",
  "AuthFailure.SignatureFailure":
    "a signature that does not fit the request, or a content type that its method does not allow",
  "AuthFailure.TokenFailure":
    "a token that is wrong or expired, missing for a temporary key, or sent with a permanent one",
  FailedOperation:
    "`AddVpcCniSubnets` for a cluster of another network type, `CreateCluster` and others beyond the licence",
  InternalError: "a defect of the emulator; its own output has the details",
  "InternalError.CidrConflictWithOtherCluster":
    "`CreateCluster` with a CIDR that overlaps another cluster's in the VPC",
  "InternalError.CidrConflictWithVpcCidr": "`CreateCluster` with a CIDR that overlaps the VPC's, 10.255.0.0/16",
  "InternalError.CidrInvali": "`CreateCluster` with a service CIDR that is not valid, or lies in the cluster CIDR",
  "InternalError.CidrMaskSizeOutOfRange": "`CreateCluster` with a mask outside 10 to 24",
  "InternalError.ClusterNotFound": "calls whose page has this code, for a cluster that does not exist",
  "InternalError.ErrUnauthorized": "a repository or namespace of another account",
  "InternalError.InvalidPrivateNetworkCidr": "`CreateCluster` with a CIDR of public addresses",
  "InternalError.QuotaMaxClsLimit": "more clusters than `tke.MaxClustersNum` (`POST quotas`)",
  "InternalError.QuotaMaxNodLimit": "more nodes than `tke.MaxNodesNum` or the cluster's level allows",
  "InternalError.VpcRecodrNotFound": "`CreateCluster` with a VPC ID of another form than `vpc-…`",
  InvalidAction: "an action that does not exist",
  InvalidParameter: "a value of another type, or fields that do not go together",
  "InvalidParameter.AsCommonError": "wrong parameters of a scaling group",
  "InvalidParameter.CIDRInvalid": "`CheckClusterCIDR` with a CIDR that is not valid",
  "InvalidParameter.CIDRMaskSizeOutOfRange": "`CheckClusterCIDR` with a mask outside 10 to 24",
  "InvalidParameter.ClusterNotFound": "calls whose page has this code, for a cluster that does not exist",
  "InvalidParameter.ErrNSMisMatch":
    "a repository outside the account's namespaces, or a name of another form than `namespace/name`",
  "InvalidParameter.ErrNamespaceExist": "a namespace that exists",
  "InvalidParameter.ErrNamespaceReserved": "the namespaces `library` and `tencentyun`",
  "InvalidParameter.ErrRepoExist": "a repository that exists",
  "InvalidParameter.ErrTriggerExist": "a trigger that exists",
  "InvalidParameter.ErrUserExist": "registering twice",
  "InvalidParameter.InvalidPrivateNetworkCIDR": "`CheckClusterCIDR` with a CIDR of public addresses",
  "InvalidParameter.Param": "calls whose page has this code, for fields that do not go together",
  InvalidParameterValue: "a value outside the documented choices, range, length or form",
  LimitExceeded: "more than a documented number of items that has no code of its own",
  "LimitExceeded.ErrNamespaceMaxLimit": "more namespaces than the quota (`POST quotas`)",
  "LimitExceeded.ErrTriggerMaxLimit": "more triggers than the quota (`POST quotas`)",
  MissingParameter: "a required parameter that is missing",
  "MissingParameter.MissingParameter": "the same, in calls whose page has this code",
  NoSuchVersion: "another version than the documented one",
  RequestLimitExceeded: "more calls per second than documented",
  ResourceInUse: "a namespace with repositories, a node with pods, an endpoint that is open",
  ResourceNotFound: "an ID that does not exist, where the page has no code of its own",
  "ResourceNotFound.ErrNoNamespace": "a namespace that does not exist",
  "ResourceNotFound.ErrNoRepo": "a repository that does not exist",
  "ResourceNotFound.ErrNoTag": "a tag that does not exist",
  "ResourceNotFound.ErrNoUser": "an account that has not registered with the registry",
  ResourceUnavailable: "a change of something that is being created, changed or deleted",
  UnknownParameter: "a parameter that the call does not have",
  UnsupportedProtocol: "a method other than GET and POST",
  UnsupportedRegion: "a region that `DescribeRegions` does not list",
};

/** Why the emulator never returns a code by itself. */
const REASONS: readonly (readonly [reason: string, codes: readonly string[]])[] = [
  [
    "an internal failure of the service: no request causes it",
    [
      ...[
        "InternalError.Db",
        "InternalError.DbAffectivedRows",
        "InternalError.DbError",
        "InternalError.DbRecordNotFound",
      ],
      ...["InternalError.DfwGetUSGCount", "InternalError.DfwGetUSGQuota", "InternalError.ErrRegistry"],
      ...["InternalError.UnexceptedInternal", "InternalError.VstationError", "InternalError.Param"],
    ],
  ],
  [
    "a failure of another product, which is not emulated: machines, VPCs and scaling groups are assumed to exist",
    [
      ...["InternalError.AsCommon", "InternalError.CvmCommon", "InternalError.CvmNotFound", "InternalError.VpcCommon"],
      ...["InternalError.QuotaUSGLimit", "ResourceInsufficient"],
    ],
  ],
  [
    "about routes, route tables and peering: no documented call reads or changes them",
    [
      ...["InternalError.CidrConflictWithOtherRoute", "InternalError.CidrConflictWithVpcGlobalRoute"],
      ...["InternalError.CidrOutOfRouteTable", "InvalidParameter.CidrOutOfRouteTable", "InternalError.QuotaMaxRtLimit"],
      ...["InternalError.VpcPeerNotFound", "InvalidParameter.GatewayAlreadyAssociatedCidr"],
      "InvalidParameter.RouteTableNotEmpty",
    ],
  ],
  [
    "about permissions, verification and second factors of accounts: each account of the emulator has all permissions for its own resources",
    [
      ...["AuthFailure.MFAFailure", "AuthFailure.UnauthorizedOperation", "InternalError.AccountUserNotAuthenticated"],
      ...["InternalError.CamNoAuth", "InternalError.ErrAuthAssigned", "InternalError.ErrMustAdmin"],
      ...["ResourceNotFound.ErrNoAuth", "UnauthorizedOperation"],
    ],
  ],
  [
    "the create fails only after the call has succeeded: the cluster's status shows it (`POST lifecycle` with `fail`)",
    ["InternalError.CreateMasterFailed", "InternalError.InitMasterFailed"],
  ],
  [
    "the value is refused earlier, as `InvalidParameterValue`",
    ["InternalError.ImageIdNotFound", "InternalError.OsNotSupport"],
  ],
  [
    "about builds from a git repository: no documented call starts one",
    ["InternalError.ErrGitApi", "ResourceNotFound.ErrNoCommit"],
  ],
  ["no documented call takes a trigger's name to read, change or delete it", ["ResourceNotFound.ErrNoTrigger"]],
  [
    "about tasks, checks and pods: no documented call takes the ID of one",
    [
      ...["InternalError.KubeJarvisAlreadyRunning", "InternalError.PodNotFound", "InternalError.TaskLifeStateError"],
      "InternalError.TaskNotFound",
    ],
  ],
  ["calls that only check return what they found", ["DryRunOperation"]],
  [
    "every documented operation is supported for every cluster of the emulator",
    ["InternalError.PublicClusterOpNotSupport", "UnsupportedOperation"],
  ],
];

const reasons = new Map(REASONS.flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)));

/** A documented code of Tencent's services, with its cause here, or why there is none. */
export interface DocumentedCode {
  code: string;
  services: readonly string[];
  meaning: string;
  cause: string | undefined;
  reason: string | undefined;
}

/** All codes in the manual, sorted. */
export function documentedCodes(): DocumentedCode[] {
  const meanings = new Map<string, { services: string[]; meaning: string }>();
  for (const service of ["tke", "tcr"]) {
    const { errorCodes = {} } = readContract(service) as { errorCodes?: Record<string, string> };
    for (const [code, meaning] of Object.entries(errorCodes)) {
      const known = meanings.get(code) ?? { services: [], meaning };
      meanings.set(code, { ...known, services: [...known.services, service] });
    }
  }
  return [...meanings]
    .map(([code, known]) => ({ code, ...known, cause: CAUSES[code], reason: reasons.get(code) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The page. @throws Error for a code in this file's tables that is in no contract */
export function writeCodes(): string {
  const codes = documentedCodes();
  const unknown = [...Object.keys(CAUSES), ...reasons.keys()].filter((known) =>
    codes.every(({ code }) => code !== known),
  );
  if (unknown.length > 0) throw new Error(`generate/codes.ts: no contract has ${unknown.join(", ")}`);
  const row = ({ code, services, meaning, cause, reason }: DocumentedCode) =>
    `| \`${code}\` | ${services.join(", ")} | ${meaning} | ${cause ?? `**never**: ${reason}`} |`;
  const caused = codes.filter(({ cause }) => cause !== undefined).length;
  return `<!-- Generated by "npm run generate" from contract/ and generate/codes.ts. Change those, not this file. -->

# Error codes of TKE and TCR

The manual documents ${codes.length} codes. ${caused} have a cause in the emulator; the others say why they have none. Each can be injected: \`POST faults\` with \`error: {"code": …}\` ([the emulator](emulator.md)).

| code | services | meaning | cause in the emulator |
| --- | --- | --- | --- |
${codes.map(row).join("\n")}
`;
}
