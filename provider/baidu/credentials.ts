import { iniSection, type KeyFile } from "../transport/credential-files";
import type { CredentialSources } from "../transport/credentials";

interface Names {
  id: string;
  secret: string;
  token: string;
}

/** The files `credentials` and `config` of one of Baidu's command lines: ini, both with the same sections. */
const tool = (home: string, names: Names): KeyFile => ({
  defaultProfile: "defaults",
  path: (_profile, folder = home) => `${folder}/credentials`,
  besides: (path) => path.replace(/credentials$/, "config"),
  read(text, profile, besides) {
    const section = iniSection(text, profile);
    const region = besides && iniSection(besides, profile)?.region;
    return section && { id: section[names.id], secret: section[names.secret], token: section[names.token], region };
  },
});

/** Sources of Baidu's credentials. For the origin of the names see docs/decisions/0110. */
export const baiduCredentials: CredentialSources = {
  settings: { id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken" },
  environment: [
    { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", tokens: ["BAIDUCLOUD_SESSION_TOKEN"] },
    { id: "BCE_ACCESS_KEY_ID", secret: "BCE_SECRET_ACCESS_KEY", tokens: ["BCE_SESSION_TOKEN"] },
  ],
  profileEnvironment: [],
  folderEnvironment: [],
  files: [
    tool("~/.bce", { id: "bce_access_key_id", secret: "bce_secret_access_key", token: "bce_session_token" }),
    tool("~/.go-bcecli", { id: "ak", secret: "sk", token: "sts" }),
  ],
};
