import type { Member, NestedTypes } from "./sdk-types";

/** Pieces of text that generated files of the SDK are made of. */

/** What stands at the top of a generated file. */
export const MADE = 'Made by "npm run generate" from the resource files in provider/. Change those, not this file.';

/** What is said of a name that may be left out. */
export const NAMED_BY_ITSELF = "Default: derived from the resource's name.";

/** Folder of the SDK's generated files. */
export const GENERATED = "sdk/generated";

/** Names of the nested types that the members use. */
export function namesIn(list: Member[], types: NestedTypes): string[] {
  const names = [...types.keys()].flatMap((name) => [name, `${name}Args`]);
  return names.filter((name) => list.some((member) => new RegExp(`\\b${name}\\b`).test(member.type))).sort();
}

/** An interface with its members' docs. */
export function interfaceText(name: string, list: Member[]): string {
  const lines = list.map(({ name, doc, type, optional }) => `${jsDoc(doc)}\n  ${name}${optional ? "?" : ""}: ${type};`);
  return `export interface ${name} {\n${lines.join("\n")}\n}\n`;
}

/** A comment for editors; nothing for no text. */
export function jsDoc(text: string): string {
  if (text === "") return "";
  const lines = text.replaceAll("*/", "* /").split("\n");
  return lines.length === 1
    ? `/** ${lines[0]} */`
    : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */`;
}
