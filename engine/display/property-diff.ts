import { isDeepStrictEqual } from "node:util";
import { lookUp } from "../../words/look-up";
import { SIGNATURES } from "../values";
import type { Paint, Style } from "./paint";
import { isSecret, isUnknown, revealSecret, SECRET, signatureOf, UNKNOWN } from "./secrets";

type Properties = Record<string, unknown>;

/** How a value changed; maps and lists have a change for each part. */
export type Change =
  | { kind: "same" | "add" | "delete"; value: unknown }
  | { kind: "update"; old: unknown; new: unknown }
  | { kind: "map" | "list"; parts: [key: string, change: Change][] };

/** How properties are printed. */
export interface PrintOptions {
  paint: Paint;
  showSecrets: boolean;
  /** Whether to print strings in full. */
  full: boolean;
  /** Properties that replace the resource. */
  replaces?: string[];
  /** Sign and style for additions; for a deleted resource they differ. */
  adding?: { mark: string; style: Style };
}

const INDENT = "    ";
const LONGEST_TEXT = 150;
const MARKS: Record<string, { mark: string; style: Style }> = {
  same: { mark: "  ", style: "plain" },
  add: { mark: "+ ", style: "create" },
  delete: { mark: "- ", style: "delete" },
  update: { mark: "~ ", style: "update" },
  replace: { mark: "+-", style: "replace" },
};

/** Internal properties of the engine and the SDK, such as `__provider`, are not shown. */
const isInternal = (key: string) => key.startsWith("__");

/** The changes from one set of properties to another, by name. */
export function diffProperties(old: Properties, next: Properties): [key: string, change: Change][] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((key) => !isInternal(key)).sort();
  return keys.map((key) => [key, diffValue(lookUp(old, key), lookUp(next, key))]);
}

/** True if nothing changed in a value or in any part of it. */
export function isSame(change: Change): boolean {
  return change.kind === "same" || ("parts" in change && change.parts.every(([, part]) => isSame(part)));
}

function diffValue(old: unknown, next: unknown): Change {
  if (old === undefined) return { kind: "add", value: next };
  if (next === undefined) return { kind: "delete", value: old };
  if (isDeepStrictEqual(old, next)) return { kind: "same", value: next };
  if (isMap(old) && isMap(next)) return { kind: "map", parts: diffProperties(old, next) };
  if (Array.isArray(old) && Array.isArray(next)) {
    const length = Math.max(old.length, next.length);
    const parts = Array.from({ length }, (_, at): [string, Change] => [`[${at}]`, diffValue(old[at], next[at])]);
    return { kind: "list", parts };
  }
  return { kind: "update", old, new: next };
}

/** Names of the changed properties in a row: `+added-removed~changed`. */
export function shortDiff(changes: [string, Change][], only: string[] | undefined, paint: Paint): string {
  const group = (kind: "add" | "delete" | "update") =>
    changes
      .filter(([key, change]) => !isSame(change) && kindOf(change) === kind && (!only?.length || only.includes(key)))
      .map(([key]) => key)
      .join(",");
  const shown = (["add", "delete", "update"] as const).map((kind) => {
    const names = group(kind);
    const { mark, style } = MARKS[kind] as { mark: string; style: Style };
    return names && paint(style, mark.trim() + names);
  });
  return shown.join("");
}

function kindOf(change: Change): string {
  return "parts" in change ? "update" : change.kind;
}

/** Prints changes, one line per property; maps and lists take several. `level` is the depth of indentation, from 1. */
export function printChanges(
  changes: [string, Change][],
  level: number,
  options: PrintOptions,
  hideSame: boolean,
): string[] {
  const shown = changes.filter(([, change]) => !(isSame(change) && (hideSame || isBlank(change))));
  const width = Math.max(0, ...shown.map(([key]) => key.length));
  return shown.flatMap(([key, change]) => {
    const kind = options.replaces?.includes(key) && !isSame(change) ? "replace" : kindOf(change);
    return printChange(key.padEnd(width), change, level, options, kind);
  });
}

