import { typeOfValue } from "../../words/schema";
import { iniSection, jsonObject, type KeyFile, textOf } from "../transport/credential-files";
import type { CredentialSources } from "../transport/credentials";

/**
 * `<profile>.credential` of TCCLI, and its `<profile>.configure` with the region, both JSON (TCCLI's documentation, "Credential management";
 * its sources `tccli/configure.py`, `tccli/oauth.py`). Terraform's provider reads the same folder.
 */
const tccli: KeyFile = {
  defaultProfile: "default",
  path: (profile, folder = "~/.tccli") => `${folder}/${profile}.credential`,
  besides: (path) => path.replace(/\.credential$/, ".configure"),
  read(text, _profile, besides) {
    const { secretId, secretKey, token, expiresAt, ...others } = jsonObject(text);
    const parts = Object.entries({ secretId, secretKey, token });
    const odd = parts.find(([, value]) => value !== undefined && value !== null && typeof value !== "string");
    // Ignoring it would look as if there were no keys at all.
    if (odd)
      throw new Error(
        `${odd[0]} must be a string, not ${typeOfValue(odd[1])}; recreate it with the tool that wrote it`,
      );
    const arn = textOf(others["role-arn"]);
    const system = besides && jsonObject(besides)._sys_param;
    const region = typeof system === "object" && system !== null && "region" in system ? system.region : undefined;
    return {
      id: textOf(secretId),
      secret: textOf(secretKey),
      token: textOf(token),
      expiresAt: typeof expiresAt === "number" ? expiresAt : undefined,
      region: textOf(region),
      role: arn ? { arn, session: textOf(others["role-session-name"]) } : undefined,
    };
  },
};

/** The ini file of the SDKs (Go: `common/profile_provider.go`, Node: `common/credential.js`). */
const sdk = (path: (env: NodeJS.ProcessEnv) => string | undefined): KeyFile => ({
  defaultProfile: "default",
  path: (_profile, folder, env) => (folder ? undefined : path(env)),
  read(text, profile) {
    const section = iniSection(text, profile);
    return section && { id: section.secret_id, secret: section.secret_key, token: section.token };
  },
});

/** Sources of Tencent's credentials. For the origin of the names see docs/decisions/0110. */
export const tencentCredentials: CredentialSources = {
  settings: { id: "secretId", secret: "secretKey", token: "token" },
  environment: [
    {
      id: "TENCENTCLOUD_SECRET_ID",
      secret: "TENCENTCLOUD_SECRET_KEY",
      tokens: ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"],
    },
  ],
  profileEnvironment: ["TENCENTCLOUD_PROFILE", "TCCLI_PROFILE"],
  folderEnvironment: ["TENCENTCLOUD_SHARED_CREDENTIALS_DIR"],
  files: [
    tccli,
    sdk((env) => textOf(env.TENCENTCLOUD_CREDENTIALS_FILE) ?? "~/.tencentcloud/credentials"),
    sdk(() => "/etc/tencentcloud/credentials"),
  ],
};
