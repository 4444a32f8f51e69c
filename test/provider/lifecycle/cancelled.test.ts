import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bciTable } from "../../../provider/baidu/bci/api.gen";
import { becTable } from "../../../provider/baidu/bec/api.gen";
import { resourceOf } from "../../../provider/clouds";
import { eciTable } from "../../../provider/ctyun/eci/api.gen";
import type { Properties } from "../../../provider/lifecycle/codec";
import { notesInMemory } from "../../../provider/lifecycle/create/notes";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { tcrTable } from "../../../provider/tencent/tcr/api.gen";
import { tkeTable } from "../../../provider/tencent/tke/api.gen";
import type { ServiceTable } from "../../../provider/transport/service-table";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindProgram, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";

const tables: Record<string, ServiceTable> = {
  tke: tkeTable,
  tcr: tcrTable,
  bci: bciTable,
  bec: becTable,
  eci: eciTable,
};

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

type Call = Awaited<ReturnType<TestEmulator["requests"]>>[number];

const isRead = ({ service, action }: Call) => tables[service]?.actions[action]?.reads === true;

interface Ending {
  /** The call that was not answered; `undefined` where the operation made fewer calls. */
  hanging: Call | undefined;
  result: Properties | Error;
}

/** Runs an operation whose call of this number is never answered, and cancels the run then. */
async function cancelledAt(call: number, world: KindWorld, run: () => Promise<unknown>): Promise<Ending> {
  await cloud.clearRequests();
  await cloud.fault({ hang: true, after: call - 1 });
  let result: Properties | Error | undefined;
  const ended = run().then(
    (value) => {
      result = (value ?? {}) as Properties;
    },
    (error: Error) => {
      result = error;
    },
  );
  while (result === undefined && (await cloud.requests()).length < call) await sleep(5);
  const hanging = result === undefined ? (await cloud.requests())[call - 1] : undefined;
  const began = performance.now();
  world.cancel();
  await ended;
  expect(performance.now() - began).toBeLessThan(1_000);
  // Nothing but reads that complete what is kept of a resource that was made.
  const later = (await cloud.requests()).slice(call);
  if (hanging) expect(madeIn(result) ? later.filter((one) => !isRead(one)) : later).toEqual([]);
  await cloud.clearFaults();
  return { hanging, result: result as unknown as Properties | Error };
}

/** What a failed create has made and keeps. */
const madeIn = (result: unknown) =>
  result instanceof Error && result.cause instanceof NotReadyError ? result.cause : undefined;

const LOOKS_FIRST = ["tke:LogCollector", "tke:VpcCniSubnets"];

async function cancelCreates({
  type,
  inputs: given,
  before,
}: KindProgram): Promise<{ inputs: Properties; made: Properties }> {
  const inputs = {
    ...given,
    ...(await before?.(operationsAgainst(cloud))),
    __urn: `urn:pulumi:dev::test::${type}::it`,
  };
  // These read as a part of their create: a record that stays costs a look.
  const looksFirst = LOOKS_FIRST.includes(type) || (await resourceOf(type)).overwrites !== undefined;
  for (let call = 1; ; call += 1) {
    const notes = notesInMemory();
    const world = operationsAgainst(cloud, {}, undefined, notes);
    const { hanging, result } = await cancelledAt(call, world, () => world.make(type, inputs));
    if (!hanging) return { inputs, made: result as Properties };
    const made = madeIn(result);
    if (!made) {
      expect((result as Error).message).toMatch(/^creating .*the run was cancelled/);
      // Only a call that changes something can have made it.
      const isSent = !isRead(hanging);
      if (isSent || !looksFirst) expect(notes.of(inputs.__urn) !== undefined, `call ${call}`).toBe(isSent);
      continue;
    }
    // It is in the state then: another run would create a second one.
    await operationsAgainst(cloud)
      .operations(type)
      .delete(made.id, { ...inputs, ...made.properties });
  }
}

describe("a run that is cancelled while a call is not answered ends at once and sends nothing more", () => {
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_, program) => {
    const { made } = await cancelCreates(program);
    const { id, properties } = made as { id: string; properties: Properties };
    for (const verb of ["read", "delete"] as const) {
      const world = operationsAgainst(cloud);
      const { hanging, result } = await cancelledAt(1, world, () =>
        world.operations(program.type)[verb](id, properties),
      );
      if (hanging) expect((result as Error).message).toContain("the run was cancelled");
    }
  });
});
