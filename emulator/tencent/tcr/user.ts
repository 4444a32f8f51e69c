import { born } from "../../caller";
import { Refusal } from "../../cloud";
import { FIRST_ACCOUNT } from "../../credentials";
import { kindOf } from "../../kind";
import { quota } from "../../quotas";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";

export interface UserAttributes {
  Username: string;
  Password: string;
}

export const users = kindOf<UserAttributes>({
  service: "tcr",
  kind: "user",
  name: (row) => row.attributes.Username,
  secrets: ["Password"],
});

/**
 * The first account can use the registry from the start, so that a first program needs no preparation; it can still register once. Other
 * accounts must register first, as the manual says.
 * @throws Refusal ResourceNotFound.ErrNoUser if the caller has not registered
 */
export function requireUser(call: Call<object>): void {
  if (call.account === FIRST_ACCOUNT) return;
  if (!users.rows(call.world.state).has(call.account))
    throw new Refusal("ResourceNotFound.ErrNoUser", "The user does not exist: register it with CreateUserPersonal.");
}

function createUser(call: Call<Inputs["CreateUserPersonal"]>): object {
  const { account, world } = call;
  if (users.rows(world.state).has(account))
    throw new Refusal("InvalidParameter.ErrUserExist", "The user already exists.");
  const attributes = { Username: account, Password: call.input.Password };
  users.rows(world.state).set(account, { ...born(call), id: account, status: "present", attributes });
  return {};
}

function modifyPassword(call: Call<Inputs["ModifyUserPasswordPersonal"]>): object {
  requireUser(call);
  const user = users.rows(call.world.state).get(call.account);
  if (user !== undefined) user.attributes.Password = call.input.Password;
  return {};
}

function describeQuota({ world, account }: Call): object {
  const value = (Type: "namespaces" | "repositories" | "triggers") => ({
    Username: account,
    Type,
    Value: quota(world, "tcr", Type),
  });
  return { Data: { LimitInfo: [value("namespaces"), value("repositories"), value("triggers")] } };
}

export const userHandlers = {
  CreateUserPersonal: createUser,
  ModifyUserPasswordPersonal: modifyPassword,
  DescribeUserQuotaPersonal: describeQuota,
};
