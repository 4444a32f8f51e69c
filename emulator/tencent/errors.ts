import { type Answer, Refusal } from "../cloud";
import type { Problem } from "../contract/check";
import type { Action } from "../contract/shape";

/** Success and failure both have HTTP status 200, unless a fault sets another: the vendor's clients read no code in other responses. */
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

/** The common codes for a breach of the contract. One page has its own code for a missing parameter. */
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
