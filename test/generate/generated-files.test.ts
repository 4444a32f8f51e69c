import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../../generate/contract";
import { writeAll } from "../../generate/files";
import { commonSettings } from "../../provider/transport/config";
import { settingsSchema } from "../../provider/transport/settings";

const read = (path: string) => readFileSync(resolve(repository, path), "utf8");

test("the committed generated files are up to date, and there are no others", async () => {
  const files = await writeAll();
  const stale = files.filter(({ path, text }) => read(path) !== text).map(({ path }) => path);
  expect(stale, 'run "npm run generate"').toEqual([]);
  const made = new Set(files.map(({ path }) => path));
  const there = globSync(["sdk/*/*.ts", "docs/resources/*.md", "docs/functions/*.md"], { cwd: repository });
  expect(there.filter((path) => !made.has(path))).toEqual([]);
});

test("every example in the pages compiles, and so does the README's program", () => {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pages = [
    "README.md",
    "docs/container-environment.md",
    ...globSync(["docs/resources/*-*.md", "docs/functions/*.md"], { cwd: repository }),
  ];
  for (const page of pages) {
    const programs = [...read(page).matchAll(/```typescript\n(import [\s\S]*?)```/g)].map(([, program]) => program);
    expect(programs, page).not.toEqual([]);
    for (const [index, program] of programs.entries())
      writeFileSync(join(folder, `${page.replaceAll("/", "-")}-${index}.ts`), program ?? "");
  }
  const paths = {
    "pulumi-container-clouds": [resolve(repository, "sdk/index.ts")],
    "@pulumi/pulumi": [resolve(repository, "node_modules/@pulumi/pulumi")],
  };
  const compilerOptions = { strict: true, skipLibCheck: true, module: "nodenext", target: "es2022", types: [], paths };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const tsc = resolve(repository, "node_modules/typescript/bin/tsc");
  expect(run(tsc, "-p", folder, "--noEmit")).toBe("");
});

test("every setting is in the README and in docs/configuration.md", () => {
  const names = Object.keys({ ...settingsSchema.shape, ...commonSettings });
  for (const page of ["README.md", "docs/configuration.md"]) {
    const text = read(page);
    expect(
      names.filter((name) => !new RegExp(`\`${name}\\b`).test(text)),
      page,
    ).toEqual([]);
  }
});

/** Runs a JavaScript file. Returns what it says when it fails, else nothing. */
function run(...args: string[]): string {
  try {
    execFileSync(process.execPath, args, { encoding: "utf8" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
