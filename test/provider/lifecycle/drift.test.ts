import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { resourceOf } from "../../../provider/clouds";
import { inWordsOf } from "../../../provider/lifecycle/as-written";
import type { Properties } from "../../../provider/lifecycle/codec";
import { UNREADY } from "../../../provider/lifecycle/internal-properties";
import { normalField } from "../../../provider/lifecycle/normal-form";
import type { Resource } from "../../../provider/lifecycle/spec";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, NOT_LEARNED, operationsAgainst, titleOf } from "../../support/every-kind";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

/** A kind of which the cloud no longer returns one input. */
const without = (spec: Resource, field: string) => async (): Promise<Resource> => ({
  ...spec,
  flatten: async (...given) => ({ ...(await spec.flatten(...given)), [field]: undefined }),
});

/** Another value of the same form. */
function other(value: unknown): unknown {
  if (typeof value === "string") return `${value}-before`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value))
    return typeof value[0] === "object" ? [other(value[0]), ...value.slice(1)] : [...value, "before"];
  const members = Object.entries(value as Properties);
  const [name, inner] = members.find(([key, member]) => key !== "name" && typeof member !== "boolean") ?? ["by", ""];
  return { ...(value as Properties), [name]: other(inner) };
}

/** Inputs that change in place, that the cloud returns, and that take another value of the same form. */
function updated({ type, onChange, inputs }: Resource, given: Properties): string[] {
  const unlearned = (NOT_LEARNED[type] ?? "").split(" ");
  return Object.entries(onChange)
    .filter(([field, rule]) => given[field] !== undefined && rule === "update" && !unlearned.includes(field))
    .map(([field]) => field)
    .filter((field) => (inputs.shape[field] as z.ZodType).safeParse(other(given[field])).success);
}

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("drift of %s", (_title, program) => {
  let spec: Resource;
  let given: Properties;
  let id: string;
  let properties: Properties;
  beforeAll(async () => {
    spec = await resourceOf(program.type);
    given = { ...program.inputs, ...(await program.before?.(world)) };
    ({ id, properties } = await world.make(program.type, given));
  });

  it("that only a replacement can undo is a warning, unless the program asks for the replacement", async () => {
    const { read, diff, update } = world.operations(program.type);
    const tried: string[] = [];
    const isCompared = (field: string) => given[field] !== undefined && !spec.idFormat.includes(field);
    for (const field of Object.keys(spec.onChange).filter(isCompared)) {
      const meaning = (value: unknown) =>
        normalField(spec, field, inWordsOf(spec.inputs.shape[field] as z.ZodType, value, given[field]));
      // The program and the state say what was before; the cloud has something else since.
      const inputs = { ...given, [field]: other(given[field]) };
      const state = { ...properties, [field]: inputs[field] };
      const goBack = await diff(id, properties, inputs).catch(() => ({ replaces: [field] }));
      const seen = await read(id, state);
      if (
        !goBack.replaces.includes(field) ||
        isDeepStrictEqual(meaning(seen?.properties[field]), meaning(inputs[field]))
      )
        continue;
      tried.push(field);
      expect(seen?.inputs, `${field} stays the program's`).toBeUndefined();
      if (!spec.agrees?.[field])
        expect(meaning(seen?.properties[field]), `${field} in the outputs is the cloud's`).toEqual(
          meaning(given[field]),
        );
      const drifted = seen?.properties ?? {};
      world.said.length = 0;
      expect(await diff(id, drifted, inputs)).toMatchObject({ changes: [], replaces: [], drifted: [{ field }] });
      expect(world.said).toEqual([
        expect.stringMatching(new RegExp(`^${field} was changed outside of Pulumi, from .* to `)),
      ]);
      expect(await diff(id, drifted, given), "taken into the program").toMatchObject({ changes: [], drifted: [] });
      const replaced = await diff(id, drifted, { ...inputs, onDrift: "replace" }).catch(
        (error: Error) => error.message,
      );
      if (typeof replaced === "string") expect(replaced).toContain(`${field} cannot change`);
      else expect(replaced.replaces).toContain(field);
      expect((await read(id, drifted))?.properties).toEqual(drifted);

      // Half made, it is updated without a read before: the update is what finds the change.
      world.said.length = 0;
      const half = { ...state, [UNREADY]: true };
      await update(id, half, inputs);
      expect(world.said).toEqual([
        expect.stringMatching(`^${field} was changed outside of Pulumi, .* nothing is done`),
      ]);
      world.said.length = 0;
      await update(id, half, { ...inputs, onDrift: "replace" });
      expect(world.said).toEqual([
        expect.stringMatching(`^${field} was changed outside of Pulumi, .* next "pulumi up"`),
      ]);

      world.sent.length = 0;
      world.said.length = 0;
      const updated = await update(id, drifted, { ...inputs, timeouts: { delete: "9m" } });
      expect(world.said, "the comparison has said it").toEqual([]);
      const sent = world.sent.filter(({ url, body }) =>
        /"Action":"(Modify|Create|Update|Delete)|\/update|PUT/.test(`${url} ${body}`),
      );
      expect(sent, "nothing is sent to undo it").toEqual([]);
      expect(await diff(id, updated.properties, inputs), "it still shows").toMatchObject({ drifted: [{ field }] });
    }
    if (/Cluster$|NodePool|ContainerGroup|ImageCache|DataCache/.test(program.type)) expect(tried).not.toEqual([]);
  });

  it("that an update undoes shows alone, in the program's words", async () => {
    const { read, diff } = world.operations(program.type);
    const tried: string[] = [];
    for (const field of Object.keys(spec.onChange).filter((name) => given[name] !== undefined)) {
      const inputs = { ...given, [field]: other(given[field]) };
      const goBack = await diff(id, properties, inputs).catch(() => undefined);
      if (!goBack || goBack.replaces.length > 0) continue;
      // The program and the state say what was before; the cloud has something else since.
      const seen = await read(id, { ...properties, [field]: inputs[field] });
      if (seen?.inputs === undefined) continue;
      tried.push(field);
      expect(seen.inputs, field).toEqual(given);
      const { changes } = await diff(id, seen.properties, inputs);
      expect(changes.map(({ path }) => /^\w+/.exec(path)?.[0])).toEqual(changes.map(() => field));
      expect(changes, field).not.toEqual([]);
    }
    if (updated(spec, given).length > 0) expect(tried).not.toEqual([]);
  });

  it("is a warning too where the cloud has no value any more", async () => {
    for (const field of Object.keys(spec.onChange).filter((name) => given[name] !== undefined)) {
      const { read, diff, update } = world.operations(program.type, without(spec, field));
      const { [field]: _, ...rest } = properties;
      const goBack = await diff(id, rest, given).catch(() => ({ replaces: [] as string[] }));
      if (!goBack.replaces.includes(field)) continue;
      const seen = await read(id, properties);
      expect(seen?.inputs, `${field} stays the program's`).toBeUndefined();
      const state = seen?.properties ?? {};
      world.said.length = 0;
      const drifted = [{ field, said: given[field], live: undefined }];
      expect(await diff(id, state, given)).toMatchObject({ changes: [], replaces: [], drifted });
      expect(world.said).toEqual([
        expect.stringMatching(`^${field} was changed outside of Pulumi, from .* to nothing`),
      ]);
      expect((await diff(id, state, { ...given, onDrift: "replace" })).replaces).toEqual([field]);
      expect((await read(id, state))?.properties, "it stays so").toEqual(state);
      const updated = await update(id, state, { ...given, timeouts: { delete: "9m" } });
      expect(await diff(id, updated.properties, given), "it still shows").toMatchObject({ replaces: [], drifted });
    }
  });
});

