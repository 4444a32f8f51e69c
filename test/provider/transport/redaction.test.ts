import { describe, expect, it } from "vitest";
import { redactRequest, secretsIn, whileHiding } from "../../../provider/transport/redaction";
import { REDACTED, redactText, spellingsOf } from "../../../words/redaction";

describe("the spellings of secrets", () => {
  it("are each as it is, as JSON writes it and as a URL does, longest first and once", () => {
    expect(spellingsOf(['pa"ss word', "plain"])).toEqual(["pa%22ss%20word", 'pa\\"ss word', 'pa"ss word', "plain"]);
  });

  it("leave out what is shorter than four characters, which any message contains", () => {
    expect(spellingsOf(["abc", "abcd", ""])).toEqual(["abcd"]);
  });

  it("survive half of a surrogate pair", () => {
    expect(spellingsOf(["half\ud800"])).toContain("half%EF%BF%BD");
  });
});

it("a text shows none of them, however often it repeats them, and no part of a longer one", () => {
  const spellings = spellingsOf(["secret-one", "secret-one-longer"]);
  expect(redactText("secret-one-longer, secret-one and secret-one", spellings)).toBe("[secret], [secret] and [secret]");
  expect(redactText("nothing of it", spellings)).toBe("nothing of it");
});

describe("a request that is shown", () => {
  it("keeps IDs, names, kinds, places and paging, at any depth", () => {
    const request = {
      ClusterId: "cls-1",
      ClusterIds: ["cls-1", "cls-2"],
      clusterName: "web",
      type: "x",
      region: "gsqy",
      Offset: 0,
      Limit: 20,
      isOn: true,
      none: null,
      Filters: [{ Name: "status", policy: "p" }],
    };
    expect(redactRequest(request)).toEqual(request);
  });

  it("hides every other text, and not only what is known to be secret", () => {
    expect(redactRequest({ Password: "12345678", UserScript: "echo", nested: [{ value: "abc" }, "de"] })).toEqual({
      Password: "[secret]",
      UserScript: "[secret]",
      nested: [{ value: "[secret]" }, "[secret]"],
    });
    expect(redactRequest("a text alone")).toBe("[secret]");
  });

  it("hides what the program calls secret wherever it stands, while the operation runs", async () => {
    const request = { RepoName: "hidden-team/api", names: ["hidden-team"], type: "x" };
    const shown = whileHiding(spellingsOf(["hidden-team"]), async () => redactRequest(request));
    expect(await shown).toEqual({ RepoName: "[secret]/api", names: ["[secret]"], type: "x" });
    expect(redactRequest(request)).toEqual(request);
  });

  it("hides what is named as harmless but belongs to a secret", () => {
    const request = {
      secretId: "AKID",
      ClientName: "me",
      accessKeyId: "AK",
      authType: "x",
      sessionName: "s",
      userName: "u",
    };
    for (const value of Object.values(redactRequest(request) as object)) expect(value).toBe(REDACTED);
  });
});

describe("the texts that a request's names call secret", () => {
  it("are found at any depth, and in lists under such a name", () => {
    const request = {
      Password: "p1",
      name: "web",
      login: { secretKey: "k1", user: "me" },
      tokens: ["t1", { sessionToken: "t2" }],
      crendential: "c1",
      credential: "c2",
      kubeconfig: "y",
      assertion: "a",
      count: 5,
      none: null,
    };
    expect(secretsIn(request)).toEqual(["p1", "k1", "t1", "t2", "c1", "c2", "y", "a"]);
  });

  it("are none of a text without such a name, of a number or of nothing", () => {
    expect([secretsIn("text"), secretsIn(5), secretsIn(null), secretsIn({ password: 5 })]).toEqual([[], [], [], []]);
  });

  it("are those at the contract's paths too, whatever they are called", () => {
    const request = { volumes: [{ items: [{ path: "a", content: "c1" }, { content: "c2" }] }], content: "plain" };
    expect(secretsIn(request, ["volumes.*.items.*.content", "absent.*.content"])).toEqual(["c1", "c2"]);
  });
});
