import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { additionsTo, isInState } from "../../../../provider/lifecycle/create/additions";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { notesInMemory } from "../../../../provider/lifecycle/create/notes";
import { addedTo, isShort, membersIn } from "../../../../provider/lifecycle/members";
import { NotReadyError } from "../../../../provider/lifecycle/ready";
import { systemClock } from "../../../../provider/transport/clock";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { operationsAgainst } from "../../../support/every-kind";
import { noted, refusal } from "../../../support/making";
import { cloudError, memoryContext, memoryKind, memoryRecord } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

const ID = "as-1/m1";

/** A set of machines in a scope, what the cloud lists there, and what one run after the other notes of it. */
function setOf(...listed: string[]) {
  const { spec } = memoryKind({
    idFormat: "scope/ids",
    members: {
      ids: "address",
      there: () => [],
      scope: () => "as-1",
      count: ({ size }) => size,
      list: async () => listed.map((id) => ({ id })),
    },
  });
  const record = Object.assign(memoryRecord(), { answers: 0, others: () => new Set<string>() });
  record.answered = () => {
    record.answers += 1;
  };
  /** Another run has another process, and another client. */
  const run = (at = 0) => {
    const { context, said } = memoryContext({ clock: movedClock(at), clients: {} });
    return { context, said, additions: additionsTo(spec, context, ID, record) };
  };
  const buy = (...ids: string[]) => {
    listed.push(...ids);
    return Promise.resolve(ids);
  };
  const lost = (...ids: string[]) => {
    listed.push(...ids);
    return Promise.reject(cloudError("connection"));
  };
  return { spec, record, listed, run, buy, lost };
}

describe("what an update adds to a set", () => {
  it("is noted before the call, and answered when the call is", async () => {
    const { record, run, buy } = setOf("m1", "other");
    let noted: Attempt | undefined;
    const made = await run().additions.add(2, () => {
      noted = record.last;
      return buy("m2", "m3");
    });
    expect(made).toEqual(["m2", "m3"]);
    expect(noted).toMatchObject({ wanted: { scope: "as-1", count: 2 }, before: ["m1", "other"] });
    expect(noted).not.toHaveProperty("id");
    expect([record.last?.id, record.answers]).toEqual(["as-1/m2,m3", 1]);
  });

  it("is looked for by the next run where the answer has no usable ID", async () => {
    const { run, listed } = setOf("m1");
    const blank = run().additions.add(1, async () => {
      listed.push("m2");
      return [""];
    });
    await expect(blank).rejects.toThrow('the cloud returned the ID "as-1/", which is not of the form scope/ids');
    expect(await run().additions.found({ address: ["m1"] })).toEqual(["m2"]);
  });

  it("is found by the next run after a kill, before and after the answer was noted", async () => {
    for (const isAnswered of [false, true]) {
      const { record, run, buy, listed } = setOf("m1");
      if (isAnswered) await run().additions.add(1, () => buy("m2"));
      else {
        const never = run().additions.add(1, () => {
          listed.push("m2");
          return new Promise<string[]>(() => undefined);
        });
        await Promise.race([never, new Promise((resolve) => setImmediate(resolve))]);
      }
      const { additions, said } = run(60_000);
      expect(await additions.found({ address: ["m1"] })).toEqual(["m2"]);
      expect(said.warned).toEqual(["resuming with m2, added by an interrupted run"]);
      expect(record.last?.id).toBe("as-1/m2");
    }
  });

  it("is found after its answer was lost, and is nothing after a refusal", async () => {
    const { record, run, lost } = setOf("m1");
    await expect(run().additions.add(1, () => lost("m2"))).rejects.toThrow("it is connection");
    expect(record.answers).toBe(0);
    expect(await run(60_000).additions.found({ address: ["m1"] })).toEqual(["m2"]);
    const refused = setOf("m1");
    await expect(refused.run().additions.add(1, () => Promise.reject(refusal()))).rejects.toThrow("it is invalid");
    expect(refused.record.last).toBeUndefined();
  });

  it("is known by its IDs where the program names them, without what was there before", async () => {
    const { record, run, lost } = setOf("m1", "m2");
    await expect(run().additions.add(["m2", "m3"], () => lost("m3", "m9"))).rejects.toThrow();
    expect(record.last?.id).toBe("as-1/m3");
    expect(await run().additions.found({ address: ["m1"] })).toEqual(["m3"]);
  });

  it("is over when the state has it, when nothing came of it, and with the set", async () => {
    const { spec, record, run, listed } = setOf("m1", "m2");
    record.last = noted({ id: "as-1/m2" });
    expect(isInState(spec, ID, { address: ["m1", "m2"] }, record.last)).toBe(true);
    expect(isInState(spec, ID, { address: ["m1"] }, record.last)).toBe(false);
    expect(await run(60_000).additions.found({ address: ["m1", "m2"] })).toEqual([]);
    expect(record.last).toBeUndefined();
    record.last = noted({ id: "as-1/m2" });
    listed.pop();
    expect(await run(noted().at + 60_000).additions.found({ address: ["m1"] })).toEqual([]);
    expect(record.last).toBeUndefined();
    record.last = noted({ id: "as-1/m2" });
    run().additions.over();
    expect(record.last).toBeUndefined();
  });

  it("is not guessed where more is new than was asked for", async () => {
    const { record, run } = setOf("m1", "m2", "m3");
    const wanted = { scope: "as-1", count: 1 };
    record.last = noted({ wanted, before: ["m1"] });
    await expect(run().additions.found({ address: ["m1"] })).rejects.toThrow("the cloud lists m2, m3, new since then");
  });
});

