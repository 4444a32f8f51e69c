import type { ServiceName } from "../../provider/clouds";
import { type Found, listAccount } from "../../provider/lifecycle/inventory";
import type { Account } from "./account";
import { timeOfMark } from "./mark";

/** What marked runs left that is older than a time: what belongs to something comes before it. */
export async function findLeft(account: Account, services: readonly ServiceName[], before: number): Promise<Found[]> {
  const { found } = await listAccount(services, {
    clouds: account.clouds,
    signal: new AbortController().signal,
    known: () => undefined,
    page: () => undefined,
    listed: () => undefined,
  });
  return found.filter((one) => isLeft(one, before)).reverse();
}

/** Whether something, or what it belongs to, bears the mark of a run that is old enough. */
function isLeft({ id, name, parent }: Found, before: number): boolean {
  const time = timeOfMark(name) ?? timeOfMark(id);
  if (time !== undefined) return time < before;
  return parent !== undefined && isLeft(parent, before);
}

/** Deletes one of them, as a stack would that has read it. */
export async function sweepOne(account: Account, { type, id }: Found): Promise<void> {
  const operations = account.operations(type);
  const found = await operations.read(id, {});
  if (found) await operations.delete(id, found.properties);
}
