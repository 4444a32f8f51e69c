import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindProgram, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";

/** `up --replace` and the like: the engine creates the new one first, and does not ask the provider for the order. */

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(async () => {
  await cloud.reset();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

const ip = "100.64.0.1";
const programOf = (type: string, more: object): KindProgram => {
  const program = everyKind.find((one) => one.type === type) as KindProgram;
  return { ...program, inputs: { ...program.inputs, ...more }, title: "with an address of its own" };
};
const programs: KindProgram[] = [
  ...everyKind,
  programOf("bci:ContainerGroup", { eip: { ip } }),
  programOf("bci:ImageCache", { eip: { ip } }),
  programOf("eci:ContainerGroup", { eip: { eipInstanceId: "eip-12345678" } }),
];

const NAMED =
  /if it is being replaced, set its option "deleteBeforeReplace"|it cannot be replaced, because nothing deletes it/;

it.each(programs.map((program) => [titleOf(program), program] as const))(
  "%s: a second one is made beside the first, or its refusal names deleteBeforeReplace",
  async (_title, program) => {
    const inputs = { ...program.inputs, ...(await program.before?.(world)), waitFor: "none" };
    await world.make(program.type, inputs);
    // What is bound is waited for: it may be on its way to be released.
    const failure = await world.make(program.type, { ...inputs, timeouts: { create: "1s" } }).then(
      () => "made",
      (error: Error) => error.message,
    );
    if (failure === "made") return;
    expect(failure).toMatch(NAMED);
    // What was only renamed in the program is refused in the same words.
    expect(failure).toContain('"aliases"');
    if (/already exists/.test(failure)) expect(failure).toMatch(/"adopt".* "aliases"/);
  },
);
