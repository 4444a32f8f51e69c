import { describe, expect, it } from "vitest";
import { z } from "zod";
import { OperationError } from "../../../provider/lifecycle/operations";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { alwaysSecret, redactedOperations, redactingHost, secretTexts } from "../../../provider/lifecycle/redaction";
import { secret } from "../../../provider/lifecycle/schema";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { answeringHost } from "../../support/answering-host";

const cluster = { name: "classified-web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

describe("the texts at secret paths", () => {
  it("are those of texts and numbers at the path and below it, with their other spellings, longest first", () => {
    const given = { login: { user: "me", keys: ["first key", 12_345] }, list: [{ token: "tok&en" }, { token: "x" }] };
    const texts = secretTexts(given, [
      ["login", "keys"],
      ["list", "*", "token"],
    ]);
    expect(texts).toEqual(["first%20key", "first key", "tok%26en", "tok&en", "12345"]);
    expect(secretTexts(given, [["login", "keys", "1"]])).toEqual(["12345"]);
    expect(secretTexts(given, [["absent"], ["list"], ["login", "user", "deeper"]])).toEqual(["tok%26en", "tok&en"]);
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
    const { host } = answeringHost("classified-web cannot be read", {
      CreateCluster: [{ ClusterId: "cls-1" }],
      DescribeClusters: [{ TotalCount: 0, Clusters: [] }],
    });
    const failed = await redactedOperations("tke:Cluster", host)
      .create({ ...cluster, ...secrets })
      .catch((error) => error);
    expect(failed.message).toContain("[secret] cannot be read");
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

  it("pass other errors through", async () => {
    const { host } = answeringHost("");
    await expect(redactedOperations("tke:Nothing", host).create(cluster)).rejects.toThrow(/tke:Nothing/);
  });
});
