import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { REPOSITORY } from "./project";

/** A program in a page. */
export interface Block {
  page: string;
  /** Line of the page that its first line is. */
  line: number;
  text: string;
}

/** The programs in a language, by the words of its fences, of the pages that match a pattern. */
export function blocksOf(pattern: string, language = "typescript|ts"): Block[] {
  const fence = new RegExp(`^\`\`\`(?:${language})\\n([\\s\\S]*?)^\`\`\`$`, "gm");
  return globSync(pattern, { cwd: REPOSITORY })
    .sort()
    .flatMap((page) => {
      const text = readFileSync(resolve(REPOSITORY, page), "utf8");
      return [...text.matchAll(fence)].map(({ 1: block = "", index }) => ({
        page,
        line: text.slice(0, index).split("\n").length + 1,
        text: block,
      }));
    });
}

/** An example of a resource's page: its title, and its program in each language. */
export interface Example {
  title: string;
  programs: Readonly<Record<string, string>>;
}

const EXAMPLE = /^### (.+)\n\n<!--Start PulumiCodeChooser -->\n([\s\S]*?)^<!--End PulumiCodeChooser -->$/gm;

/** The titled examples of a page, with a tab for each language. */
export function examplesOf(page: string): Example[] {
  const text = readFileSync(resolve(REPOSITORY, page), "utf8");
  return [...text.matchAll(EXAMPLE)].map(([, title = "", tabs = ""]) => ({
    title,
    programs: Object.fromEntries(
      [...tabs.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, program]) => [language, program ?? ""]),
    ),
  }));
}

const IMPORTS = {
  pulumi: 'import * as pulumi from "@pulumi/pulumi";',
  clouds: 'import * as clouds from "pulumi-container-clouds";',
};

/** The block with the imports that a fragment leaves out, on its first line so that lines stay. */
export function complete({ text }: Block): string {
  const lacking = Object.entries(IMPORTS).filter(
    ([name]) =>
      new RegExp(`\\b${name}\\.`).test(text) && !new RegExp(`(import|const)\\b.*\\b${name}\\b.*(from|=)`).test(text),
  );
  return `${lacking.map(([, line]) => line).join(" ")}${text}\nexport {};\n`;
}

/** What the compiler says of the blocks, all in one program: `page:line: message`. */
export function problemsOf(blocks: readonly Block[]): string[] {
  const named = new Map(blocks.map((block, index) => [resolve(REPOSITORY, `test/docs/block-${index}.ts`), block]));
  const { config } = ts.readConfigFile(resolve(REPOSITORY, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, REPOSITORY);
  const quiet = { ...options, noUnusedLocals: false, noUnusedParameters: false, noEmit: true };
  const host = ts.createCompilerHost(quiet);
  const { readFile, fileExists, getSourceFile } = host;
  const textOf = (file: string) => {
    const block = named.get(file);
    return block && complete(block);
  };
  host.readFile = (file) => textOf(file) ?? readFile(file);
  host.fileExists = (file) => named.has(file) || fileExists(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = textOf(file);
    return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...named.keys()], quiet, host);
  const diagnostics = [...named.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  // What a page imports by a path is the reader's own program.
  const own = diagnostics.filter(
    ({ messageText }) => !/^Cannot find module '\.\//.test(ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
  return own.map(({ file, start = 0, messageText }) => {
    const block = named.get(file?.fileName ?? "");
    const line = (block?.line ?? 0) + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
    return `${block?.page}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** Runs a block as a program does, with the modules given. */
export function run(block: Block, modules: Readonly<Record<string, unknown>>): void {
  const { outputText } = ts.transpileModule(complete(block), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const load = (name: string) => {
    if (name in modules) return modules[name];
    throw new Error(`${block.page}:${block.line} imports ${name}, which this test does not have`);
  };
  new Function("require", "exports", outputText)(load, {});
}
