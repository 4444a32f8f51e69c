import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const REPOSITORY = resolve(__dirname, "..");
const read = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

test("decision 0009 says of each dependency why it is there, and of no other", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const text = read("docs/decisions/0009-dependencies.md");
  const rows = [...text.matchAll(/^\| (`.*`) \| .+ \|$/gm)].flatMap(([, cell = ""]) => namesIn(cell));
  expect(rows.sort()).toEqual(Object.keys(dependencies ?? {}).sort());
  const said = namesIn(text);
  expect(Object.keys(devDependencies ?? {}).filter((name) => !said.includes(name) && !isTypesOf(name, said))).toEqual(
    [],
  );
});

const namesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** Types go with what they describe. */
const isTypesOf = (name: string, said: readonly string[]) =>
  name.startsWith("@types/") && said.includes(name.slice("@types/".length));

interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] }>;
}

test.each(readdirSync(join(REPOSITORY, ".github/workflows")))(
  "workflow %s pins its actions and asks for little",
  (file) => {
    const text = read(`.github/workflows/${file}`);
    const { permissions, jobs } = parse(text) as Workflow;
    for (const line of text.split("\n").filter((each) => each.includes("uses:")))
      expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(Object.values(permissions ?? { all: "write" }).filter((access) => access !== "read")).toEqual([]);
    // Who may write runs nothing that was installed.
    for (const { permissions: own = {}, steps } of Object.values(jobs))
      if (Object.values(own).includes("write"))
        expect(steps.map(({ run = "" }) => run).join("\n")).not.toMatch(/npm (ci|install|run|test|exec)|npx|\.ci\/run/);
  },
);

test("a release is published with provenance, by the tag of its version", () => {
  const { publishConfig } = JSON.parse(read("package.json")) as { publishConfig: { provenance: boolean } };
  expect(publishConfig.provenance).toBe(true);
  expect(read(".github/workflows/release.yml")).toMatch(/npm publish --provenance/);
});
