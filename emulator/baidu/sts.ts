import { type RawRequest, Refusal } from "../cloud";
import { issueCredential } from "../credentials";
import type { Credential } from "../state";
import type { World } from "../world";
import { keys } from "./keys";

/** The STS action of a request; `undefined` for a request to another service. */
export function stsAction({ method, path }: Pick<RawRequest, "method" | "path">): string | undefined {
  if (method !== "POST") return undefined;
  return { "/v1/credential": "AssumeRole", "/v1/sessionToken": "GetSessionToken" }[path];
}

/** Issues temporary credentials of a role or of the caller. Every role exists; use faults to simulate refusals. */
export function issueSession(request: RawRequest, action: string, caller: Credential, world: World): object {
  const query = new URLSearchParams(request.query);
  const [account, longest, usual] =
    action === "AssumeRole" ? [roleAccount(query), 7200, 7200] : [caller.account, 129_600, 43_200];
  const seconds = Number(query.get("durationSeconds") ?? usual);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest)
    throw new Refusal("BadRequest", `durationSeconds must be from 1 to ${longest}`, 400);
  const now = world.clock.now();
  const { id, secret, token, expiresAt = now } = issueCredential(world.state, keys, account, { seconds, now });
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    sessionToken: token,
    createTime: timeOf(now),
    expiration: timeOf(expiresAt),
    ...(action === "AssumeRole" ? { roleId: query.get("roleName") } : { userId: caller.account }),
  };
}

function roleAccount(query: URLSearchParams): string {
  const account = query.get("accountId");
  if (!query.has("assumeRole") || !account || !query.get("roleName"))
    throw new Refusal("BadRequest", "assumeRole, accountId and roleName are required", 400);
  return account;
}

const timeOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
