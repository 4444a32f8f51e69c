import { z } from "zod";
import { unlessAbsent } from "../lifecycle/find";
import { secret } from "../lifecycle/schema";
import type { Context } from "../lifecycle/spec";
import { resource } from "../lifecycle/spec";
import type { Limit } from "./api/tcr";

const inputs = z.strictObject({
  password: secret(z.string().min(1)).describe(
    "Password to log in to the registry with; the cloud does not tell its rules.",
  ),
  useExisting: z
    .boolean()
    .default(false)
    .describe(
      "Takes the user that the account has already, and gives it this password, instead of failing. Needed to make the resource again after a destroy. Default false.",
    ),
});

const outputs = z.strictObject({
  username: z.string().describe("Name to log in to the registry with."),
  quotas: z.record(z.string(), z.number()).describe("Quotas of the user, by the cloud's words for them."),
});

/** An account has one user at most, and no call names it. */
const ID = "user";

export const registryUser = resource({
  type: "tcr:User",
  cloud: "tencent",
  description:
    "The account's user of the personal registry, needed before namespaces. There is one for an account; the cloud does not tell its password, so that a password changed elsewhere does not show, and has no call that deletes it: a destroy leaves it as it is.",
  example: `const config = new pulumi.Config();
const user = new clouds.tcr.User("user", { password: config.requireSecret("registryPassword") });
new clouds.tcr.Namespace("team", { name: "team" }, { dependsOn: user });`,
  idFormat: `"${ID}"`,
  inputs,
  outputs,
  onChange: { password: "update", useExisting: "update" },
  remains: "the cloud has no call that deletes a registry user; it stays, with its password",
  blame: { "InvalidParameter.ErrUserExist": "useExisting" },
  async find(context, id): Promise<Limit[] | undefined> {
    if (id !== ID) throw new Error(`the id must be ${JSON.stringify(ID)}, not ${JSON.stringify(id)}`);
    await lookForUser(context);
    return (await context.clients.tcr.DescribeUserQuotaPersonal({})).Data.LimitInfo;
  },
  async create(context, want) {
    if (want.useExisting && (await unlessAbsent(lookForUser(context)))) await changePassword(context, want.password);
    else await context.clients.tcr.CreateUserPersonal({ Password: want.password });
    return ID;
  },
  async update(context, _id, { want, changed }) {
    if (changed.has("password")) await changePassword(context, want.password);
  },
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: (limits) => ({
    username: limits[0]?.Username ?? "",
    quotas: Object.fromEntries(limits.map(({ Type, Value }) => [Type, Value])),
  }),
});

type Tencent = Context<"tencent">;

/** Fails with `ResourceNotFound.ErrNoUser` while there is no user: the one read of the documents that does. */
const lookForUser = ({ clients }: Tencent) =>
  clients.tcr.DescribeNamespacePersonal({ Namespace: "", Limit: 1, Offset: 0 });

const changePassword = ({ clients }: Tencent, Password: string) =>
  clients.tcr.ModifyUserPasswordPersonal({ Password }, { idempotent: true });
