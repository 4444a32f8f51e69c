import { type Answer, Refusal } from "../cloud";
import type { Problem } from "../contract/check";
import type { Action } from "../contract/shape";

/** Success and failure are both HTTP 200 unless a fault says otherwise: the vendor's clients read no code in an answer with another status. */
export function envelope(response: object, code = "", status = 200): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ Response: response }),
    code,
  };
}

export function refuse(refusal: Refusal, requestId: string): Answer {
  const { code, message, status } = refusal;
  return envelope({ Error: { Code: code, Message: message }, RequestId: requestId }, code, status);
}

/** The common codes a breach of the contract is answered with; one page has a code of its own for what is missing. */
export function breach({ codes }: Action, problem: Problem): Refusal {
  const { path, expected } = problem;
  switch (problem.kind) {
    case "missing":
      return new Refusal(
        codes.find((code) => code === "MissingParameter.MissingParameter") ?? "MissingParameter",
        `The request is missing a required parameter \`${path}\`.`,
      );
    case "unknown":
      return new Refusal("UnknownParameter", `The parameter \`${path}\` is not recognized.`);
    case "type":
      return new Refusal(
        "InvalidParameter",
        `The value type of parameter \`${path}\` is not valid: it must be ${expected}.`,
      );
    case "value":
      return new Refusal(
        "InvalidParameterValue",
        `The value of parameter \`${path}\` is not valid: it must be ${expected}.`,
      );
  }
}
