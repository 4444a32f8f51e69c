import { afterEach, describe, expect, it } from "vitest";
import { duringOperation, OperationError } from "../../../provider/lifecycle/run-operation";
import { type Activity, addWatcher, atEnd } from "../../../provider/transport/observability/activity";
import { memoryHost } from "../../support/memory-host";
import { cloudError, memoryKind } from "../../support/memory-kind";

const URN = "urn:pulumi:dev::project::tcr:Thing::one::two";
/** A kind that sends one of its inputs in a call. */
const { spec } = memoryKind({
  type: "tcr:Thing",
  create: async ({ clients }, want) => {
    await (clients as { tcr: { Do(request: object): Promise<object> } }).tcr.Do({ VpcId: want.vpcId });
    return "thing-1";
  },
});

let stop = () => {};
afterEach(() => stop());

/** Runs an operation, and what a watcher sees of it. */
async function during(verb: string, properties: object, run: () => unknown, host = memoryHost({ spec })) {
  const seen: Activity[] = [];
  stop = addWatcher(atEnd((activity) => void seen.push(activity)));
  const result = await duringOperation(spec, host.host, verb, { ...properties }, run).catch((error: unknown) => error);
  stop();
  return { result, seen, ...host };
}

const failing = (error: unknown) => () => {
  throw error;
};

describe("an operation", () => {
  it("is seen with its type, its resource and the ID of its result", async () => {
    const made = { id: 7, properties: {} };
    const { result, seen, ended } = await during("creating", { __urn: URN }, () => made);
    expect(result).toBe(made);
    expect(seen).toMatchObject([{ kind: "operation", name: "creating tcr:Thing" }]);
    expect(seen[0]?.facts).toEqual({ type: "tcr:Thing", urn: URN, resource: "one::two", id: "7" });
    expect(ended).toEqual([URN]);
  });

  it.each([undefined, null, "text", { properties: {} }])("whose result is %j has no ID", async (given) => {
    const { result, seen } = await during("reading", {}, async () => given);
    expect(result).toBe(given);
    expect(seen[0]?.facts).toEqual({ type: "tcr:Thing" });
  });

  it("that fails says what was done to which resource, keeps its cause, and ends its row", async () => {
    const cause = new Error("no luck");
    const { result, ended, seen } = await during("updating", { name: "web" }, failing(cause));
    expect(result).toBeInstanceOf(OperationError);
    expect(result).toMatchObject({ name: "OperationError", message: 'updating tcr:Thing "web": no luck', cause });
    expect(ended).toEqual([undefined]);
    expect(seen[0]?.error).toBe("Error");
  });
});

describe("after the run was cancelled", () => {
  const cancelled = () => {
    const host = memoryHost({ spec });
    host.stop.abort();
    return host;
  };

  it.each(["creating", "adopting", "updating", "deleting"])("no %s begins", async (verb) => {
    let isRun = false;
    const run = () => {
      isRun = true;
    };
    const { result } = await during(verb, { name: "web" }, run, cancelled());
    expect(result).toMatchObject({
      message: `${verb} tcr:Thing "web": the run was cancelled before this began`,
    });
    expect(isRun).toBe(false);
  });

  it.each(["reading", "comparing", "listing", "previewing"])("%s goes on", async (verb) => {
    expect((await during(verb, {}, () => "done", cancelled())).result).toBe("done");
  });
});

describe("keys that are refused", () => {
  const refused = cloudError("unauthorised", { remedy: "check container-clouds:tencent.secretId" });

  it("are named by where they came from, for the profile and region of the resource", async () => {
    const asked: unknown[] = [];
    const keysFrom = (...given: unknown[]) => {
      asked.push(given);
      return ["TENCENTCLOUD_SECRET_ID"];
    };
    const host = memoryHost({ spec }, { keysFrom });
    const { result } = await during("creating", { profile: "p", region: "r" }, failing(refused), host);
    expect((result as Error).message).toMatch(/; the keys came from TENCENTCLOUD_SECRET_ID$/);
    expect(asked).toEqual([["tencent", { profile: "p", region: "r" }]]);
  });

  it("may be old where the state says them", async () => {
    const { result } = await during("deleting", {}, failing(refused));
    expect((result as Error).message).toContain('as the last "pulumi up" stored them in the state');
  });

  it("are not spoken of after another failure", async () => {
    const broken = () => {
      throw new Error("not asked");
    };
    const host = memoryHost({ spec }, { keysFrom: broken });
    const { result } = await during("creating", {}, failing(cloudError("throttled")), host);
    expect((result as Error).message).not.toContain("the keys came from");
  });
});

describe("an input that the cloud's text names", () => {
  const properties = { name: "web", vpcId: "vpc-1" };
  const about = (category: Parameters<typeof cloudError>[0]) =>
    cloudError(category, { code: "Other", reason: "the parameter VpcId is wrong" });

  it.each(["invalid", "not-found", "already-exists", "quota"] as const)("is named after %s", async (category) => {
    const { result } = await during("creating", properties, failing(about(category)));
    expect((result as Error).message).toMatch(/^creating tcr:Thing "web": vpcId: /);
  });

  it.each(["server", "throttled", "unauthorised", "conflict", "connection"] as const)(
    "is not after %s",
    async (category) => {
      const { result } = await during("creating", properties, failing(about(category)));
      expect((result as Error).message).not.toContain("vpcId: ");
    },
  );

  it("is not in an error that is no cloud's", async () => {
    const { result } = await during("creating", properties, failing(new Error("the parameter VpcId is wrong")));
    expect((result as Error).message).toBe('creating tcr:Thing "web": the parameter VpcId is wrong');
  });
});
