import type { Reading } from "../../../transport/outcome";

type Answer = Record<string, unknown>;

const isObject = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Brings BEC's responses to one form: pages, tables and samples of its manual wrap the same object differently (bec.json, "contradictions":
 * envelope; notes of GetService, ListServicesV1). `result: false` is a failure with status 200.
 */
export function unwrapBec(action: string, reading: Reading): Reading {
  if (!("value" in reading) || !isObject(reading.value)) return reading;
  const { value } = reading;
  if (value.result === false) return failure(value, reading.requestId);
  if (action === "CreateService" && !isObject(value.details)) {
    return { ...reading, value: { result: true, action: "create", details: value } };
  }
  if (action === "GetService" && isObject(value.result)) return { ...reading, value: value.result };
  if (action === "ListServicesV1" && isObject(value.result)) return { ...reading, value: value.result };
  return reading;
}

function failure(value: Answer, requestId: string | undefined): Reading {
  // Empty details mean "not found"; missing details mean nothing.
  const isEmpty = "details" in value && Object.keys(value.details ?? {}).length === 0;
  const said = value.message ?? value.msg;
  return {
    code: "ResultFalse",
    reason: typeof said === "string" ? said : "the cloud returned result: false without a reason",
    // No other server's body has both fields.
    isClouds: requestId !== undefined || isEmpty,
    meaning: isEmpty ? { category: "not-found" } : { category: "server", transient: false },
    ...(requestId ? { requestId } : {}),
  };
}
