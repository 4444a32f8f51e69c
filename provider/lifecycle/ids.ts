import { z } from "zod";
import { foreignText } from "../transport/foreign-text";
import { membersOf } from "./members";
import type { Resource } from "./spec";

/** An input that becomes a part of an ID. Slashes are refused, because the ID could not be split again. */
export const idPart = () =>
  z
    .string()
    .min(1)
    .regex(/^[^/]+$/, { error: "must not contain a slash" });

/**
 * The parts of an ID, by the names in its format: `idParts("cls-1/np-2", "clusterId/nodePoolId")`.
 * @throws Error that explains the format, if the ID has another
 */
export function idParts<F extends string>(id: string, format: F): Record<PartOf<F>, string> {
  const names = format.split("/");
  const parts = id.split("/");
  if (parts.length !== names.length || parts.includes("")) {
    throw new Error(`the ID ${JSON.stringify(id)} is not of the form ${format}`);
  }
  return Object.fromEntries(names.map((name, i) => [name, parts[i]])) as Record<PartOf<F>, string>;
}

type PartOf<F extends string> = F extends `${infer First}/${infer Rest}` ? First | PartOf<Rest> : F;

/**
 * Checks an ID that a user wrote against its format. A part in quotes stands for itself.
 * @throws Error that explains the format, if the ID has another
 */
export function checkId(id: string, format: string): void {
  if (!idPattern(format).test(id)) throw new Error(`the ID ${JSON.stringify(id)} is not of the form ${format}`);
}

/** What the IDs of a format look like. */
export function idPattern(format: string): RegExp {
  const parts = format.replace(
    /"(\w+)"|\w+(\W?)/g,
    (_part, literal: string | undefined, separator: string) =>
      literal ?? (separator ? `[^${separator}]+${separator}` : "[^/]+"),
  );
  return new RegExp(`^${parts}$`);
}

/**
 * Checks an ID that a cloud chose. Without a usable one, the resource could neither be read nor deleted.
 * @throws WithoutIdError if the ID is no string, is empty, has another form, or contains white space or control characters
 */
export function checkMadeId({ idFormat, members }: Resource, id: unknown): void {
  // Optional fields of a response can have another type than the API documents.
  if (typeof id !== "string")
    throw new WithoutIdError(`the cloud returned an ID that is not a string: it must be of the form ${idFormat}`);
  const isWhole = idPattern(idFormat).test(id) && !/[\s\p{Cc}]/u.test(id);
  if (isWhole && (members === undefined || membersOf(id).every((member) => member !== ""))) return;
  const shown = JSON.stringify(foreignText(id));
  throw new WithoutIdError(`the cloud returned the ID ${shown}, which is not of the form ${idFormat}`);
}

/** A call reported success without a usable ID. */
export class WithoutIdError extends Error {
  override name = "WithoutIdError";
  /** @param reason what it returned, without what to do */
  constructor(readonly reason: string) {
    const next = 'the next "pulumi up" looks for what the call made';
    super(`${reason}; ${next}; if this repeats, check that the endpoint is an address of the cloud's API`);
  }
}

/**
 * The rows of a response to a read of one resource.
 * @param total how many there are by the response, if it says so
 * @throws TypeError if they are no list, or missing although there are some: the resource would count as gone
 */
export function listed<Row>(rows: readonly Row[] | undefined, total = 0): readonly Row[] {
  if (Array.isArray(rows)) return rows;
  if (rows !== undefined || Number(total) !== 0) throw new TypeError("the response has no list");
  return [];
}

/**
 * The row with an ID, of a list that was asked for it. @throws Error if it is not there and a row has no usable ID, because that row may be it
 * @param field the field of the ID
 */
export function rowWithId<Row extends object>(rows: readonly Row[], field: keyof Row & string, id: string) {
  const found = rows.find((row) => row[field] === id);
  if (found === undefined && rows.some((row) => typeof row[field] !== "string" || row[field] === ""))
    throw new Error(`the cloud listed a resource without a usable ${field}: whether ${id} exists is unknown`);
  return found;
}

/** The ID of a resource with these inputs, if they determine it. */
export function idOfInputs(spec: Resource, want: Readonly<Record<string, unknown>>): string | undefined {
  const idOf = spec.idOf ?? spec.overwrites;
  if (idOf) return idOf(want);
  const parts = spec.idFormat.split("/").map((part) => want[part]);
  return parts.every((part) => typeof part === "string") ? parts.join("/") : undefined;
}
