import { z } from "zod";
import { secret } from "../../lifecycle/schema";
import { resource } from "../resource";
import type { Limit } from "./api.gen";

const inputs = z.strictObject({
  password: secret(z.string().min(1)).describe(
    "Password for logging in to the registry. Public Tencent Cloud takes 8 to 16 characters; the private cloud documents no rules.",
  ),
});

const outputs = z.strictObject({
  userName: z.string().describe("Name for logging in to the registry."),
  quotas: z.record(z.string(), z.number()).describe("Quotas of the user, by the cloud's names."),
});

/** The ID, because an account has at most one user and no call returns its name. */
const ID = "user";

export const registryUser = resource({
  type: "tcr:User",
  description:
    "The account's user of the personal registry, needed before namespaces. An account has one. The cloud does not return its password, so a password changed elsewhere is not detected. The API has no call that deletes the user: a destroy leaves it as it is. With `adopt` set to `user`, the account's user is taken over; its password stays until a later run changes `password`.",
  examples: {
    "The user, and a namespace after it": `const config = new pulumi.Config();
const user = new clouds.tcr.User("user", { password: config.requireSecret("registryPassword") });
new clouds.tcr.Namespace("team", { name: "team" }, { dependsOn: user });`,
    "An existing user, with a new password": `const config = new pulumi.Config();
const user = new clouds.tcr.User("user", {
  password: config.requireSecret("registryPassword"),
  adopt: "user",
});
export const login = user.userName;`,
  },
  idFormat: `"${ID}"`,
  idOf: () => ID,
  inputs,
  outputs,
  stable: ["userName"],
  interrupts: {
    replacement: "clients have to log in as the new user",
    update: { password: "logins with the old password are refused" },
  },
  onChange: { password: "update" },
  // The public cloud's rule (models of its SDK, CreateUserPersonal). Only a warning, because a private cloud may have another.
  ahead: async (_context, { password }) =>
    password === undefined || (password.length >= 8 && password.length <= 16)
      ? []
      : [{ property: "password", reason: "public Tencent Cloud takes 8 to 16 characters" }],
  remains: "the cloud has no call that deletes a registry user; it stays, with its password",
  async find({ clients: { tcr } }): Promise<Limit[] | undefined> {
    // The only documented read that fails with ErrNoUser if there is no user.
    await tcr.DescribeNamespacePersonal({ Namespace: "", Limit: 1, Offset: 0 });
    return (await tcr.DescribeUserQuotaPersonal({})).Data.LimitInfo;
  },
  async create({ clients }, want) {
    await clients.tcr.CreateUserPersonal({ Password: want.password });
    return ID;
  },
  async update({ clients }, _id, { want, changed }) {
    if (!changed.has("password")) return;
    await clients.tcr.ModifyUserPasswordPersonal({ Password: want.password }, { idempotent: true });
  },
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: (limits) => ({
    userName: limits[0]?.Username ?? "",
    quotas: Object.fromEntries(limits.map(({ Type, Value }) => [Type, Value])),
  }),
});
