import { describe, expect, it } from "vitest";
import type { Entry } from "../../../../provider/lifecycle/create/entries";
import { notesIn } from "../../../../provider/lifecycle/create/notes";
import { isOtherEntrys, tellOthers } from "../../../../provider/lifecycle/create/same-entry";
import { MADE } from "../../../../provider/lifecycle/internal-properties";
import type { Clouds, Connection } from "../../../../provider/transport/connect";
import { memoryKind } from "../../../support/memory-kind";

const TYPE = "tke:Cluster";

/** Accounts by profile: another profile has another key, and the cloud says whose it is where it can. */
const accounts: Record<string, { region: string; key: string; accountId?: string }> = {
  one: { region: "r1", key: "key-1", accountId: "100" },
  synonym: { region: "r1", key: "key-1" },
  again: { region: "r1", key: "key-2", accountId: "100" },
  other: { region: "r1", key: "key-3", accountId: "200" },
  silent: { region: "r1", key: "key-4" },
};

function cloudsOf(asked: string[] = []): Clouds {
  const of = ({ profile = "one", region }: Connection = {}) => {
    const account = accounts[profile];
    return { ...account, region: region ?? account?.region };
  };
  return {
    region: (_cloud: string, connection?: Connection) => of(connection).region,
    keyId: (_cloud: string, connection?: Connection) => of(connection).key,
    whose: async (cloud: string, connection: Connection, { signal }: { signal?: AbortSignal }) => {
      asked.push(`${cloud} ${connection.profile}${signal ? "" : " for ever"}`);
      if (connection.profile === "failing") throw new Error("no answer");
      return { accountId: of(connection).accountId };
    },
  } as unknown as Clouds;
}

/** A process of a run that has others. */
function hostOf(elsewhere: Entry[] = []) {
  const added: Entry[] = [];
  const asked: string[] = [];
  const entries = { add: (one: Entry) => void added.push(one), ofOthers: () => elsewhere, end: () => undefined };
  const none = () => undefined;
  const notes = notesIn({ names: () => [], read: none, write: none, add: none, remove: none }, (urn) => urn, entries);
  return { added, asked, notes, clouds: () => cloudsOf(asked), signal: new AbortController().signal };
}

const named = memoryKind({ type: TYPE, idFormat: "name" }).spec;
const state = { name: "web", [MADE]: "m1" };
const here: Connection = { profile: "one" };

/** Whether the entry made as `m1` is another's, where `m2` came later at a connection. */
async function isOther(there: Connection, { spec = named, from = here, id = "web" } = {}) {
  const host = hostOf();
  host.notes.entryIs(TYPE, "web", "m1", from);
  host.notes.entryIs(TYPE, "web", "m2", there);
  return { is: await isOtherEntrys(spec, host, id, state, from), asked: host.asked };
}

describe("an entry whose ID a later entry of this process has", () => {
  it("is that one's in the same region of the same profile, key or account", async () => {
    expect(await isOther({ profile: "again" })).toEqual({ is: true, asked: ["tencent one", "tencent again"] });
    expect(await isOther({ profile: "one", region: "r1" })).toEqual({ is: true, asked: [] });
    expect(await isOther({ profile: "synonym" })).toEqual({ is: true, asked: [] });
  });

  it("is not in another region, or of another account", async () => {
    expect(await isOther({ profile: "one", region: "r2" })).toEqual({ is: false, asked: [] });
    expect((await isOther({ profile: "other" })).is).toBe(false);
  });

  it("is that one's where the cloud does not say whose keys these are", async () => {
    accounts.failing = { region: "r1", key: "key-5", accountId: "200" };
    expect((await isOther({ profile: "silent" })).is).toBe(true);
    expect((await isOther({ profile: "other" }, { from: { profile: "silent" } })).is).toBe(true);
    expect((await isOther({ profile: "failing" })).is).toBe(true);
    expect((await isOther({ profile: "other" }, { from: { profile: "failing" } })).is).toBe(true);
  });

  it("is that one's wherever the cloud chose the ID", async () => {
    const chosen = memoryKind({ type: TYPE }).spec;
    expect(await isOther({ profile: "other" }, { spec: chosen })).toEqual({ is: true, asked: [] });
  });

  it("is nobody else's under another ID, or where it is the last itself", async () => {
    expect((await isOther({ profile: "again" }, { id: "blue" })).is).toBe(false);
    const chosen = memoryKind({ type: TYPE }).spec;
    expect((await isOther({ profile: "again" }, { id: "blue", spec: chosen })).is).toBe(false);
    const host = hostOf();
    host.notes.entryIs(TYPE, "web", "m2", here);
    host.notes.entryIs(TYPE, "web", "m1", { profile: "again" });
    expect(await isOtherEntrys(named, host, "web", state, here)).toBe(false);
  });
});

describe("an entry whose ID another process of the run has", () => {
  /** The entry that the process with a connection passes on. */
  function passedOnBy(connection: Connection, more: object = {}, isResumed = false): Entry {
    const { added, ...host } = hostOf();
    tellOthers(host, () => undefined, TYPE, "web", { ...state, [MADE]: "m2", ...connection, ...more }, isResumed);
    return added[0] as Entry;
  }
  const spared = (entry: Entry, spec = named) => isOtherEntrys(spec, hostOf([entry]), "web", state, here);

  it("is passed on with its mark, its region and a digest of its key", () => {
    const entry = passedOnBy({ profile: "one" });
    expect(entry).toEqual({
      type: TYPE,
      id: "web",
      made: "m2",
      region: "r1",
      taken: false,
      key: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(passedOnBy({ profile: "other" }).key).not.toBe(entry.key);
    expect(passedOnBy({ profile: "one" }, {}, true).taken).toBe(true);
    expect(passedOnBy({ profile: "one" }, { adopt: "web" }).taken).toBe(true);
  });

  it("is not passed on without a mark", () => {
    const { added, ...host } = hostOf();
    tellOthers(host, () => undefined, TYPE, "web", { name: "web" }, false);
    expect(added).toEqual([]);
  });

  it("is that one's in the same region with the same key", async () => {
    expect(await spared(passedOnBy({ profile: "one" }))).toBe(true);
    expect(await spared(passedOnBy({ profile: "one", region: "r2" }))).toBe(false);
    expect(await spared(passedOnBy({ profile: "other" }))).toBe(false);
  });

  it("is that one's with another key too, where its creation would not have been refused for what is there", async () => {
    expect(await spared(passedOnBy({ profile: "other" }, {}, true))).toBe(true);
    const entry = passedOnBy({ profile: "other" });
    expect(await spared(entry, memoryKind({ type: TYPE, idFormat: "name", unreadable: "no call" }).spec)).toBe(true);
    expect(await spared(entry, memoryKind({ type: TYPE, overwrites: ({ name }) => name }).spec)).toBe(true);
  });

  it("is nobody else's with another type, ID or the same mark", async () => {
    const entry = passedOnBy({ profile: "one" });
    expect(await spared({ ...entry, type: "tke:NodePool" })).toBe(false);
    expect(await spared({ ...entry, id: "blue" })).toBe(false);
    expect(await spared({ ...entry, made: "m1" })).toBe(false);
  });

  it("is that one's wherever the cloud chose the ID", async () => {
    expect(await spared(passedOnBy({ profile: "other", region: "r2" }), memoryKind({ type: TYPE }).spec)).toBe(true);
  });
});
