import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { resourceOf, resourceTypes } from "../provider/clouds";
import { actionNames, actionNamesPath } from "./action-names";
import { apis, writeApi } from "./api";
import { codesPath, writeCodes } from "./codes";
import { repository } from "./contract";
import { coveragePage, coveragePath } from "./coverage";
import { indexPage, pagePath, resourcePage, withTable } from "./docs";
import { environmentPage, environmentPath } from "./environment";
import { formatted, type GeneratedFile } from "./format";
import { functionsByModule, functionsPage, functionsPath } from "./functions";
import { writeInputs } from "./inputs";
import { limitsPath, writeLimits } from "./limits";
import { permissionsPage, permissionsPath } from "./permissions";
import { publicCloudsPath, writePublicClouds } from "./public-clouds";
import { publicContractPath, writePublicContract } from "./public-contract";
import { packageSchema, schemaPath, textOf } from "./schema";
import { writeSdk } from "./sdk";
import { testingNames, testingNamesPath } from "./testing";

/** Types and table of each API, from its contract. */
function writeApis(): GeneratedFile[] {
  return apis.map(({ service, client, path }) => ({ path, text: writeApi(service, client) }));
}

/** The pages that are generated from the resource files, with the README's table of resources, and the plugin's schema. */
async function writeFromResources(): Promise<GeneratedFile[]> {
  const resources = await Promise.all(resourceTypes.map(resourceOf));
  const schema = await packageSchema();
  const readme = readFileSync(resolve(repository, "README.md"), "utf8");
  return [
    ...resources.map((resource) => ({ path: pagePath(resource), text: resourcePage(resource, schema) })),
    { path: "docs/resources/README.md", text: indexPage(resources) },
    { path: environmentPath, text: await environmentPage() },
    ...[...(await functionsByModule())].map(([module, list]) => ({
      path: functionsPath(module),
      text: functionsPage(module, list),
    })),
    { path: "README.md", text: withTable(readme, resources) },
    { path: schemaPath, text: textOf(schema) },
  ];
}

/** Every generated file. */
export async function writeAll(): Promise<GeneratedFile[]> {
  const code = [
    ...writeApis(),
    ...writeInputs(),
    ...(await writeSdk()),
    { path: actionNamesPath, text: actionNames() },
    { path: testingNamesPath, text: testingNames() },
    { path: publicContractPath, text: writePublicContract() },
  ];
  return [
    ...formatted(code),
    ...(await writeFromResources()),
    { path: coveragePath, text: coveragePage() },
    { path: codesPath, text: writeCodes() },
    { path: limitsPath, text: writeLimits() },
    { path: publicCloudsPath, text: writePublicClouds() },
    { path: permissionsPath, text: permissionsPage() },
  ];
}
