import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactRequest, secretsIn, whileHiding } from "../../../provider/transport/redaction";
import { REDACTED, redactText, secretsToHide } from "../../../words/redaction";
import { spellings } from "../../support/leaks";

describe("the secrets to hide", () => {
  it("are listed longest first and once", () => {
    expect(secretsToHide(["plain", 'pa"ss word', "plain"])).toEqual(['pa"ss word', "plain"]);
  });

  it("leave out what is shorter than four characters, which any message contains", () => {
    expect(secretsToHide(["abc", "abcd", ""])).toEqual(["abcd"]);
  });

  it("survive half of a surrogate pair", () => {
    expect(redactText("half%EF%BF%BD", secretsToHide(["half\ud800"]))).toBe("[secret]");
  });
});

describe("a secret is found", () => {
  const key = "gZ8kd+7Xq/2LmVnE5Rt1uW9a";
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const html = (text: string) => text.replace(/[+/=]/g, (mark) => `&#x${mark.charCodeAt(0).toString(16)};`);
  const disguises: Readonly<Record<string, string>> = {
    "as JSON": JSON.stringify('pa"ss word'),
    "as JSON in JSON": JSON.stringify(JSON.stringify('pa"ss word')),
    "as JSON of PHP, with escaped slashes": key.replaceAll("/", "\\/"),
    "as numbered JSON escapes": key.replaceAll("+", "\\u002b").replaceAll("/", "\\u002F"),
    "in a URL": encodeURIComponent(key),
    "in a URL with small letters": encodeURIComponent(key).replace(/%../g, (found) => found.toLowerCase()),
    "in a URL of a URL": encodeURIComponent(encodeURIComponent(key)),
    "in a form": new URLSearchParams({ p: 'pa"ss word' }).toString(),
    "as HTML": html(key),
    "as Base64": base64(key),
    "as Base64 of a login": base64(`user:${key}`),
    "as Base64 of a longer login": base64(`admin:${key}@host`),
    "as Base64 for URLs": Buffer.from(`ab${key}?>?>`).toString("base64url"),
    "as wrapped Base64": base64(key).replace(/.{7}/g, "$&\r\n"),
    "as Base64 in a URL": encodeURIComponent(base64(`x${key}`)),
    "as hexadecimal digits": Buffer.from(key).toString("hex"),
    "as capital hexadecimal digits": Buffer.from(key).toString("hex").toUpperCase(),
    "between marks that nobody sees": [...key].join("\u200b"),
    "between colours": `${key.slice(0, 9)}\u001b${key.slice(9)}`,
    "wrapped over lines": key.replace(/.{5}/g, "$&\n "),
    "in two parts": `${key.slice(0, 12)} ... ${key.slice(12)}`,
    "cut after its first half": key.slice(0, 12),
  };
  const pieces = [key, 'pa"ss word'].flatMap((text) => [text, base64(text), encodeURIComponent(text)]);

  it.each(Object.entries(disguises))("%s", (_, text) => {
    const shown = redactText(`before ${text} after`, secretsToHide([key, 'pa"ss word']));
    expect(shown).toContain(REDACTED);
    expect(shown).toMatch(/^before /);
    expect(shown).toMatch(/ after$/);
    const rest = shown.replace(/^before | after$/g, "").replaceAll(REDACTED, "");
    for (const piece of pieces)
      for (let at = 0; at + 6 <= piece.length; at++) expect(rest).not.toContain(piece.slice(at, at + 6));
  });

  it("in every spelling, also if the secret itself contains escapes", () => {
    const piece = fc.constantFrom(
      "%20",
      "%2525",
      "\\",
      "\\n",
      "\\u0041",
      "&amp;",
      "&#65;",
      '"',
      "+",
      "/",
      "é",
      " ",
      "?",
      "a",
      "Z",
      "7",
    );
    const hard = fc.array(piece, { minLength: 6, maxLength: 24 }).map((pieces) => `pass${pieces.join("")}word`);
    const isHidden = (secret: string) => {
      const written = Object.entries(spellings(secret)).filter(([name]) => !name.startsWith("base64"));
      const longer = ["", "a", "ab"].map((other) => base64(`${other}${secret}${other}`));
      for (const text of [...written.map(([, text]) => text), ...longer])
        expect(redactText(`before ${text} after`, secretsToHide([secret, "another one"]))).not.toContain(text);
    };
    fc.assert(fc.property(hard, isHidden), { numRuns: 2_000, examples: [['first: "é" <a+b/c>&d=e%20\\ 8?']] });
  });

  it("and what only resembles it stays", () => {
    const text = "the words production-db and password, 12345678 and a%20b \\n &amp; in it";
    expect(redactText(text, secretsToHide(["production-db-password-2024", "init", "word s"]))).toBe(text);
  });
});

it("a text shows none of them, however often it repeats them, and no part of a longer one", () => {
  const secrets = secretsToHide(["secret-one", "secret-one-longer"]);
  expect(redactText("secret-one-longer, secret-one and secret-one", secrets)).toBe("[secret], [secret] and [secret]");
  expect(redactText("nothing of it", secrets)).toBe("nothing of it");
});

it("a password that is a part of the mark does not make it grow, however often a text passes", () => {
  const secrets = secretsToHide(["secret", "ecre", "secret-longer"]);
  const once = redactText("the secret, s%65cret and secret-longer", secrets);
  expect(once).toBe("the [secret], [secret] and [secret]");
  expect(redactText(once, secrets)).toBe(once);
});

it("secrets that overlap leave no part of one", () => {
  expect(redactText("abcdefgh", secretsToHide(["abcdef", "efgh"]))).toBe("[secret]");
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
    const request = { RepoName: "hidden-team/api", names: ["hidden-team"], type: "x", Port: 48213, Count: 2 };
    const shown = whileHiding(secretsToHide(["hidden-team", "48213"]), async () => redactRequest(request));
    expect(await shown).toEqual({ RepoName: "[secret]/api", names: ["[secret]"], type: "x", Port: REDACTED, Count: 2 });
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
      clientToken: "opens nothing",
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
