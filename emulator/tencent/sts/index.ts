import { Refusal } from "../../cloud";
import { FIRST_ACCOUNT, issueCredential } from "../../credentials";
import { nextId } from "../../ids";
import type { Credential } from "../../state";
import type { World } from "../../world";
import type { Call, Handler } from "../call";
import { keys } from "../keys";
import type { Inputs } from "./inputs.gen";

/** STS: every role exists, and every known caller may assume it. Use faults to simulate refusals. */
export const stsHandlers: Readonly<Record<string, Handler>> = {
  AssumeRole: (call: Call<Inputs["AssumeRole"]>) => {
    if (call.caller?.role !== undefined && call.caller.role === call.input.RoleArn)
      throw new Refusal("InvalidParameter.RoleChain", "A role cannot take itself.");
    return assume(call.world, call.input);
  },
  AssumeRoleWithWebIdentity: (call: Call<Inputs["AssumeRoleWithWebIdentity"]>) => {
    checkWebToken(call.input.WebIdentityToken, call.world);
    return assume(call.world, call.input);
  },
  AssumeRoleWithSAML: (call: Call<Inputs["AssumeRoleWithSAML"]>) => {
    const assertion = Buffer.from(call.input.SAMLAssertion, "base64").toString("utf8");
    if (!/^<[^>]*(Response|Assertion)/.test(assertion))
      throw new Refusal("InvalidParameter.SAMLAssertionError", "The SAML assertion is not well-formed.");
    return assume(call.world, call.input);
  },
  GetCallerIdentity: ({ account, caller }: Call) => ({
    AccountId: account,
    Arn: caller?.role ?? `qcs::cam::uin/${account}:uin/${account}`,
    UserId: caller?.role === undefined ? account : `${account}:${caller.session}`,
    PrincipalId: account,
    Type: caller?.role === undefined ? "CAMUser" : "CAMRole",
  }),
};

/** Calls without a signature, because they carry their own proof of identity. */
export const UNSIGNED: ReadonlySet<string> = new Set(["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"]);

type Role = Pick<Inputs["AssumeRole"], "RoleArn" | "RoleSessionName" | "DurationSeconds">;

function assume(world: World, { RoleArn, RoleSessionName, DurationSeconds = 7200 }: Role) {
  const account = /^qcs::cam::uin\/(\d+):(?:role|roleName)\/./.exec(RoleArn)?.[1];
  if (account === undefined) throw new Refusal("InvalidParameter.RoleNotExist", `The role ${RoleArn} does not exist.`);
  if (!/^[\w+=,.@-]{2,128}$/.test(RoleSessionName))
    throw new Refusal("InvalidParameter.ParamError", "RoleSessionName must be 2 to 128 letters, digits or +=,.@_-.");
  if (DurationSeconds < 1 || DurationSeconds > 43_200)
    throw new Refusal("InvalidParameter.OverTimeError", "DurationSeconds must be from 1 to 43200.");
  return answerOf(temporary(world, account, DurationSeconds, RoleArn, RoleSessionName));
}

function temporary(world: World, account: string, seconds: number, role: string, session: string): Credential {
  const issued = issueCredential(world.state, keys, account, { seconds, now: world.clock.now() });
  const credential = { ...issued, role, session };
  world.state.credentials[issued.id] = credential;
  return credential;
}

const answerOf = ({ id, secret, token = "", expiresAt = 0 }: Credential) => ({
  Credentials: { Token: token, TmpSecretId: id, TmpSecretKey: secret },
  ...endOf(expiresAt),
});

const endOf = (expiresAt: number) => ({
  ExpiredTime: Math.floor(expiresAt / 1000),
  Expiration: `${new Date(expiresAt).toISOString().slice(0, 19)}Z`,
});

/** Checks the token's expiry. Its signature is not checked, because no identity provider is known here. */
function checkWebToken(token: string, world: World): void {
  const [header, payload, signature] = token.split(".");
  let claims: { exp?: unknown } = {};
  try {
    claims = JSON.parse(Buffer.from(payload ?? "", "base64url").toString("utf8")) as { exp?: unknown };
  } catch {
    // Refused below.
  }
  if (!header || !signature || typeof claims !== "object" || claims === null)
    throw new Refusal("InvalidParameter.WebIdentityTokenError", "The web identity token is not a JWT.");
  if (typeof claims.exp === "number" && claims.exp * 1000 <= world.clock.now())
    throw new Refusal("InvalidParameter.WebIdentityTokenError", "The web identity token has expired.");
}

/** The role of the machine that calls the metadata address. */
export const INSTANCE_ROLE = "EmulatorInstanceRole";

/** The metadata address's response to a request for the role's credentials. */
export function instanceCredentials(world: World) {
  const role = `qcs::cam::uin/${FIRST_ACCOUNT}:roleName/${INSTANCE_ROLE}`;
  const session = nextId(world.state, "ins-");
  const { id, secret, token, expiresAt = 0 } = temporary(world, FIRST_ACCOUNT, 7200, role, session);
  return { TmpSecretId: id, TmpSecretKey: secret, Token: token, ...endOf(expiresAt), Code: "Success" };
}
