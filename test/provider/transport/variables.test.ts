import { expect, test } from "vitest";
import { connect } from "../../../provider/transport/connect";
import { misspeltVariables } from "../../../provider/transport/variables";

test.each([
  ["CONTAINER_CLOUDS_ENDPONT", "CONTAINER_CLOUDS_ENDPOINT"],
  ["CONTAINER_CLOUDS_ENDPOINTS", "CONTAINER_CLOUDS_ENDPOINT"],
  ["CONTAINER_CLOUDS_endpoint", "CONTAINER_CLOUDS_ENDPOINT"],
  ["CONTAINER_CLOUDS_LOGS", "CONTAINER_CLOUDS_LOG"],
  ["CONTAINER_CLOUDS_RECORDS", "CONTAINER_CLOUDS_RECORD"],
])("%s is refused before anything is sent, and %s is offered", (name, meant) => {
  const [problem] = misspeltVariables({ [name]: "http://127.0.0.1:1" });
  expect(problem).toEqual({ setting: name, reason: `there is no such variable; did you mean "${meant}"?` });
  const clouds = connect({}, { env: { [name]: "http://127.0.0.1:1" } });
  expect(() => clouds.missing("tke")).toThrow(name);
});

test.each([
  "CONTAINER_CLOUDS_ENDPOINT",
  "CONTAINER_CLOUDS_TEAM",
  "CONTAINER_CLOUDS_ENGINE_PID",
  "ENDPONT",
  "CONTAINER_CLOUDS_",
])("%s is none of its mistakes", (name) => expect(misspeltVariables({ [name]: "set" })).toEqual([]));

test("one that is set to nothing is not set", () => {
  expect(misspeltVariables({ CONTAINER_CLOUDS_ENDPONT: "" })).toEqual([]);
});
