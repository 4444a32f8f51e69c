import { expect, it } from "vitest";
import { inPersonality } from "../../emulator/personality";

it("puts unknown fields of another kind into no map, so that clients which decode a map of strings or lists still can", () => {
  const body = { result: true, details: { serviceId: "s-1" }, ids: { deploymentId: ["d-1"] } };
  const headers = { "content-type": "application/json" };
  const answer = inPersonality("real-cloud", { status: 200, headers, body: JSON.stringify(body), code: "" });
  const { details, ids, ...rest } = JSON.parse(answer.body);
  expect(rest).toEqual({ result: true, FieldOfALaterVersion: { Reason: expect.any(String) } });
  expect(details).toEqual({ serviceId: "s-1", FieldOfALaterVersion: expect.any(String) });
  expect(ids).toEqual({ deploymentId: ["d-1"], FieldOfALaterVersion: [] });
});
