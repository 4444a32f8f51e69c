import type { CallOptions } from "../transport/call";
import type { ServiceTable } from "../transport/service-table";

/** The response of an AssumeRole call. */
export interface RoleCredentials {
  Credentials: { TmpSecretId: string; TmpSecretKey: string; Token: string };
  /** Seconds since 1970. */
  ExpiredTime: number;
}

/** The calls of STS 2018-08-13 for credentials (docs/decisions/0111). */
export interface Sts {
  AssumeRole(request: object, options?: CallOptions): Promise<RoleCredentials>;
  AssumeRoleWithWebIdentity(request: object, options?: CallOptions): Promise<RoleCredentials>;
  AssumeRoleWithSAML(request: object, options?: CallOptions): Promise<RoleCredentials>;
  GetCallerIdentity(request?: object, options?: CallOptions): Promise<{ AccountId: string; Arn: string }>;
}

const roleCredentials = "Credentials:Credentials ExpiredTime:n";

/** These calls change nothing, so a repeat does no harm. */
export const stsTable: ServiceTable<keyof Sts> = {
  service: "sts",
  version: "2018-08-13",
  actions: {
    AssumeRole: { reads: true, answer: roleCredentials },
    AssumeRoleWithWebIdentity: { reads: true, unsigned: true, answer: roleCredentials },
    AssumeRoleWithSAML: { reads: true, unsigned: true, answer: roleCredentials },
    GetCallerIdentity: { reads: true, answer: "AccountId:s Arn:s" },
  },
  shapes: { Credentials: "TmpSecretId:s TmpSecretKey:s Token:s" },
};
