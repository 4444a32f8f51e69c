import type { Caller } from "../caller";
import { Refusal } from "../cloud";
import { inWords } from "../contract/limits";
import type { Credential } from "../state";

/** A verified call whose input keeps the contract. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** The key pair that signed it. */
  readonly caller?: Credential | undefined;
}

/** Performs a call and returns its response without the envelope. */
export type Handler = (call: Call<never>) => object;

interface Paged {
  readonly Offset?: number;
  readonly Limit?: number;
}

/** One page of a list: `Offset` from 0, `Limit` 20 unless the call says otherwise. */
export function page<T>(rows: readonly T[], { Offset = 0, Limit = 20 }: Paged): T[] {
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

/** Checks a value against the documented choices. @throws Refusal InvalidParameterValue that lists them */
export function oneOf(name: string, value: string | undefined, choices: readonly string[]): void {
  if (value !== undefined && !choices.includes(value))
    throw new Refusal(
      "InvalidParameterValue",
      `The value of parameter \`${name}\` is not valid: "${value}" is not one of ${inWords(choices)}.`,
    );
}
