import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseReadings } from "../../../emulator/readings";
import type { Properties } from "../../../provider/lifecycle/codec";
import type { Operations } from "../../../provider/lifecycle/operations";
import { commonInputs } from "../../../provider/lifecycle/schema";
import { unreturnedIn, withRecorded } from "../../../provider/lifecycle/unreturned";
import { baiduCaller } from "../../support/baidu-call";
import { ctyunCaller } from "../../support/ctyun-call";
import { eciGroup, eciNetwork, eciZone } from "../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, NOT_LEARNED, operationsAgainst, titleOf } from "../../support/every-kind";

// As a cloud may return what other tools made: rows, lists and fields in other orders, and unknown fields.
const personality = "real-cloud";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator({ personality });
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

const readable = everyKind.filter(({ unreadable }) => !unreadable);

describe.each(readable.map((program) => [titleOf(program), program] as const))("import of %s", (_title, program) => {
  let id: string;
  let inputs: Properties;
  let found: { properties: Properties; inputs?: Properties };
  const operations = () => world.operations(program.type);
  beforeAll(async () => {
    inputs = { ...program.inputs, ...(await program.before?.(world)) };
    ({ id } = await operations().create(inputs));
    found = (await operations().read(id, {})) ?? { properties: {} };
  });

  it("gives inputs that the check takes, and that show no change", async () => {
    const { check, diff } = operations();
    expect(await check(found.inputs ?? {}, found.inputs)).toEqual([]);
    expect(await diff(id, found.properties, found.inputs ?? {})).toMatchObject({ changes: [], recorded: [] });
  });

  it("shows no change to the program that made it, and records what the cloud does not return", async () => {
    world.said.length = 0;
    const { diff } = operations();
    const { changes, recorded } = await diff(id, found.properties, inputs);
    expect(changes).toEqual([]);
    expect(unreturnedIn(found.properties)).toEqual(expect.arrayContaining(recorded));
    if (recorded.length > 0)
      expect(world.said.at(-1)).toMatch(new RegExp(`^${recorded[0]}.*: recorded as the program says`));
    else expect(world.said).toEqual([]);
  });

  it("learns every input but those that the API does not return, or returns in part", () => {
    if (program.title !== undefined) return;
    const names = unreturnedIn(found.properties).filter((name) => !(name in commonInputs));
    expect(names.sort().join(" ")).toBe(NOT_LEARNED[program.type] ?? "");
  });

  it("compares with what was recorded from then on, in the inputs or after an update", async () => {
    const { diff, update, read } = operations();
    world.sent.length = 0;
    const made = await update(id, found.properties, inputs);
    const sent = world.sent.filter(({ url, body }) =>
      /"Action":"(Modify|Create|Update|Delete)|updateC/.test(`${body} ${url}`),
    );
    expect(sent).toEqual([]);
    for (const state of [made.properties, withRecorded(found.properties, inputs)]) {
      expect(await diff(id, state, inputs)).toMatchObject({ changes: [], recorded: [], drifted: [] });
      expect((await read(id, state))?.inputs).toBeUndefined();
    }
    const [first] = (await diff(id, found.properties, inputs)).recorded.filter(
      // A range with a text behind it is none.
      (name) => typeof inputs[name] === "string" && !/\/\d+$/.test(String(inputs[name])),
    );
    if (first === undefined) return;
    const other = { ...inputs, [first]: `${inputs[first]}-other` };
    const changes = await diff(id, withRecorded(found.properties, inputs), other).then(
      (difference) => difference.changes.map(({ path }) => path),
      (refused: Error) => [/: (\w+)(?: cannot change|: .* cannot be created$)/.exec(refused.message)?.[1]],
    );
    expect(changes).toEqual([first]);
  });
});

/** The paths of objects without properties, which no cloud returned. */
function emptyIn(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const parts = Object.entries(value);
  if (parts.length === 0 && !Array.isArray(value)) return [path];
  return parts.flatMap(([name, part]) => emptyIn(part, `${path}/${name}`));
}

/** Nothing differs for the inputs that were found, nor for a read that knows them. */
async function expectSettled({ check, diff, read }: Operations, id: string): Promise<Properties> {
  const { properties, inputs = {} } = (await read(id, {})) ?? { properties: {} };
  expect(emptyIn(inputs)).toEqual([]);
  expect(await check(inputs, inputs)).toEqual([]);
  expect(await diff(id, properties, inputs)).toMatchObject({ changes: [], recorded: [] });
  expect((await read(id, properties))?.inputs).toBeUndefined();
  return properties;
}

/** A program with as few properties as the check takes, at any depth: what remains at defaults shows no change either. */
async function least(check: (inputs: Properties) => Promise<unknown[]>, inputs: Properties): Promise<Properties> {
  const shrunk = structuredClone(inputs);
  const isTaken = async () => (await check(shrunk)).length === 0;
  const shrink = async (part: unknown): Promise<void> => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (!Array.isArray(part)) Reflect.deleteProperty(part, key);
      if (Array.isArray(part) || !(await isTaken())) {
        Reflect.set(part, key, value);
        await shrink(value);
      }
    }
  };
  await shrink(shrunk);
  return shrunk;
}

let otherCloud: TestEmulator;
let other: KindWorld;
beforeAll(async () => {
  otherCloud = await startEmulator({ personality, readings: parseReadings("other") });
  other = operationsAgainst(otherCloud);
});
afterAll(() => otherCloud.close());

describe.each(readable.map((program) => [titleOf(program), program] as const))(
  "import of the least %s",
  (_title, program) => {
    it("shows no change to the program that made it", async () => {
      const operations = other.operations(program.type);
      const inputs = await least(operations.check, { ...program.inputs, ...(await program.before?.(other)) });
      const { id } = await operations.create(inputs);
      const properties = await expectSettled(operations, id);
      expect(await operations.diff(id, properties, inputs)).toMatchObject({ changes: [] });
    });
  },
);

/** Created by other tools, which leave out what the cloud has a default for. */
it.each<[type: string, target: string, request: object]>([
  ["eci:ContainerGroup", "POST /containers/createContainerGroup", eciGroup()],
  [
    "eci:ImageCache",
    "POST /imageCache/createImageCache",
    { imageCacheName: "base", images: ["b:1", "a:1"], ...eciNetwork, azInfo: eciZone },
  ],
  [
    "eci:DataCache",
    "POST /dataCache/createDataCache",
    {
      dataCacheName: "m",
      bucket: "m",
      path: "/m",
      ...eciZone,
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      dataSource: { dataSourceType: "GIT", datasourceOption: { git: { url: "https://git.example/m.git" } } },
    },
  ],
  [
    "bci:ContainerGroup",
    "POST /v2/instance",
    {
      name: "few",
      zoneName: "zoneC",
      subnetIds: ["sbn-2", "sbn-1"],
      securityGroupIds: ["g-2", "g-1"],
      restartPolicy: "Always",
      containers: [{ name: "app", image: "nginx:1.27" }],
    },
  ],
])("import of %s that another tool made shows no change", async (type, target, request) => {
  const { ctyun, baidu } = otherCloud.credentials;
  const call = type.startsWith("eci") ? ctyunCaller(otherCloud.url, ctyun) : baiduCaller(otherCloud.url, baidu);
  const { body } = await call(target, request);
  const answer = body.returnObj ?? body;
  const [, id] =
    Object.entries<string>(answer).find(([name]) => /^(containerGroup|imageCache|dataCache|instance)Id$/.test(name)) ??
    [];
  expect(id, JSON.stringify(body)).toBeDefined();
  await expectSettled(other.operations(type), id as string);
});
