import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { blocksOf } from "../support/docs-blocks";
import { REPOSITORY } from "../support/project";
import { HOME, has, jsonIn, lacking, run } from "./cli";
import { type Row, take } from "./table";

/** How the SDK of a language is compiled, the program that it needs, and how the programs of the pages are compiled against it. */
interface Compiler {
  needs: string;
  commands: string[][];
  pages?: { fileOf(name: string): string; commands: string[][] };
}

const COMPILERS: Record<string, Compiler> = {
  nodejs: {
    needs: "npm",
    commands: [
      ["npm", "install", "--no-audit", "--no-fund"],
      ["npm", "run", "build"],
      ["cp", "package.json", "bin"],
      ["node", "-e", "require('./bin').tke.Cluster.isInstance"],
    ],
  },
  python: {
    needs: "python3",
    commands: [
      ["python3", "-m", "venv", "venv"],
      ["venv/bin/pip", "install", "--quiet", "."],
      [
        "venv/bin/python",
        "-c",
        "import pulumi_container_clouds as c; c.tke.Cluster, c.bci.ContainerGroup, c.ContainerEnvironment",
      ],
    ],
    pages: {
      fileOf: (name) => `${name}.py`,
      commands: [
        ["venv/bin/pip", "install", "--quiet", "mypy"],
        // Beside the SDK's sources, mypy would check those instead of what is installed.
        ["sh", "-c", "cd pages && ../venv/bin/mypy ."],
      ],
    },
  },
  go: {
    needs: "go",
    commands: [
      ["go", "mod", "tidy"],
      ["go", "build", "./..."],
    ],
    pages: {
      fileOf: (name) => `${name}/main.go`,
      commands: [
        ["go", "mod", "tidy"],
        ["go", "vet", "./pages/..."],
      ],
    },
  },
  dotnet: { needs: "dotnet", commands: [["dotnet", "build"]] },
  java: {
    needs: "mvn",
    commands: [
      ["cp", join(REPOSITORY, "test/real-engine/java-sdk.pom.xml"), "pom.xml"],
      ["mvn", "--quiet", "--batch-mode", "compile"],
    ],
    pages: {
      fileOf: (name) => `${name}/App.java`,
      commands: [["mvn", "--quiet", "--batch-mode", "test-compile"]],
    },
  },
};

export const sdkLanguages = Object.keys(COMPILERS);

/** Generates a language's SDK from the schema of the installed plugin, and compiles it where its tools are. */
export async function generateSdk(language: string, installed: string): Promise<Row> {
  const lack = lacking(language);
  if (lack !== undefined) return { language, generated: `skipped: ${lack}` };
  const { needs, commands, pages } = COMPILERS[language] as Compiler;
  const out = join(HOME, "sdks", language);
  const runEach = async (all: string[][]) => {
    for (const [command = "", ...args] of all) await run(join(out, language), command, ...args);
  };
  mkdirSync(out, { recursive: true });
  await using logo = await serveLogo();
  return {
    language,
    ...(await take(`SDK ${language}`, {
      generated: async () => {
        const plugin = join(installed, "node_modules/pulumi-container-clouds");
        const schema = jsonIn(await run(HOME, "pulumi", "package", "get-schema", plugin));
        writeFileSync(join(out, "schema.json"), JSON.stringify({ ...schema, logoUrl: logo.url }));
        await run(out, "pulumi", "package", "gen-sdk", "schema.json", "--language", language, "--out", out);
      },
      compiled: async () => {
        if (!has(needs)) return `skipped: no ${needs} on PATH`;
        await runEach(commands);
        return "ok";
      },
      "programs of the pages": async () => {
        if (pages === undefined || !has(needs)) return "-";
        const programs = blocksOf("docs/**/*.md", language).filter(({ text }) => /container_?clouds/.test(text));
        for (const { page, line, text } of programs) {
          const file = join(out, language, "pages", pages.fileOf(page.replace(/\W/g, "_") + line));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        await runEach(pages.commands);
        return `${programs.length}`;
      },
    })),
  };
}

/** The generator for .NET downloads the logo, which is not to depend on the network here. */
async function serveLogo() {
  const server = createServer((_request, response) => response.end(readFileSync(join(REPOSITORY, "docs/logo.svg"))));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/logo.svg`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}
