import { describe, expect, it } from "vitest";
import { areKeysRefused, explain, keysText } from "../../../provider/lifecycle/error-message";
import { cloudError, memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();
const urn = "urn:pulumi:dev::shop::test:Thing::web";

describe("the message of a failure", () => {
  it("says what was done to which resource, by its name in the program, else in the cloud", () => {
    expect(explain("reading", spec, { __urn: urn, name: "other" }, new Error("it broke"))).toBe(
      'reading test:Thing "web": it broke',
    );
    expect(explain("reading", spec, { name: "in-cloud" }, "it broke")).toBe('reading test:Thing "in-cloud": it broke');
    expect(explain("reading", spec, {}, new Error("it broke"))).toBe('reading test:Thing "": it broke');
    const odd = { name: { toString: "web" } };
    expect(explain("listing", spec, odd, new Error("it broke"))).toBe('listing test:Thing "": it broke');
  });

  it("names the input that the vendor's code blames, also where the failure is a cause", () => {
    const error = cloudError("invalid", { code: "BadSize", reason: "too large" });
    const text = 'creating test:Thing "web": size: too large (BadSize, test Do at https://test)';
    expect(explain("creating", spec, { name: "web" }, error)).toBe(text);
    const wrapped = new Error("it failed", { cause: error });
    expect(explain("creating", spec, { name: "web" }, wrapped)).toBe('creating test:Thing "web": size: it failed');
    const other = cloudError("invalid", { code: "toString" });
    expect(explain("creating", spec, {}, other)).toBe(
      'creating test:Thing "": it is invalid (toString, test Do at https://test)',
    );
  });

  it("of several inputs that the code blames, names the one whose value the message quotes", () => {
    const several = { ...spec, blame: { BadSize: ["size", "length"] } } as unknown as typeof spec;
    const text = (reason: string) =>
      explain("creating", several, { size: "3x", length: "5x" }, cloudError("invalid", { code: "BadSize", reason }));
    expect(text("5x is less than 3x")).toContain('"": length: 5x is less than 3x (');
    expect(text("wrong")).toContain('"": size: wrong (');
  });

  it("says that a refresh and a destroy go to the address of the last up", () => {
    const gone = cloudError("connection", { code: "ECONNREFUSED" });
    for (const verb of ["reading", "deleting"])
      expect(explain(verb, spec, {}, gone)).toMatch(/ECONNREFUSED.*the last "pulumi up"/);
    expect(explain("updating", spec, {}, gone)).not.toContain("--run-program");
    expect(explain("reading", spec, {}, cloudError("server"))).not.toContain("--run-program");
  });

  it("names the input that the vendor's text names, where its code blames none", () => {
    const error = (code: string) => cloudError("invalid", { code, reason: "wrong" });
    expect(explain("creating", spec, {}, error("Other"), "vpcId")).toContain('"": vpcId: wrong (Other');
    expect(explain("creating", spec, {}, error("BadSize"), "vpcId")).toContain('"": size: wrong (BadSize');
    const named = cloudError("invalid", { code: "Other", reason: "vpcId: wrong" });
    expect(explain("creating", spec, {}, named, "vpcId")).toContain('"": vpcId: wrong (Other');
  });

  it("says what to do where something does not exist, unless the cloud's table does", () => {
    const absent = cloudError("not-found");
    for (const verb of ["creating", "updating"])
      expect(explain(verb, spec, {}, absent)).toMatch(/; check that it exists .*"pulumi refresh --run-program"/);
    expect(explain("deleting", spec, {}, absent)).not.toContain("refresh");
    expect(explain("creating", spec, {}, cloudError("not-found", { remedy: "look" }))).toMatch(/: look$/);
    expect(explain("creating", spec, {}, cloudError("invalid"))).not.toContain("refresh");
  });

  it("says how to take over what is taken, in a create and once", () => {
    const taken = cloudError("already-exists");
    const advice = 'set "adopt" to its ID to take it over';
    expect(explain("creating", spec, {}, taken)).toContain(
      `it is already-exists (Code, test Do at https://test); ${advice}`,
    );
    expect(explain("updating", spec, {}, taken)).not.toContain("adopt");
    // What nothing deletes is not replaced by deleting it first.
    const remaining = explain("creating", { ...spec, remains: "it stays" }, {}, taken);
    expect(remaining).toContain("it cannot be replaced, because nothing deletes it");
    expect(remaining).not.toContain("deleteBeforeReplace");
    expect(explain("creating", spec, {}, cloudError("invalid"))).not.toContain("adopt");
    const said = cloudError("already-exists", { remedy: "adopt it" });
    expect(explain("creating", spec, {}, said)).toBe(
      'creating test:Thing "": it is already-exists (Code, test Do at https://test): adopt it',
    );
  });
});

describe("keys that were refused", () => {
  it("are those that the remedy names by their place: not a lack of permission", () => {
    const remedy = "check TENCENTCLOUD_SECRET_ID";
    const refused = cloudError("unauthorised", { remedy });
    const places = () => ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"];
    const are = (error: unknown) => areKeysRefused(error, places);
    expect(are(refused)).toBe(true);
    expect(are(new Error("x", { cause: refused }))).toBe(true);
    expect(are(cloudError("unauthorised", { remedy: "ask for the permission" }))).toBe(false);
    expect(areKeysRefused(refused, () => ["another place"])).toBe(false);
    const unasked = () => {
      throw new Error("not asked");
    };
    expect(areKeysRefused(cloudError("unauthorised"), unasked)).toBe(false);
    expect(areKeysRefused(cloudError("invalid", { remedy }), unasked)).toBe(false);
    expect(areKeysRefused(new Error(remedy), unasked)).toBe(false);
  });

  it("came from somewhere: of stored ones, a refresh or a destroy says how newer ones get there", () => {
    const from = ["container-clouds:tencent.secretId"];
    expect(keysText("creating", [])).toBe("");
    expect(keysText("creating", from)).toBe("; the keys came from container-clouds:tencent.secretId");
    expect(keysText("reading", ["TENCENTCLOUD_SECRET_ID", "a file"])).toBe(
      "; the keys came from TENCENTCLOUD_SECRET_ID, a file",
    );
    for (const verb of ["reading", "deleting"])
      expect(keysText(verb, from)).toMatch(
        /came from container-clouds:.*, as the last "pulumi up" stored them .* run "pulumi up", or add "--run-program"; keys/,
      );
  });
});
