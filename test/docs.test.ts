import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { manifest } from "./support/packed";

const REPOSITORY = resolve(__dirname, "..");
const read = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

const LANGUAGES = ["typescript", "python", "go", "csharp", "java", "yaml"];

/** What each set of tabs says, by language. */
function tabsOf(page: string): Record<string, string>[] {
  const choosers = [...page.matchAll(/^\{\{< chooser language "(.*?)" >\}\}\n(.*?)^\{\{< \/chooser >\}\}$/gms)];
  return choosers.map(([, languages = "", text = ""]) => {
    const tabs = [...text.matchAll(/^\{\{% choosable language (\w+) %\}\}\n(.*?)^\{\{% \/choosable %\}\}$/gms)];
    expect(tabs.map(([, language]) => language)).toEqual(languages.split(","));
    return Object.fromEntries(tabs.map(([, language, tab]) => [language, tab]));
  });
}

test.each([
  ["docs/_index.md", "Container clouds"],
  ["docs/installation-configuration.md", "Container clouds Installation & Configuration"],
])("%s has the form of Pulumi's registry, with a tab for each language", (file, title) => {
  const page = read(file);
  const [, head = ""] = /^---\n(.*?)^---$/ms.exec(page) ?? [];
  expect(parse(head)).toEqual({ title, meta_desc: expect.stringMatching(/\w/), layout: "package" });
  const tabs = tabsOf(page);
  expect(tabs.map((tab) => Object.keys(tab))).toEqual(tabs.map(() => LANGUAGES));
  // Nothing stands outside of the tabs that were found.
  expect(page.match(/choosable language/g)).toHaveLength(tabs.length * LANGUAGES.length);
});

test("the registry's examples are the programs of the templates", () => {
  const [tabs = {}] = tabsOf(read("docs/_index.md"));
  const codeOf = (language: string) => /^```\w+\n(.*?)^```$/ms.exec(tabs[language] ?? "")?.[1] ?? "";
  expect(codeOf("typescript")).toBe(read("templates/typescript/index.ts"));
  expect(codeOf("python")).toBe(read("templates/python/__main__.py"));
  expect(codeOf("go")).toBe(read("templates/go/main.go"));
  const { description, template, name, ...program } = parse(read("templates/yaml/Pulumi.yaml"));
  expect(parse(codeOf("yaml"))).toEqual({ name: "my-clouds", ...program });
});

test("commands name the version and the files of this release", () => {
  for (const file of ["README.md", "docs/installation-configuration.md", "docs/guides/from-an-empty-folder.md"]) {
    const versions = [...read(file).matchAll(/container-clouds[- @#/]v?(\d+\.\d+\.\d+)|\/v(\d+\.\d+\.\d+)\//g)];
    expect(versions.length).toBeGreaterThan(0);
    expect(new Set(versions.map(([, a, b]) => a ?? b))).toEqual(new Set([manifest.version]));
  }
});

test("Node's version is said right: 22.19 for users, and what a clone brings", () => {
  const { engines } = JSON.parse(read("package.json"));
  const least = /^>=(\d+\.\d+)\.0$/.exec(engines.node)?.[1];
  for (const file of ["README.md", "docs/installation-configuration.md", "docs/guides/from-an-empty-folder.md"])
    expect(read(file)).toContain(`Node ${least} or newer`);
  expect(read("README.md")).toContain(
    `a clone brings its own Node ${manifest.devDependencies.node?.match(/\d+/)?.[0]}`,
  );
});