describe("what is noted of it", () => {
  it("says whose it is and when it was sent, and the IDs at once where the program names them", async () => {
    const { record, run, buy } = setOf("m1", "m2");
    const during: (Attempt | undefined)[] = [];
    const add = (wanted: number | string[], ...ids: string[]) =>
      run(7).additions.add(wanted, () => {
        during.push(record.last);
        return buy(...ids);
      });
    await add(1, "m3");
    await add(["m2", "m4"], "m4");
    expect(during[0]).toMatchObject({ token: expect.any(String), inputs: {}, at: 7, pid: process.pid });
    expect(during.map((one) => one?.id)).toEqual([undefined, "as-1/m4"]);
  });

  it("is over where the call has made nothing", async () => {
    const { record, run, buy } = setOf("m1");
    expect(await run().additions.add(1, () => buy())).toEqual([]);
    expect([record.last, record.answers]).toEqual([undefined, 0]);
  });

  it("leads to all that is new, and is answered then", async () => {
    const { record, run } = setOf("m1", "m2", "m3");
    record.last = noted({ wanted: { scope: "as-1", count: 2 }, id: "as-1/m2,m3" });
    const { additions, said } = run(60_000);
    expect(await additions.found({ address: ["m1"] })).toEqual(["m2", "m3"]);
    expect(said.warned).toEqual(["resuming with m2, m3, added by an interrupted run"]);
    expect([record.last?.id, record.answers]).toEqual(["as-1/m2,m3", 1]);
  });

  it("leads to nothing, and a warning, where nothing was listed before", async () => {
    const { record, run } = setOf("m1", "m2");
    record.last = noted({ wanted: { scope: "as-1", count: 1 }, before: undefined });
    const { additions, said } = run(60_000);
    expect(await additions.found({ address: ["m1"] })).toEqual([]);
    expect(said.warned).toEqual([
      expect.stringMatching(/interrupted while adding.*check the cloud for members that nothing uses$/),
    ]);
    expect(record.last).toBeUndefined();
  });

  it("is waited for until the cloud lists it, for five seconds", async () => {
    const { record, run, listed } = setOf("m1");
    const answered = noted({ id: "as-1/m2" });
    record.last = answered;
    const late = run(answered.at);
    setImmediate(() => listed.push("m2"));
    expect(await late.additions.found({ address: ["m1"] })).toEqual(["m2"]);
    record.last = noted({ id: "as-1/m9" });
    const never = run(answered.at);
    expect(await never.additions.found({ address: ["m1", "m2"] })).toEqual([]);
    expect(never.context.clock.now()).toBe(answered.at + 5_000);
  });

  it("says what to do where the cloud lists more than was asked for", async () => {
    const { record, run } = setOf("m1", "m2", "m3");
    record.last = noted({ wanted: { scope: "as-1", count: 1 }, before: ["m1"] });
    await expect(run().additions.found({ address: ["m1"] })).rejects.toThrow(
      /lists m2, m3, new since then, which is more than it requested; delete those that nothing uses, and run this again$/,
    );
  });

  it("is in the state only with all of its members", () => {
    const { spec } = setOf();
    expect(isInState(spec, ID, { address: ["m1", "m2"] }, noted({ id: "as-1/m2,m3" }))).toBe(false);
    expect(isInState(spec, ID, { address: ["m1", "m2"] }, noted())).toBe(false);
  });

  it("is none where nothing notes additions", async () => {
    const { spec, run } = setOf("m1");
    expect(await addedTo(spec, { ...run().context, additions: undefined }, ID, {})).toEqual({});
  });
});

