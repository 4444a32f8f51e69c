import { expect, it } from "vitest";
import { ArgumentError, callFunction, FunctionError } from "../../../../provider/lifecycle/functions/call";
import { answeringHost } from "../../../support/answering-host";
import { failureOf } from "../../../support/failures";

it("a function's failure and log repeat no argument that the program calls secret", async () => {
  const { host, logged } = answeringHost("there is no cls-classified");
  const asked = { clusterId: "cls-classified" };
  const error = await failureOf(callFunction("tke:getNodes", asked, host, [["clusterId"]]));
  expect(error).toBeInstanceOf(FunctionError);
  expect(error.message).toContain("tke:getNodes: there is no [secret]");
  expect(error.cause).toMatchObject({ category: "invalid" });
  expect(JSON.stringify(logged)).not.toContain("classified");
  const open = await failureOf(callFunction("tke:getNodes", asked, host));
  expect(open.message).toContain("there is no cls-classified");
});

it("a wrong argument's failure repeats no secret", async () => {
  const { host } = answeringHost("");
  const calling = callFunction("tke:getNodes", { clusterId: 987_654 }, host, [["clusterId"]]);
  const error = await failureOf(calling, ArgumentError);
  expect(error.failures[0]).toMatchObject({ property: "clusterId", reason: expect.stringContaining("[secret]") });
  expect(error.message).not.toContain("987654");
});
