import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { kindOf } from "../../kind";
import { quota } from "../../quotas";
import { rowsOf } from "../../state";
import { remove } from "../../transitions";
import { type Call, page } from "../call";
import type { Inputs } from "./inputs.gen";
import { requireUser } from "./user";

export interface NamespaceAttributes {
  Namespace: string;
}

export const namespaces = kindOf<NamespaceAttributes>({
  service: "tcr",
  kind: "namespace",
  name: (row) => row.attributes.Namespace,
});

/** Names that the vendor reserves. The manual says that there are some, and its samples have these two. */
const RESERVED = new Set(["library", "tencentyun"]);

function createNamespace(call: Call<Inputs["CreateNamespacePersonal"]>): object {
  const { world, input } = call;
  requireUser(call);
  if (RESERVED.has(input.Namespace))
    throw new Refusal("InvalidParameter.ErrNamespaceReserved", `The namespace name ${input.Namespace} is reserved.`);
  if (namespaces.rows(world.state).has(input.Namespace))
    throw new Refusal("InvalidParameter.ErrNamespaceExist", `The namespace ${input.Namespace} already exists.`);
  if (mine(call, namespaces.rows(world.state)).length >= quota(world, "tcr", "namespaces"))
    throw new Refusal("LimitExceeded.ErrNamespaceMaxLimit", "The quota of namespaces is used up.");
  const attributes = { Namespace: input.Namespace };
  namespaces
    .rows(world.state)
    .set(input.Namespace, { ...born(call), id: input.Namespace, status: "present", attributes });
  return {};
}

function reposOf(call: Call<object>, namespace: string): number {
  return mine(call, rowsOf(call.world.state, { service: "tcr", kind: "repository" })).filter(
    ({ owner }) => owner === namespace,
  ).length;
}

function describeNamespaces(call: Call<Inputs["DescribeNamespacePersonal"]>): object {
  requireUser(call);
  const fitting = mine(call, namespaces.rows(call.world.state)).filter((row) => row.id.includes(call.input.Namespace));
  const shown = page(fitting, call.input);
  return {
    Data: {
      NamespaceCount: fitting.length,
      NamespaceInfo: shown.map((row) => ({
        Namespace: row.id,
        CreationTime: row.createdAt,
        RepoCount: reposOf(call, row.id),
      })),
    },
  };
}

function deleteNamespace(call: Call<Inputs["DeleteNamespacePersonal"]>): object {
  requireUser(call);
  const row = mine(call, namespaces.rows(call.world.state)).find(({ id }) => id === call.input.Namespace);
  if (row === undefined)
    throw new Refusal("ResourceNotFound.ErrNoNamespace", `The user has no namespace ${call.input.Namespace}.`);
  if (reposOf(call, row.id) > 0)
    throw new Refusal("ResourceInUse", `The namespace ${row.id} holds repositories; delete them first.`);
  remove(call.world, namespaces, row);
  return {};
}

function validateNamespace({ world, input }: Call<Inputs["ValidateNamespaceExistPersonal"]>): object {
  const IsPreserved = RESERVED.has(input.Namespace);
  return {
    Data: { IsExist: IsPreserved || namespaces.rows(world.state).has(input.Namespace), IsPreserved },
  };
}

export const namespaceHandlers = {
  CreateNamespacePersonal: createNamespace,
  DescribeNamespacePersonal: describeNamespaces,
  DeleteNamespacePersonal: deleteNamespace,
  ValidateNamespaceExistPersonal: validateNamespace,
};
