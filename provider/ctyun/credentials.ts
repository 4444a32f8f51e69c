import { iniSection, type KeyFile } from "../transport/credential-files";
import type { CredentialSources } from "../transport/credentials";

/** `config` of the command line `ctyun-cli`: ini, a section for each profile. */
const commandLine: KeyFile = {
  defaultProfile: "default",
  path: (_profile, folder = "~/.ctyun") => `${folder}/config`,
  read(text, profile) {
    const section = iniSection(text, profile);
    return section && { id: section.access_key, secret: section.secret_key, region: section.region_id };
  },
};

/** Sources of CTyun's credentials: names of the general clients, of the ECI examples and of the command line (docs/decisions/0110). */
export const ctyunCredentials: CredentialSources = {
  settings: { id: "accessKey", secret: "secretKey" },
  environment: [
    { id: "CTYUN_AK", secret: "CTYUN_SK" },
    { id: "CTAPI_AK", secret: "CTAPI_SK" },
    { id: "CTYUN_ACCESS_KEY", secret: "CTYUN_SECRET_KEY" },
  ],
  profileEnvironment: [],
  folderEnvironment: [],
  files: [commandLine],
};
