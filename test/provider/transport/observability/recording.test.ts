import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failureOf } from "../../../support/failures";
import { keys, type Step, scripted } from "../scripted";

/** The answer of one call, as it is recorded. */
async function recorded(step: Step, request = {}): Promise<{ text: string; error: Error }> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "recording-"));
  const file = join(folder.path, "calls");
  const { clouds } = scripted([step], {}, { CONTAINER_CLOUDS_RECORD: file });
  const error = await failureOf(clouds.tencent().tke.DescribeClusters(request));
  return { error, text: readFileSync(file, "utf8") };
}

test("a key that an answer repeats where words of the API stand is in no recording", async () => {
  const { secretKey, token } = keys.tencent;
  const Response = {
    Error: { Code: secretKey, Message: secretKey },
    RequestId: token,
    [token]: 1,
    Type: Buffer.from(secretKey).toString("hex").slice(0, 40),
    Status: `x ${token}`,
  };
  const { text } = await recorded({ json: { Response } });
  for (const secret of [secretKey, token, Buffer.from(secretKey).toString("hex").slice(0, 24)])
    expect(text).not.toContain(secret);
  expect(JSON.parse(text).response.Response.Error.Code).toBe("[secret]");
});

test("an answer that is nested without end is recorded in part, and fails its call as without a recording", async () => {
  const { text, error } = await recorded({ text: `{"Response":${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}}` });
  expect(error.message).toContain("it is nested more than 100 deep (MalformedAnswer");
  expect(text).toContain('"response":{"Response":{"a":');
});
