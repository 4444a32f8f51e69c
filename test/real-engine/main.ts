import { templateNames } from "../../cli/new";
import { exampleNames, examplesToFollow } from "../support/examples";
import { HOME, installTarball, LOG, run } from "./cli";
import { runExample } from "./examples";
import { importEveryKind } from "./imports";
import { holdAgainstPolicies } from "./policy";
import { followReadme } from "./readmes";
import { generateSdk, sdkLanguages } from "./sdks";
import { FAILED, isBad, print, type Row } from "./table";
import { runTemplate } from "./templates";

/** One row after another: each takes all of a small machine. */
async function each(names: readonly string[], action: (name: string) => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of names)
    rows.push(
      await action(name).catch((error: Error) => {
        console.error(`${name}: ${error.message}`);
        return { name, preparation: FAILED };
      }),
    );
  return rows;
}

/** Runs what is named, or everything; run.sh says what that is. */
async function main(wanted: readonly string[]): Promise<void> {
  const isWanted = (...names: string[]) => wanted.length === 0 || names.some((name) => wanted.includes(name));
  const { tarball, installed } = await installTarball();
  console.log(`Pulumi CLI ${(await run(HOME, "pulumi", "version")).trim()}; log in ${LOG}`);
  const tables: [title: string, rows: Row[]][] = [];
  const table = (title: string, rows: Row[]) => {
    if (rows.length > 0) tables.push([title, rows]);
  };

  const examples = exampleNames.filter((name) => isWanted("examples", name));
  table("Examples", await each(examples, (name) => runExample(name, installed)));
  const readmes = examplesToFollow.filter((name) => isWanted("readmes", `readmes/${name}`));
  table("READMEs of examples", await each(readmes, (name) => followReadme(name, tarball)));
  const templates = templateNames.filter((name) => isWanted("templates", `templates/${name}`));
  table("Templates", await each(templates, (name) => runTemplate(name, installed)));
  const languages = sdkLanguages.filter((name) => isWanted("sdks", `sdks/${name}`));
  table("SDKs", await each(languages, (name) => generateSdk(name, installed)));
  if (isWanted("policy")) table("Policies", await holdAgainstPolicies(tarball, installed));
  if (isWanted("imports")) {
    const { kinds, bulk } = await importEveryKind(installed);
    table("Imports", kinds);
    table("Imports of a whole account", bulk);
  }

  for (const [title, rows] of tables) print(title, rows);
  process.exitCode = tables.some(([, rows]) => rows.some(isBad)) ? 1 : 0;
}

void main(process.argv.slice(2));
