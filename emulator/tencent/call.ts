import type { Caller } from "../caller";
import { Refusal } from "../cloud";
import type { Credential } from "../credentials";

/** A verified call whose input kept the contract. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** The key pair that it was signed with. */
  readonly caller?: Credential | undefined;
}

/** Performs a call and returns its answer without the envelope. */
export type Handler = (call: Call<never>) => object;

export interface Paged {
  readonly Offset?: number;
  readonly Limit?: number;
}

/**
 * One page of a list: `Offset` from 0, `Limit` 20 unless told and at most 100.
 * @throws Refusal when either is out of range
 */
export function page<T>(rows: readonly T[], { Offset = 0, Limit = 20 }: Paged): T[] {
  if (Offset < 0)
    throw new Refusal("InvalidParameterValue", "The value of parameter `Offset` is not valid: it must be at least 0.");
  if (Limit < 0 || Limit > 100)
    throw new Refusal(
      "InvalidParameterValue",
      "The value of parameter `Limit` is not valid: it must be from 0 to 100.",
    );
  return rows.slice(Offset, Offset + Limit);
}

/** Parses a parameter that is a JSON object in a string. @throws Refusal with the code given */
export function jsonObject(text: string, name: string, code = "InvalidParameter"): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal(code, `The parameter \`${name}\` is not JSON.`);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new Refusal(code, `The parameter \`${name}\` must be a JSON object in a string.`);
  return parsed as Record<string, unknown>;
}

/** Holds a value against the documented choices. @throws Refusal InvalidParameterValue, naming them */
export function oneOf(name: string, value: string | undefined, choices: readonly string[]): void {
  if (value !== undefined && !choices.includes(value))
    throw new Refusal(
      "InvalidParameterValue",
      `The value of parameter \`${name}\` is not valid: "${value}" is none of ${choices.join(", ")}.`,
    );
}

/** Holds a number against a documented range, both ends included. @throws Refusal InvalidParameterValue, naming it */
export function between(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && (value < least || value > most))
    throw new Refusal(
      "InvalidParameterValue",
      `The value of parameter \`${name}\` is not valid: it must be from ${least} to ${most}.`,
    );
}

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}
