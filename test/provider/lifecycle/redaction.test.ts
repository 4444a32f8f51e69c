import { describe, expect, it } from "vitest";
import { z } from "zod";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { engineFailure, redacted, redactedOperations, redactingHost } from "../../../provider/lifecycle/redaction";
import { OperationError } from "../../../provider/lifecycle/run-operation";
import { secret } from "../../../provider/lifecycle/schema";
import { alwaysSecret, secretTexts } from "../../../provider/lifecycle/secret-paths";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { textsAt } from "../../../words/redaction";
import { answeringHost } from "../../support/answering-host";

const cluster = { name: "classified-web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

describe("the texts at secret paths", () => {
  it("are those of texts and numbers at the path and below it, longest first", () => {
    const given = { login: { user: "me", keys: ["first key", 12_345] }, list: [{ token: "tok&en" }, { token: "x" }] };
    const texts = secretTexts(given, [
      ["login", "keys"],
      ["list", "*", "token"],
    ]);
    expect(texts).toEqual(["first key", "tok&en", "12345"]);
    expect(secretTexts(given, [["login", "keys", "1"]])).toEqual(["12345"]);
    expect(secretTexts(given, [["absent"], ["list"], ["login", "user", "deeper"]])).toEqual(["tok&en"]);
  });

  it("leave out what is not known yet, and what any message contains", () => {
    expect(secretTexts({ a: UNKNOWN, b: "abc", c: true, d: null }, [["a"], ["b"], ["c"], ["d"]])).toEqual([]);
  });
});

it("what is always secret in a kind stands in its inputs and in its outputs", () => {
  const spec = {
    inputs: z.object({ logins: z.array(z.object({ password: secret(z.string()) })) }),
    outputs: z.object({ token: secret(z.string()), plain: z.string() }),
  };
  expect(alwaysSecret(spec)).toEqual([["logins", "*", "password"], ["token"]]);
  expect(alwaysSecret(spec)).toBe(alwaysSecret(spec));
});

describe("a host that repeats no secrets", () => {
  it("hides them in what is reported, noted and warned of", async () => {
    const { host, said } = answeringHost("");
    let ended = 0;
    const counting = {
      ...host,
      reporter: (urn: unknown) => ({ ...host.reporter(urn), end: async () => void ended++ }),
    };
    const { report, note, warn, end } = redactingHost(counting, ["hunter22"]).reporter("u");
    report("report hunter22");
    note("note hunter22");
    warn("warn hunter22 hunter22");
    await end?.();
    expect(said).toEqual(["report [secret]", "note [secret]", "warn [secret] [secret]"]);
    expect(ended).toBe(1);
  });

  it("is the host itself where there is nothing to hide", () => {
    const { host } = answeringHost("");
    expect(redactingHost(host, [])).toBe(host);
  });
});

describe("operations whose secrets nothing repeats", () => {
  const secrets = { __secrets: [["name"]] };

  it("hide them in the message of a failure, and keep the cause", async () => {
    const { host } = answeringHost("the name classified-web is wrong");
    const failed = await redactedOperations("tke:Cluster", host)
      .create({ ...cluster, ...secrets })
      .catch((error) => error);
    expect(failed).toBeInstanceOf(OperationError);
    expect(failed.message).toContain('creating tke:Cluster "[secret]": the name [secret] is wrong');
    expect(failed.cause).toMatchObject({ category: "invalid" });
    const plain = await redactedOperations("tke:Cluster", host)
      .create(cluster)
      .catch((error) => error);
    expect(plain.message).toContain("the name classified-web is wrong");
  });

  it("hide them in message and reasons of what is half-made, and keep its properties and their secret paths", async () => {
    const { host, logged } = answeringHost("classified-web cannot be read", {
      CreateCluster: [{ ClusterId: "cls-1" }],
      DescribeClusters: [{ TotalCount: 0, Clusters: [] }],
    });
    const failed = await redactedOperations("tke:Cluster", host)
      .create({ ...cluster, ...secrets })
      .catch((error) => error);
    expect(failed.message).toContain("[secret] cannot be read");
    expect(JSON.stringify(logged)).toContain('"ClusterName":"[secret]"');
    expect(JSON.stringify(logged)).not.toContain("classified-web");
    const { cause } = failed;
    expect(cause).toBeInstanceOf(NotReadyError);
    expect(cause.id).toBe("cls-1");
    expect(cause.properties).toMatchObject({ ...cluster, ...secrets });
    expect([cause.message, ...cause.reasons].join()).not.toContain("classified");
    expect(cause.reasons[0]).toContain("[secret] cannot be read");
  });

  it("name a secret input in the reason of a check's failure, so that the engine does not repeat its value", async () => {
    const { host } = answeringHost("");
    const { check } = redactedOperations("tke:Cluster", host);
    const inputs = { ...cluster, vpcId: 5, type: "classified", __secrets: [["type"]] };
    const failures = await check(inputs);
    expect(failures.map(({ property }) => property)).toEqual(expect.arrayContaining(["", "vpcId"]));
    const [hidden] = failures.filter(({ property }) => property === "");
    expect(hidden?.reason).toMatch(/^type: must be .*, not the string "\[secret\]"$/);
  });

  it("hand the program's secret paths on to the state, and none to the kind", async () => {
    const { host } = answeringHost("");
    const { foresee, diff } = redactedOperations("tke:Cluster", host);
    expect(await foresee({ ...cluster, ...secrets })).not.toHaveProperty("__secrets");
    expect(await foresee({ ...cluster, ...secrets }, { ...cluster, ...secrets })).not.toHaveProperty("__secrets");
    const { changes } = await diff("cls-1", { ...cluster, ...secrets }, { ...cluster });
    expect(changes).toEqual([]);
  });

  it("pass other errors through, without the secrets that they repeat", async () => {
    const { host } = answeringHost("");
    const failing = (text: string) =>
      redacted("tke:Cluster", host, ["hunter22"], () => Promise.reject(new Error(text)));
    await expect(failing("hunter22 is in it")).rejects.toThrow(/^\[secret\] is in it$/);
    await expect(redacted("tke:Cluster", host, ["hunter22"], () => Promise.reject("text"))).rejects.toBe("text");
    await expect(redactedOperations("tke:Nothing", host).create(cluster)).rejects.toThrow(/tke:Nothing/);
  });
});

describe("a failure of a check as the engine prints it", () => {
  const secrets = { paths: [["login", "password"]], texts: ["hunter22"] };
  const failure = (property: string, inputs: object, reason = "is no hunter22") =>
    engineFailure({ property, reason }, { ...inputs }, secrets);

  it("stays at its property where that has a value and no secret in it", () => {
    expect(failure("name", { name: "web" })).toEqual({ property: "name", reason: "is no [secret]" });
    expect(failure("", {})).toEqual({ property: "", reason: "is no [secret]" });
  });

  it("is named in the reason of what is secret, missing or within another", () => {
    const named = (property: string) => ({ property: "", reason: `${property}: is no [secret]` });
    expect(failure("login", { login: { password: "hunter22" } })).toEqual(named("login"));
    for (const inputs of [{}, { name: undefined }, { name: null }])
      expect(failure("name", inputs)).toEqual(named("name"));
    expect(failure("tags.a", { tags: { a: 1 } })).toEqual(named("tags.a"));
  });
});

describe("the texts at a path", () => {
  it("are those that it leads to exactly, and all below its end", () => {
    const value = { a: { b: "one", c: ["two", 3, true, null] }, "*": "four" };
    expect(textsAt(value, ["a", "b"])).toEqual(["one"]);
    expect(textsAt(value, ["a"])).toEqual(["one", "two", "3"]);
    expect(textsAt(value, ["*", "c", "*"])).toEqual(["two", "3"]);
    expect(textsAt(value, ["b"])).toEqual([]);
    expect(textsAt("text", ["a"])).toEqual([]);
    expect(textsAt(null, [])).toEqual([]);
  });
});

describe("an operation on a repository whose description is the program's secret", () => {
  const secrets = { __secrets: [["description"]] };
  const inputs = { namespace: "team", name: "api", description: "classified", ...secrets };
  const row = (Description: string) => ({
    Data: {
      RepoName: "team/api",
      RepoType: "private",
      Server: "registry",
      CreationTime: "2026-11-22 08:00:00",
      Description,
      Public: 0,
      PullCount: 0,
      FavorCount: 0,
      IsUserFavor: false,
      IsQcloudOfficial: false,
    },
  });
  const state = { ...inputs, public: false, repositoryName: "team/api", server: "registry", url: "registry/team/api" };

  /** The operations, with the first answers of the reads; every other call is refused with the secret in the text. */
  function operations(...reads: object[]) {
    const { host, said } = answeringHost("no classified here", { DescribeRepositoryPersonal: reads });
    return { ...redactedOperations("tcr:Repository", host), said };
  }

  it.each<[string, (of: ReturnType<typeof operations>) => Promise<unknown>]>([
    ["creating", ({ create }) => create(inputs)],
    ["reading", ({ read }) => read("team/api", state)],
    ["reading", ({ get }) => get("team/api", { ...secrets, description: "classified" })],
    ["updating", ({ update }) => update("team/api", state, { ...inputs, public: true })],
    ["updating", ({ update }) => update("team/api", state, { ...inputs, description: "new", public: true })],
    ["deleting", (of) => of.delete("team/api", state)],
    ["listing", ({ list }) => list({ ...secrets, description: "classified" }, { start: 0, pageSize: 0, limit: 0 })],
  ])("hides it where %s fails", async (verb, run) => {
    const error = await run(operations()).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(OperationError);
    expect((error as Error).message).toMatch(new RegExp(`^${verb} tcr:Repository.*no \\[secret\\] here`));
    expect((error as Error).message).not.toContain("classified");
  });

  it("keeps the way to it in what a read and an update return, also in inputs that have drifted", async () => {
    const read = await operations(row("changed")).read("team/api", state);
    expect(read).toMatchObject({ id: "team/api", properties: { description: "changed", ...secrets } });
    expect(read?.inputs).toEqual({ ...secrets, namespace: "team", name: "api", description: "changed", public: false });
    const same = await operations(row("classified")).read("team/api", state);
    expect(same).toMatchObject({ properties: secrets });
    expect(same).not.toHaveProperty("inputs");
    const updated = await operations(row("classified"), row("classified")).update("team/api", state, inputs);
    expect(updated).toMatchObject({ id: "team/api", properties: { ...inputs, ...secrets } });
    const plain = await operations(row("classified")).read("team/api", { ...state, __secrets: undefined });
    expect(plain?.properties).not.toHaveProperty("__secrets");
  });

  it("finds nothing where the cloud has nothing", async () => {
    expect(
      await operations({ Error: { Code: "ResourceNotFound.ErrNoRepo", Message: "none" } }).read("team/api", state),
    ).toBeUndefined();
  });

  it("gives what a program looks up, and its defaults", async () => {
    const found = await operations(row("classified")).get("team/api", {});
    expect(found).toMatchObject({ id: "team/api", properties: { description: "classified" } });
    expect(await operations().withDefaults(inputs)).toEqual(inputs);
    await operations().forewarn(inputs);
  });

  it("checks what the program gives, without the ways to its secrets", async () => {
    const { check } = operations();
    expect(await check(inputs)).toEqual([]);
    expect(await check(inputs, state)).toEqual([]);
    const failures = await check({
      ...inputs,
      description: 5,
      name: "a/b",
      __secrets: [["description"], "no way", ["name", 0]],
    });
    expect(failures.map(({ property }) => property)).toEqual(["", ""]);
  });
});
