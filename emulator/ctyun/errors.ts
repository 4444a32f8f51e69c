import { z } from "zod";
import { type Answer, Refusal } from "../cloud";
import type { Problem } from "../contract/check";
import { readContractFile } from "../contract/files";

const codes = z.object({ errorCodes: z.record(z.string(), z.unknown()) }).parse(readContractFile("eci")).errorCodes;
const known = z.object({ statusCode: z.number() });

/** The gateway's answer before a request reaches a product. Its list of codes is not public. */
export const UNAUTHORISED = "EOP.Unauthorized";

/** ECI's code for a reason: `NotFound` is `ECI.Openapi.StatusReasonNotFound`. */
export const codeOf = (reason: string) => `ECI.Openapi.StatusReason${reason}`;

/** The status of a code in the contract's list. Codes of other products (`Openapi.Vpc.NotFound`) have 900. */
function statusOf(code: string): number {
  const found = known.safeParse(codes[code]);
  if (found.success) return found.data.statusCode;
  return code.startsWith("Openapi.") ? 900 : 500;
}

const headers = (requestId: string) => ({
  "content-type": "application/json;charset=UTF-8",
  "x-request-id": requestId,
  "x-trace-id": requestId.replaceAll("-", ""),
});

export function answer(returnObj: object, requestId: string): Answer {
  const body = JSON.stringify({ statusCode: 200, returnObj });
  return { status: 200, headers: headers(requestId), body, code: "" };
}

/** The HTTP status equals the number in the envelope, except for 900, which is not an HTTP status. */
export function refuse({ code, message, status }: Refusal, requestId: string): Answer {
  const number = status ?? statusOf(code);
  const body = code === UNAUTHORISED ? { statusCode: code, message } : { statusCode: number, error: code, message };
  return { status: number < 600 ? number : 200, headers: headers(requestId), body: JSON.stringify(body), code };
}

/** The refusal for a breach of the contract. */
export function breach({ kind, path, expected }: Problem): Refusal {
  if (kind === "missing") return new Refusal(codeOf("BadRequest"), `${path} is required`);
  return new Refusal(codeOf(kind === "value" ? "Invalid" : "BadRequest"), `${path} must be ${expected}`);
}

/** The refusal for a value that breaks a rule of the service. */
export const invalid = (message: string) => new Refusal(codeOf("Invalid"), message);

/** The refusal for something that does not exist. */
export const notFound = (what: string, id: string) =>
  new Refusal(codeOf("NotFound"), `The ${what} ${id} does not exist.`);

/** The refusal for something that is not possible in the current state. */
export const conflict = (message: string) => new Refusal(codeOf("Conflict"), message);

/** @throws Refusal Invalid with the message if the rule is broken */
export function refuseUnless(kept: unknown, message: string): void {
  if (!kept) throw invalid(message);
}
