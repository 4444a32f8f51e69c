import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Project, runProcess } from "../support/project";

const PAGE = readFileSync(resolve(__dirname, "../../docs/guides/testing-your-program.md"), "utf8");

/** The page's files by name: each block begins with a comment that names its file. */
function filesOf(language: string): Record<string, string> {
  const blocks = [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(?://|#) (\\S+)\\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
  return Object.fromEntries(blocks.map(([, name = "", text = ""]) => [name, text]));
}

function projectWith(files: Record<string, string>): Project {
  const project = new Project([process.execPath]);
  onTestFinished(() => project[Symbol.dispose]());
  project.link("vitest", "@types/node", "typescript");
  project.write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n", "package.json": "{}", ...files });
  return project;
}

test("the page's tests pass, and compile, in a project of their own", async () => {
  const project = projectWith({
    ...filesOf("typescript"),
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, skipLibCheck: true, module: "nodenext", target: "es2022", types: ["node"] },
      include: ["*.ts"],
    }),
    "by-hand.test.ts": `import { expect, test } from "vitest";
import { holds } from "./by-hand";
test("by hand", async () => expect(await holds(__dirname)).toEqual(["namespace shop", "repository shop/api"]), 60_000);
`,
  });
  expect(filesOf("typescript")["shop.test.ts"]?.trim().split("\n").filter(Boolean).length).toBeLessThanOrEqual(15);
  const bin = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);
  const options = { cwd: project.folder, env: { ...project.env, NODE_OPTIONS: "", NO_COLOR: "1" } };
  const [vitest, tsc] = await Promise.all([
    runProcess(process.execPath, [bin("vitest", "vitest.mjs"), "run"], options),
    runProcess(process.execPath, [bin("typescript", "bin/tsc"), "--noEmit"], options),
  ]);
  expect(tsc.printed).toBe("");
  expect(vitest.printed).toMatch(/Tests\s+3 passed/);
});

const hasPytest = spawnSync("pytest", ["--version"]).status === 0;

test.skipIf(!hasPytest)("the page's pytest fixture works, where there is pytest", async () => {
  const project = projectWith(filesOf("python"));
  // As npx finds the command of an installed package.
  const bin = join(project.folder, "node_modules/pulumi-container-clouds/bin/container-clouds.js");
  project.write({ npx: `#!/bin/sh\nshift\nexec "${process.execPath}" "${bin}" "$@"\n` });
  spawnSync("chmod", ["+x", join(project.folder, "npx")]);
  const env = { ...process.env, PATH: `${project.folder}:${process.env.PATH}` };
  const { printed } = await runProcess("pytest", ["-q", "-p", "no:cacheprovider"], { cwd: project.folder, env });
  expect(printed).toMatch(/1 passed/);
});
