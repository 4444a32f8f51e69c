import { describe, expect, it } from "vitest";
import { checkId, checkMadeId, idParts } from "../../../provider/lifecycle/ids";
import { placedId, withPlace } from "../../../provider/plugin/placed-id";
import { memoryKind } from "../../support/memory-kind";

describe("an ID", () => {
  it("has the parts that its format names", () => {
    expect(idParts("cls-1/np-2", "clusterId/nodePoolId")).toEqual({ clusterId: "cls-1", nodePoolId: "np-2" });
    for (const wrong of ["cls-1", "cls-1/np-2/x", "/np-2", "cls-1/", ""])
      expect(() => idParts(wrong, "clusterId/nodePoolId")).toThrow(
        `the ID ${JSON.stringify(wrong)} is not of the form clusterId/nodePoolId`,
      );
  });

  it("that a person wrote is held against its format", () => {
    expect(() => checkId("team/api:v1", "namespace/name:tag")).not.toThrow();
    expect(() => checkId("team/api", "namespace/name:tag")).toThrow("is not of the form namespace/name:tag");
    expect(() => checkId("global", '"global"')).not.toThrow();
    expect(() => checkId("other", '"global"')).toThrow("is not of the form");
  });

  it("that a cloud returned is held against its format, and a wrong one names the next step", () => {
    const { spec } = memoryKind({ idFormat: "clusterId/nodePoolId" });
    expect(() => checkMadeId(spec, "cls-1/np-2")).not.toThrow();
    for (const wrong of [undefined, null, 5, "", "cls-1/", "cls-1/a\nb"])
      expect(() => checkMadeId(spec, wrong)).toThrow(
        /of the form clusterId\/nodePoolId; the next "pulumi up" looks for what the call made; if this repeats, check that the endpoint/,
      );
  });

  it("of an import may say where the resource is, and nothing else", () => {
    expect(placedId("cls-1")).toEqual({ id: "cls-1", place: {} });
    const place = { profile: "partner", region: "gsqy" };
    expect(placedId(withPlace("cls-1", place))).toEqual({ id: "cls-1", place });
    expect(withPlace("cls-1", {})).toBe("cls-1");
    for (const wrong of ["cls-1?", "cls-1?zone=a", "cls-1?region=", "cls-1?region=a&zone=b"])
      expect(() => placedId(wrong)).toThrow("has an unknown suffix; write ?profile=NAME");
  });
});