/** Prints properties that did not change, or that were all added or removed with their resource. */
export function printProperties(
  properties: Properties,
  level: number,
  options: PrintOptions,
  kind: "same" | "add" | "delete",
): string[] {
  const keys = Object.keys(properties).filter((key) => !isInternal(key));
  const changes = keys.sort().map((key): [string, Change] => [key, { kind, value: properties[key] }]);
  return printChanges(changes, level, options, false);
}

function printChange(title: string, change: Change, level: number, options: PrintOptions, kind: string): string[] {
  const { mark, style } = MARKS[kind] ?? (MARKS.update as { mark: string; style: Style });
  const lead = `${INDENT.repeat(level).slice(0, -2)}${mark}`;
  const line = (text: string) => options.paint(style, `${lead}${title}: ${text}`);
  if (change.kind === "update") {
    return [line(`${showInline(change.old, options)} => ${showInline(change.new, options)}`)];
  }
  if ("value" in change) return printValue(line, change.value, level, options, kind);
  const [open, close] = change.kind === "map" ? ["{", "}"] : ["[", "]"];
  const inner = printChanges(change.parts, level + 1, { ...options, replaces: undefined }, false);
  return [line(open), ...inner, options.paint(style, `${INDENT.repeat(level)}${close}`)];
}

function printValue(
  line: (text: string) => string,
  value: unknown,
  level: number,
  options: PrintOptions,
  kind: string,
): string[] {
  const revealed = options.showSecrets && isSecret(value) ? (revealSecret(value)?.value ?? value) : value;
  const parts = partsOf(revealed);
  if (!parts || parts.length === 0) return [line(showInline(revealed, options))];
  const [open, close] = Array.isArray(revealed) ? ["[", "]"] : ["{", "}"];
  const width = Math.max(...parts.map(([key]) => key.length));
  const inner = parts.flatMap(([key, part]) =>
    printChange(key.padEnd(width), { kind: "same", value: part }, level + 1, options, kind),
  );
  const { style } = MARKS[kind] as { style: Style };
  return [line(open), ...inner, options.paint(style, `${INDENT.repeat(level)}${close}`)];
}

function partsOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((element, at) => [`[${at}]`, element]);
  if (!isMap(value)) return undefined;
  return Object.entries(value)
    .filter(([key]) => !isInternal(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A value on one line. */
function showInline(value: unknown, options: PrintOptions): string {
  if (isSecret(value)) {
    const revealed = options.showSecrets ? revealSecret(value) : undefined;
    return revealed ? showInline(revealed.value, options) : SECRET;
  }
  if (isUnknown(value)) return UNKNOWN;
  const special = value as Record<string, unknown>;
  switch (signatureOf(value)) {
    case undefined:
      break;
    case SIGNATURES.asset:
    case SIGNATURES.archive: {
      const kind = signatureOf(value) === SIGNATURES.asset ? "asset" : "archive";
      return `${kind}(${String(special.path ?? special.uri ?? String(special.hash ?? "").slice(0, 7))})`;
    }
    case SIGNATURES.resource:
      return String(special.urn);
    default:
      return "[special value]";
  }
  const text = JSON.stringify(hideWithin(value, options)) ?? "null";
  return options.full || text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}...`;
}

/** Hides secrets and unknowns in a map or list that is printed on one line. */
function hideWithin(value: unknown, options: PrintOptions): unknown {
  if (isSecret(value)) return options.showSecrets ? (revealSecret(value)?.value ?? SECRET) : SECRET;
  if (isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map((element) => hideWithin(element, options));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hideWithin(inner, options)]));
}

function isMap(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && signatureOf(value) === undefined;
}

/** Empty unchanged values are not printed. */
function isBlank(change: Change): boolean {
  if (!("value" in change) || change.kind !== "same") return false;
  const { value } = change;
  if (value === null || value === undefined || value === "") return true;
  return (Array.isArray(value) || isMap(value)) && Object.keys(value).length === 0;
}
