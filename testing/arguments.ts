import { z } from "zod";
import { nearest } from "../words/nearest";
import { misfits, typeOfValue } from "../words/schema";

const emulatorOptions = {
  lifecycle: z.string().optional(),
  throttle: z.boolean().optional(),
  seed: z.string().optional(),
  stateFile: z.string().optional(),
  child: z.boolean().optional(),
};
const hook = z.custom((given) => typeof given === "function", "must be a function");

/** What each function of the test kit takes: JavaScript passes anything. */
const taken = {
  emulator: z.strictObject({ options: z.strictObject(emulatorOptions) }),
  useEmulator: z.strictObject({
    hooks: z.looseObject({ beforeAll: hook, beforeEach: hook, afterAll: hook }),
    options: z.strictObject({ ...emulatorOptions, keep: z.boolean().optional() }),
  }),
  stack: z.strictObject({
    folder: z.string().min(1, "must name a folder with a Pulumi.yaml"),
    options: z.strictObject({
      config: z.record(z.string(), z.unknown()).optional(),
      env: z.record(z.string(), z.string().optional()).optional(),
    }),
  }),
  resources: z.strictObject({ filter: z.looseObject({}) }),
  requests: z.strictObject({ filter: z.looseObject({}) }),
};

/** Checks the arguments of a function of the test kit. @throws Error in one line */
export function checkArguments(name: keyof typeof taken, given: object): void {
  const schema: z.ZodObject = taken[name];
  const { error } = schema.safeParse(given);
  if (!error) return;
  const unknown = error.issues.find((issue) => issue.code === "unrecognized_keys")?.keys[0];
  const options = schema.shape.options;
  const hint =
    unknown !== undefined && options instanceof z.ZodObject ? `; ${nearest(unknown, Object.keys(options.shape))}` : "";
  const lines = misfits(error, given, typeOfValue).map(({ path, reason }) => `${path.join(".")}: ${reason}`);
  throw new Error(`${name}: ${lines.join("; ")}${hint}`);
}
