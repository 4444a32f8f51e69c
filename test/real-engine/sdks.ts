import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { REPOSITORY } from "../support/project";
import { HOME, has, jsonIn, lacking, run } from "./cli";
import { type Row, take } from "./table";

/** How the SDK of a language is compiled, and the program that it needs. */
const COMPILERS: Record<string, { needs: string; commands: string[][] }> = {
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
  },
  go: {
    needs: "go",
    commands: [
      ["go", "mod", "tidy"],
      ["go", "build", "./..."],
    ],
  },
  dotnet: { needs: "dotnet", commands: [["dotnet", "build"]] },
  java: {
    needs: "mvn",
    commands: [
      ["cp", join(REPOSITORY, "test/real-engine/java-sdk.pom.xml"), "pom.xml"],
      ["mvn", "--quiet", "--batch-mode", "compile"],
    ],
  },
};

export const sdkLanguages = Object.keys(COMPILERS);

/** Generates a language's SDK from the schema of the installed plugin, and compiles it where its tools are. */
export async function generateSdk(language: string, installed: string): Promise<Row> {
  const lack = lacking(language);
  if (lack !== undefined) return { language, generated: `skipped: ${lack}` };
  const { needs, commands } = COMPILERS[language] as (typeof COMPILERS)[string];
  const out = join(HOME, "sdks", language);
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
        for (const [command = "", ...args] of commands) await run(join(out, language), command, ...args);
        return "ok";
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
