import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { HOME, has, lacking, run } from "./cli";
import { type Row, take } from "./table";

/** How the SDK of a language is compiled, and the program that it needs. */
const COMPILERS: Record<string, { needs: string; commands: string[][] }> = {
  nodejs: {
    needs: "npm",
    commands: [
      ["npm", "install", "--no-audit", "--no-fund"],
      ["npm", "run", "build"],
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
  go: { needs: "go", commands: [["go", "build", "./..."]] },
  dotnet: { needs: "dotnet", commands: [["dotnet", "build"]] },
  java: { needs: "gradle", commands: [["gradle", "build", "--exclude-task", "javadoc"]] },
};

export const sdkLanguages = Object.keys(COMPILERS);

/** Generates a language's SDK from the installed plugin, and compiles it where its tools are. */
export async function generateSdk(language: string, installed: string): Promise<Row> {
  const lack = lacking(language);
  if (lack !== undefined) return { language, generated: `skipped: ${lack}` };
  const { needs, commands } = COMPILERS[language] as (typeof COMPILERS)[string];
  const out = join(HOME, "sdks");
  mkdirSync(out, { recursive: true });
  const plugin = join(installed, "node_modules/pulumi-container-clouds");
  return {
    language,
    ...(await take(`SDK ${language}`, {
      generated: () =>
        run(HOME, "pulumi", "package", "gen-sdk", plugin, "--language", language, "--out", out).then(() => "ok"),
      compiled: async () => {
        if (!has(needs)) return `skipped: no ${needs} on PATH`;
        for (const [command = "", ...args] of commands) await run(join(out, language), command, ...args);
        return "ok";
      },
    })),
  };
}