/** A kind whose cloud lists containers, and the environment of each, in another order. */
function inAnotherOrder(spec: Resource): Resource {
  let lists = 0;
  const turn = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => turn(item));
      if (!/containers|env/i.test(key) || items.length < 2) return items;
      lists += 1;
      return items.toReversed();
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, turn(item, name)]));
  };
  const find: Resource["find"] = async (context, id, known) => {
    const row = turn(await spec.find(context, id, known));
    expect(lists, "lists turned round").toBeGreaterThan(1);
    return row;
  };
  return { ...spec, list: undefined, find };
}

describe("drift of env and containers", () => {
  const web = {
    name: "web",
    image: "nginx:1.27",
    env: [
      { name: "A", value: "1" },
      { name: "B", value: "2" },
    ],
  };
  const side = { name: "side", image: "redis:7" };
  const groups = {
    "bci:ContainerGroup": { name: "gr", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] },
    "eci:ContainerGroup": {
      name: "gr",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
    },
    "bec:Service": { name: "gr", deployInstances: [{ regionId: "cn-shanghai-ct" }] },
  };
  const sized = (type: string) => (type === "bec:Service" ? { resources: { cpu: 1, memory: 1 } } : {});

  it.each(Object.entries(groups))("counts by name, not by position: %s", async (type, place) => {
    const { create, diff } = world.operations(type);
    const group = (...containers: Properties[]) => ({
      ...place,
      containers: containers.map((one) => ({ ...one, ...sized(type) })),
    });
    const { id, properties } = await create(group(web, side));
    const swapped = { ...web, env: web.env.toReversed() };
    expect((await diff(id, properties, group(side, swapped))).changes).toEqual([]);
    const changed = {
      ...web,
      env: [
        { name: "B", value: "3" },
        { name: "A", value: "1" },
      ],
    };
    expect((await diff(id, properties, group(side, changed))).changes).toMatchObject([
      { path: "containers[1].env[0].value" },
    ]);

    const turning = world.operations(type, async () => inAnotherOrder(await resourceOf(type)));
    expect((await turning.read(id, properties))?.inputs, "the cloud's order").toBeUndefined();

    const needs = {
      ...web,
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "$(A)2" },
      ],
    };
    const { properties: ordered } = await create({ ...group(needs), name: "hr" });
    const turned = { ...group({ ...needs, env: needs.env.toReversed() }), name: "hr" };
    expect((await diff(id, ordered, turned)).changes).not.toEqual([]);
  });
});

