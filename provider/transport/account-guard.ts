import { ConfigError } from "./errors";

/** The accounts that the settings allow or forbid. */
export interface AccountRules {
  allowedAccountIds?: readonly string[] | undefined;
  forbiddenAccountIds?: readonly string[] | undefined;
}

/**
 * A check that runs before the first call that changes something, and is not repeated once it has passed.
 * @param accountId asks the cloud for the account of the keys
 * @param path full path of a setting
 * @returns `undefined` if the settings have no such rule
 */
export function guardOf(
  { allowedAccountIds, forbiddenAccountIds }: AccountRules,
  accountId: () => Promise<string>,
  path: (setting: string) => string,
): (() => Promise<void>) | undefined {
  if (!allowedAccountIds && !forbiddenAccountIds) return undefined;
  const check = async () => {
    const id = await accountId();
    const refuse = (setting: string, verb: string) => {
      const reason = `${verb} the account ${id} that the credentials belong to, so nothing was changed; use credentials of another account, or correct the list`;
      throw new ConfigError({ setting: path(setting), reason });
    };
    if (forbiddenAccountIds?.includes(id)) refuse("forbiddenAccountIds", "forbids");
    if (allowedAccountIds && !allowedAccountIds.includes(id)) refuse("allowedAccountIds", "does not allow");
  };
  let passed: Promise<void> | undefined;
  return () => {
    passed ??= check().catch((error) => {
      passed = undefined;
      throw error;
    });
    return passed;
  };
}
