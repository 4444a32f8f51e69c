import type { Account } from "../transport/cloud";
import type { Credentials } from "../transport/credentials";
import { type FindRole, takingRole } from "../transport/identity";
import { stsClient } from "./client";
import type { BaiduSettings } from "./config";
import type { SessionCredentials } from "./sts";

/** The role or session in the settings. Baidu's tools read none from the environment. */
export const baiduRole: FindRole = ({ configured, path }) => {
  const { assumeRole, session } = configured as BaiduSettings;
  if (assumeRole) {
    const { accountId, roleName, userId, durationSeconds } = assumeRole;
    const title = `role ${roleName} of account ${accountId}`;
    const request = { assumeRole: "", accountId, roleName, userId, durationSeconds, ...listed(assumeRole) };
    const take = async (account: Account) => credentialsOf(await sts(account).AssumeRole(request));
    return {
      title,
      from: [path("assumeRole")],
      needsKeys: true,
      take: (account) => takingRole(title, () => take(account)),
    };
  }
  if (!session) return undefined;
  const request = { durationSeconds: session.durationSeconds, ...listed(session) };
  const take = async (account: Account) => credentialsOf(await sts(account).GetSessionToken(request));
  const title = "session";
  return { title, from: [path("session")], needsKeys: true, take: (account) => takingRole(title, () => take(account)) };
};

const sts = (account: Account) => stsClient(account as Account<BaiduSettings>);

const listed = ({ accessControlList }: { accessControlList?: unknown[] | undefined }) =>
  accessControlList ? { accessControlList } : {};

const credentialsOf = (answer: SessionCredentials): Credentials => ({
  id: answer.accessKeyId,
  secret: answer.secretAccessKey,
  token: answer.sessionToken,
  expiresAt: Date.parse(answer.expiration),
});

/** The user of the key pair. Baidu documents no call that returns the account. */
export async function baiduUserId(account: Account, options?: { signal: AbortSignal }): Promise<string> {
  const { assumeRole } = account.settings as BaiduSettings;
  if (assumeRole) return assumeRole.accountId;
  const { userId } = await sts(account).GetSessionToken({ durationSeconds: 900 }, options);
  return userId ?? "unknown";
}