describe("drift in the cloud's order, and in part", () => {
  const place = {
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
  };
  const env = [
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ];
  const ports = [{ containerPort: 8080 }, { containerPort: 53, protocol: "UDP" }];
  const web = { name: "web", image: "nginx:1.27", env, ports, resources: { cpu: 1, memory: 2 } };
  const kind = { service: "eci", kind: "container-group" };

  it("the cloud's order of env and containers is none; what did change shows alone, in the program's words", async () => {
    const { create, read } = world.operations("eci:ContainerGroup");
    const inputs = { name: "order", ...place, containers: [web, { name: "side", image: "redis:7" }] };
    const { id, properties } = await create(inputs);
    const environmentVar = env.toReversed().map(({ name, value }) => ({ key: name, value }));
    const wire = { name: "web", image: "nginx:1.27", cpu: 1, memory: 2, environmentVar };
    const turned = [
      { name: "side", image: "redis:7" },
      {
        ...wire,
        ports: [
          { port: 53, protocol: "UDP" },
          { port: 8080, protocol: "TCP" },
        ],
      },
    ];
    await cloud.change({ ...kind, id, set: { containers: turned } });
    expect((await read(id, properties))?.inputs).toBeUndefined();
    expect((await read(id, properties))?.inputs).toBeUndefined();

    await cloud.change({ ...kind, id, set: { containers: turned.map((one) => ({ ...one, image: "nginx:1.28" })) } });
    const drifted = (await read(id, properties))?.inputs;
    expect(drifted).toEqual({
      ...inputs,
      containers: [
        { ...web, image: "nginx:1.28" },
        { name: "side", image: "nginx:1.28" },
      ],
    });
  });
});
