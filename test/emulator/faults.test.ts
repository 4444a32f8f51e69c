import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { FaultInput } from "../../emulator/faults";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
let tcr: ReturnType<typeof tencentCaller>;

beforeAll(async () => {
  emulator = await startEmulator();
  tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const register = () => tcr("CreateUserPersonal", { Password: "correct-horse-1" });
/** Whether the call took effect. */
const registered = async () => (await emulator.resources()).length === 1;

const unanswered: [string, FaultInput, boolean][] = [
  ["reset before the effect", { reset: "before" }, false],
  ["reset after the effect", { reset: "after" }, true],
  ["an answer cut in the middle", { answer: "truncate" }, true],
  ["an answer that is no JSON", { answer: "malform" }, true],
  ["a gateway's status", { status: 503 }, false],
];
it.each(unanswered)("%s: no usable answer; effect as said", async (_, fault, effect) => {
  await emulator.fault({ service: "tcr", action: "CreateUserPersonal", ...fault });
  await expect(register()).rejects.toThrow();
  expect(await registered()).toBe(effect);
});

const silent: [string, FaultInput, boolean][] = [
  ["a hang", { hang: true }, false],
  ["a dropped answer", { answer: "drop" }, true],
];
it.each(silent)("%s: silence until the client gives up", async (_, fault, effect) => {
  await emulator.fault(fault);
  const answered = await Promise.race([register().then(() => true), logged().then(() => false)]);
  expect(answered).toBe(false);
  expect(await registered()).toBe(effect);
});

/** Resolves when the emulator has logged a call that was given no answer. */
async function logged(): Promise<void> {
  while ((await emulator.requests()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

it("answers with the vendor's error and status for some calls: first let through, then hit, then spent", async () => {
  const { id } = await emulator.fault({
    action: "DescribeUserQuotaPersonal",
    after: 1,
    count: 2,
    error: { code: "InternalError.DbError" },
  });
  const codes = [];
  for (let call = 0; call < 4; call++) codes.push((await tcr("DescribeUserQuotaPersonal")).Error?.Code ?? "");
  expect(codes).toEqual(["", "InternalError.DbError", "InternalError.DbError", ""]);
  const log = await emulator.requests();
  expect(log.map(({ service, action, status, code, fault }) => [service, action, status, code, fault])).toEqual([
    ["tcr", "DescribeUserQuotaPersonal", 200, "", undefined],
    ["tcr", "DescribeUserQuotaPersonal", 200, "InternalError.DbError", id],
    ["tcr", "DescribeUserQuotaPersonal", 200, "InternalError.DbError", id],
    ["tcr", "DescribeUserQuotaPersonal", 200, "", undefined],
  ]);
});

it("throttles, delays and skews on demand, and stops when cleared", async () => {
  await emulator.fault({ throttle: true, count: 1 });
  expect((await register()).Error?.Code).toBe("RequestLimitExceeded");
  await emulator.fault({ skewSeconds: 400, delay: 1 });
  expect((await register()).Error?.Code).toBe("AuthFailure.SignatureExpire");
  await emulator.clearFaults();
  expect((await register()).Error).toBeUndefined();
});

it("draws chances from the seed: the same calls are hit again", async () => {
  const run = async () => {
    await emulator.reset();
    await emulator.fault({ probability: 0.5, throttle: true });
    const hits = [];
    for (let call = 0; call < 12; call++) hits.push((await tcr("DescribeUserQuotaPersonal")).Error !== undefined);
    return hits;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set([true, false]));
  expect(await run()).toEqual(first);
});

it("refuses a fault that does nothing or is misspelt, saying what there is", async () => {
  await expect(emulator.fault({ service: "tcr" })).rejects.toThrow("set at least one effect: error, throttle");
  await expect(emulator.fault({ reste: "before" } as FaultInput)).rejects.toThrow("reste");
});
