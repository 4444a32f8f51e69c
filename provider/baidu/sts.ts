import type { CallOptions } from "../transport/call";
import type { ServiceTable } from "../transport/service-table";

/** Temporary credentials of STS. */
export interface SessionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** ISO 8601, UTC. */
  expiration: string;
  userId?: string;
}

/** The calls of STS for credentials (docs/decisions/0111). */
export interface Sts {
  AssumeRole(request: object, options?: CallOptions): Promise<SessionCredentials>;
  GetSessionToken(request: object, options?: CallOptions): Promise<SessionCredentials>;
}

const answer = "accessKeyId:s secretAccessKey:s sessionToken:s expiration:s userId?:s";

/** These calls change nothing, so a repeat does no harm. */
export const stsTable: ServiceTable<keyof Sts> = {
  service: "sts",
  actions: {
    AssumeRole: {
      method: "POST",
      path: "/v1/credential",
      reads: true,
      answer,
      query: ["assumeRole", "accountId", "roleName", "userId", "durationSeconds"],
    },
    GetSessionToken: {
      method: "POST",
      path: "/v1/sessionToken",
      reads: true,
      answer,
      query: ["durationSeconds"],
    },
  },
  shapes: {},
};