it("a set has the members of its ID until its state names others, and then what was added to it", async () => {
  const { spec, record, run } = setOf("m1", "m2");
  expect(membersIn(spec, ID, {})).toEqual(["m1"]);
  expect(membersIn(spec, ID, { address: ["m7"] })).toEqual(["m7"]);
  const { context, additions } = run(60_000);
  expect(await addedTo(spec, { ...context, additions: () => additions }, ID, {})).toEqual({});
  record.last = noted({ id: "as-1/m2" });
  expect(await addedTo(spec, { ...context, additions: () => additions }, ID, {})).toEqual({ address: ["m1", "m2"] });
});

it("a set is short while its state asks for other members than it has, as after an update that failed", () => {
  const { spec } = setOf();
  expect(isShort(spec, ID, { size: 2, address: ["m1"] })).toBe(true);
  expect(isShort(spec, ID, { size: 1, address: ["m1"] })).toBe(false);
  expect(isShort(spec, ID, { size: 1, address: ["m1", "m2"] })).toBe(true);
  expect(isShort(memoryKind().spec, "thing-1", { size: 2 })).toBe(false);
  // A state of another release, without the list that its members are counted by.
  const count = (want: Record<string, unknown>) => (want.list as string[]).length;
  expect(isShort({ ...spec, members: { ...spec.members, count } } as typeof spec, ID, {})).toBe(false);
});

describe("after an update whose answer was lost", () => {
  let cloud: TestEmulator;
  beforeAll(async () => {
    cloud = await startEmulator();
  });
  afterAll(() => cloud.close());

  it("the next run says one thing of what that added: the comparison leaves it to the update, which the engine asks for", async () => {
    const world = () => operationsAgainst(cloud, { retry: { maxAttempts: 1 } }, systemClock, notes);
    const notes = notesInMemory();
    const cluster = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
    const { id: clusterId } = await world().make("tke:Cluster", cluster);
    const urn = "urn:pulumi:dev::test::tke:Instances::workers";
    const place = { clusterId, zone: "gsqy-1", vpcId: "vpc-1", subnetId: "subnet-1", __urn: urn };
    const want = { ...place, machine: { instanceType: "S5.MEDIUM4", login: { keyIds: ["skey-1"] } } };
    const { id, properties } = await world().make("tke:Instances", { ...want, count: 1 });
    const more = { ...want, count: 2 };
    await cloud.fault({ action: "CreateClusterInstances", reset: "after" });
    const failed = await world()
      .operations("tke:Instances")
      .update(id, properties, more)
      .catch((error) => error.cause);
    await cloud.clearFaults();
    expect(failed).toBeInstanceOf(NotReadyError);
    const next = world();
    const { diff, update } = next.operations("tke:Instances");
    expect((await diff(id, failed.properties, more)).changes).toEqual([]);
    expect(next.said).toEqual([]);
    const { properties: done } = await update(id, failed.properties, more);
    expect(done.instanceIds).toHaveLength(2);
    expect(next.said).toEqual([expect.stringMatching(/^resuming with ins-\w+, added by an interrupted run$/)]);
    expect(await cloud.resources({ service: "tke", kind: "instance" })).toHaveLength(2);
  });
});
