import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { kindOf } from "../../kind";
import { quota } from "../../quotas";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { findRepository } from "./repository";
import { requireUser } from "./user";

/** Updates an application when an image is pushed. No documented call reads, changes or deletes one. */
export type TriggerAttributes = Inputs["CreateApplicationTriggerPersonal"];

export const triggers = kindOf<TriggerAttributes>({
  service: "tcr",
  kind: "application-trigger",
  name: (row) => row.attributes.TriggerName,
});

function createTrigger(call: Call<Inputs["CreateApplicationTriggerPersonal"]>): object {
  const { input, world } = call;
  requireUser(call);
  if (input.InvokeMethod !== "all" && !input.InvokeExpr)
    throw new Refusal("MissingParameter", `\`InvokeMethod\` ${input.InvokeMethod} needs \`InvokeExpr\`.`);
  const repository = findRepository(call, input.RepoName);
  const id = `${repository.id}/${input.TriggerName}`;
  if (triggers.rows(world.state).has(id))
    throw new Refusal("InvalidParameter.ErrTriggerExist", `The trigger ${input.TriggerName} already exists.`);
  if (mine(call, triggers.rows(world.state)).length >= quota(world, "tcr", "triggers"))
    throw new Refusal("LimitExceeded.ErrTriggerMaxLimit", "The quota of triggers is used up.");
  triggers.rows(world.state).set(id, { ...born(call), id, owner: repository.id, status: "present", attributes: input });
  return {};
}

export const triggerHandlers = { CreateApplicationTriggerPersonal: createTrigger };
