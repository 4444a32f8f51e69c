import { describe, expect, it } from "vitest";
import { DRIFT } from "../../provider/lifecycle/internal-properties";
import { UNKNOWN } from "../../provider/lifecycle/unknown";
import { neverShown, unwrap, wrap } from "../../provider/plugin/secrets";
import { secret } from "./requests";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const output = (more: object) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...more });
const reference = (more: object) => ({ [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", ...more });

describe("the properties of a request in plain", () => {
  it("have the values of secrets at any depth, and their paths", () => {
    expect(unwrap({ a: secret("x"), b: [1, { c: secret({ d: secret("y") }) }], e: null })).toEqual({
      properties: { a: "x", b: [1, { c: { d: "y" } }], e: null },
      secrets: [["a"], ["b", "1", "c"], ["b", "1", "c", "d"]],
    });
  });

  it("have the values of outputs, unknown where there is none yet, and know which are secret", () => {
    const given = { a: output({ value: 1 }), b: output({}), c: output({ value: "x", secret: true }) };
    expect(unwrap(given)).toEqual({ properties: { a: 1, b: UNKNOWN, c: "x" }, secrets: [["c"]] });
  });

  it("have a resource's ID for a reference to it, unknown before it is made, and a component's URN", () => {
    const given = {
      a: reference({ urn: "u", id: "i" }),
      b: reference({ urn: "u", id: "" }),
      c: reference({ urn: "u" }),
    };
    expect(unwrap(given).properties).toEqual({ a: "i", b: UNKNOWN, c: "u" });
  });
});

describe("properties with secrets wrapped", () => {
  const given = unwrap({ a: secret("x"), list: [{ k: "1" }, { k: secret("2") }] });

  it("have them where the request had them", () => {
    expect(wrap({ a: "y", list: [{ k: "1" }, { k: "2" }], b: "z" }, given, [])).toEqual({
      a: secret("y"),
      list: [{ k: "1" }, { k: secret("2") }],
      b: "z",
    });
  });

  it("have the whole property wrapped where its list changed, because positions then mean nothing", () => {
    expect(wrap({ list: [{ k: "2" }] }, given, [])).toEqual({ list: secret([{ k: "2" }]) });
  });

  it("have what is always secret wrapped, in each item, and nothing where there is no value", () => {
    const always = [["logins", "*", "password"], ["token"], ["absent"]];
    expect(wrap({ logins: [{ password: "p", user: "u" }, { user: "v" }], token: null }, unwrap({}), always)).toEqual({
      logins: [{ password: secret("p"), user: "u" }, { user: "v" }],
      token: null,
    });
  });

  it("hide what the program says of a secret input that drifted", () => {
    const drifted = { a: "live", [DRIFT]: { a: { said: "x" } } };
    expect(wrap(drifted, given, [])[DRIFT]).toEqual({ a: secret({ said: "x" }) });
    const both = { a: "live", b: 1, [DRIFT]: { a: { said: "x" }, b: { said: 2 } } };
    expect(wrap(both, given, [])[DRIFT]).toEqual({ a: secret({ said: "x" }), b: { said: 2 } });
    expect(wrap({ b: 1, [DRIFT]: { b: { said: 2 } } }, given, [])[DRIFT]).toEqual({ b: { said: 2 } });
  });

  it("name what the program says of other inputs in a warning, though the dynamic delivery keeps the whole of the drift as a secret", () => {
    expect(neverShown([["kubeconfig"], [DRIFT]])).toEqual([["kubeconfig"], [DRIFT, "kubeconfig"]]);
    expect(neverShown([[DRIFT, "tags"]])).toContainEqual([DRIFT, "tags"]);
  });
});
