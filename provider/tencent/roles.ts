import { readFileSync } from "node:fs";
import type { z } from "zod";
import type { Account } from "../transport/cloud";
import { textOf } from "../transport/credential-files";
import type { Credentials, FoundKeys, Search } from "../transport/credentials";
import { ConfigError } from "../transport/errors";
import { type FindRole, type Role, takingRole } from "../transport/identity";
import { stsClient } from "./client";
import type { TencentSettings, tencentSettings } from "./config";
import { instanceCredentials } from "./metadata";
import type { Sts } from "./sts";

type RoleSettings = NonNullable<z.output<typeof tencentSettings>["assumeRole"]>;

/** Variables that describe a role, by the setting that each stands for. Sources: docs/decisions/0111. */
const roleEnvironment: readonly Partial<Record<keyof RoleSettings, readonly string[]>>[] = [
  {
    roleArn: ["TENCENTCLOUD_ASSUME_ROLE_ARN", "TENCENTCLOUD_ROLE_ARN"],
    sessionName: ["TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME", "TENCENTCLOUD_ROLE_SESSION_NAME"],
    durationSeconds: ["TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION"],
    externalId: ["TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID"],
    sourceIdentity: ["TENCENTCLOUD_ASSUME_ROLE_SOURCE_IDENTITY"],
    serialNumber: ["TENCENTCLOUD_ASSUME_ROLE_SERIAL_NUMBER"],
    tokenCode: ["TENCENTCLOUD_ASSUME_ROLE_TOKEN_CODE"],
    providerId: ["TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID"],
    webIdentityToken: ["TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN"],
    webIdentityTokenFile: ["TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE"],
    principalArn: ["TENCENTCLOUD_ASSUME_ROLE_PRINCIPAL_ARN"],
    samlAssertion: ["TENCENTCLOUD_ASSUME_ROLE_SAML_ASSERTION"],
  },
  // TKE sets these in a pod whose service account has a role.
  {
    roleArn: ["TKE_ROLE_ARN"],
    providerId: ["TKE_PROVIDER_ID"],
    webIdentityTokenFile: ["TKE_WEB_IDENTITY_TOKEN_FILE"],
  },
];

/** Variable with the role of the machine that runs the program. */
const instanceRoleVariable = "TENCENTCLOUD_CAM_ROLE_NAME";

/**
 * The role in the settings. Without one, and unless the settings also contain the key pair: the role in the environment, in the key pair's
 * file, or of the machine.
 */
export const tencentRole: FindRole = (search, keys) => {
  const configured = search.configured as TencentSettings;
  if (configured.assumeRole) return assumed(configured.assumeRole, [search.path("assumeRole")]);
  if (configured.camRoleName) return ofInstance(configured.camRoleName, search.path("camRoleName"));
  if (keys?.link === "configuration") return undefined;
  return ofEnvironment(search) ?? ofFile(keys) ?? ofMachine(search, keys);
};

function ofEnvironment({ env }: Search): Role | undefined {
  for (const names of roleEnvironment) {
    const set = Object.entries(names).flatMap(([setting, variables]) => {
      const variable = variables.find((name) => textOf(env[name]));
      return variable ? [{ setting, variable, value: textOf(env[variable]) ?? "" }] : [];
    });
    if (!set.some(({ setting }) => setting === "roleArn")) continue;
    const role = Object.fromEntries(set.map(({ setting, value }) => [setting, value])) as Record<string, string>;
    const duration = role.durationSeconds === undefined ? {} : { durationSeconds: secondsOf(role.durationSeconds) };
    return assumed(
      { ...(role as unknown as RoleSettings), ...duration },
      set.map(({ variable }) => variable),
    );
  }
  return undefined;
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= LONGEST_SECONDS) return seconds;
  const reason = `must be seconds from 1 to ${LONGEST_SECONDS}`;
  throw new ConfigError({ setting: "TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION", reason });
}

/** Longest validity that can be requested for a role's credentials, in seconds. */
export const LONGEST_SECONDS = 43_200;

function ofFile(keys: FoundKeys | undefined): Role | undefined {
  if (!keys?.role) return undefined;
  const { arn, session } = keys.role;
  return assumed({ roleArn: arn, ...(session ? { sessionName: session } : {}) }, keys.from);
}

function ofMachine({ env }: Search, keys: FoundKeys | undefined): Role | undefined {
  const name = textOf(env[instanceRoleVariable]);
  return name && !keys ? ofInstance(name, instanceRoleVariable) : undefined;
}

const ofInstance = (name: string, from: string): Role => {
  const title = `instance role ${name}`;
  return { title, from: [from], needsKeys: false, take: (account) => instanceCredentials(account, name, title) };
};

function assumed(role: RoleSettings, from: readonly string[]): Role {
  const { webIdentityToken, webIdentityTokenFile, samlAssertion, samlAssertionFile } = role;
  const title = `role ${role.roleArn}`;
  const base = {
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? "pulumi-container-clouds",
    ...(role.durationSeconds ? { DurationSeconds: role.durationSeconds } : {}),
  };
  const take = (call: (sts: Sts) => ReturnType<Sts["AssumeRole"]>) => (account: Account) =>
    takingRole(title, async () => credentialsOf(await call(stsClient(account as Account<TencentSettings>))));
  if (webIdentityToken || webIdentityTokenFile) {
    const request = () => ({
      ...base,
      ProviderId: role.providerId ?? "OIDC",
      // Read each time, because another process renews the file.
      WebIdentityToken: webIdentityToken ?? contentOf(webIdentityTokenFile, from),
    });
    return { title, from, needsKeys: false, take: take((sts) => sts.AssumeRoleWithWebIdentity(request())) };
  }
  if (samlAssertion || samlAssertionFile) {
    const request = () => ({
      ...base,
      PrincipalArn: role.principalArn,
      SAMLAssertion: samlAssertion ?? contentOf(samlAssertionFile, from),
    });
    return { title, from, needsKeys: false, take: take((sts) => sts.AssumeRoleWithSAML(request())) };
  }
  const request = {
    ...base,
    ...optional("ExternalId", role.externalId),
    ...optional("SourceIdentity", role.sourceIdentity),
    ...optional("SerialNumber", role.serialNumber),
    ...optional("TokenCode", role.tokenCode),
    // The service decodes it a second time.
    ...optional("Policy", role.policy && encodeURIComponent(role.policy)),
  };
  return { title, from, needsKeys: true, take: take((sts) => sts.AssumeRole(request)) };
}

const optional = (name: string, value: string | undefined) => (value ? { [name]: value } : {});

const credentialsOf = (answer: Awaited<ReturnType<Sts["AssumeRole"]>>): Credentials => {
  const { TmpSecretId: id, TmpSecretKey: secret, Token: token } = answer.Credentials;
  return { id, secret, token, expiresAt: answer.ExpiredTime * 1000 };
};

function contentOf(file = "", from: readonly string[]): string {
  try {
    const text = readFileSync(file, "utf8").trim();
    if (text) return text;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new ConfigError({ setting: from.join(" and "), reason: `the file ${file} cannot be read${code}` });
  }
  throw new ConfigError({ setting: from.join(" and "), reason: `the file ${file} is empty` });
}
