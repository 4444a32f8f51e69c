import { createHash } from "node:crypto";
import { Refusal } from "../cloud";
import type { Call } from "./call";

/** The first use of each client token, by account, region and token. */
export type Tokens = Record<string, { readonly request: string; readonly answer: object | undefined }>;

/**
 * Performs a call once for each client token: a repeated request gets the first response, and another request with the same token is
 * refused. Without a token, the call is always performed.
 * @throws Refusal BadRequest for an invalid token, IdempotentParameterMismatch for a token that another request used
 */
export function onceForToken<Answer extends object | undefined>(
  { account, region, clientToken, fingerprint }: Call<object>,
  tokens: Tokens,
  perform: () => Answer,
): Answer {
  if (clientToken === undefined) return perform();
  checkToken(clientToken);
  const key = `${account}/${region}/${clientToken}`;
  // A digest, because the request contains passwords.
  const request = createHash("sha256").update(fingerprint).digest("hex");
  const before = tokens[key];
  if (before !== undefined && before.request !== request)
    throw new Refusal("IdempotentParameterMismatch", "The clientToken was used for a request with other parameters.");
  // The kept response has this call's type, because the fingerprint includes the call.
  if (before !== undefined) return before.answer as Answer;
  const answer = perform();
  tokens[key] = { request, answer };
  return answer;
}

function checkToken(token: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every ASCII character is allowed
  if (!/^[\x00-\x7f]{1,64}$/.test(token))
    throw new Refusal("BadRequest", "clientToken must have at most 64 ASCII characters");
}
