import { describe, expect, test } from "vitest";
import { redactRequest } from "../../provider/transport/redaction";
import { failureOf } from "../support/failures";
import { broken, keys, type Step, scripted } from "./transport/scripted";

const own = {
  tencent: [keys.tencent.secretKey, keys.tencent.token, "hunter2"],
  baidu: [keys.baidu.secretAccessKey, keys.baidu.sessionToken, "registry-password"],
  ctyun: [keys.ctyun.secretKey, "YWs6aHVudGVyMg==", "content-of-a-file"],
};
const hidden = [...Object.values(own).flat(), "top-secret-value"];

/** Everything that a user or a log may see of an error. */
function seen(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return String(error);
  return [error.stack, error.message, JSON.stringify(error), seen(error.cause, depth + 1)].join("\n");
}

const echo = (cloud: keyof typeof own) => `you sent ${own[cloud].join(" ")}`;
const answers: [string, (cloud: keyof typeof own) => Step][] = [
  [
    "quotes the keys in its message",
    (cloud) => ({
      status: 400,
      json: {
        Response: { Error: { Code: "AuthFailure.SignatureFailure", Message: echo(cloud) }, RequestId: "r" },
        code: "SignatureDoesNotMatch",
        statusCode: 401,
        message: echo(cloud),
      },
    }),
  ],
  ["breaks", () => broken],
  ["answers junk", (cloud) => ({ text: echo(cloud) })],
];

describe("no secret is shown", () => {
  test.each(answers)("by errors and logs when the cloud %s", async (_, answer) => {
    const { clouds, log, sent } = scripted([answer("tencent"), answer("baidu"), answer("ctyun")], { retry: "none" });
    const password = { Password: "hunter2" };
    const errors = [
      await failureOf(clouds.tencent().tcr.CreateUserPersonal(password)),
      await failureOf(
        clouds.baidu().bci.CreateImageCache({
          imageCacheName: "c",
          originImages: [],
          subnetId: "s",
          securityGroupId: "g",
          temporaryStorageSize: 20,
          zoneName: "z",
          imageRegistrySecrets: [{ server: "s", userName: "u", password: "registry-password" }],
        } as never),
      ),
      await failureOf(
        clouds.ctyun().eci.createContainerGroup({
          containers: [{ name: "c", image: "i", environmentVar: [{ key: "K", value: "top-secret-value" }] }],
          volumes: [
            { name: "z", type: "ZosVolume", zosVolume: { bucket: "b", crendential: "YWs6aHVudGVyMg==" } },
            { name: "s", secretVolume: { secretToPaths: [{ path: "p", content: "content-of-a-file" }] } },
          ],
        } as never),
      ),
    ];
    expect(sent).toHaveLength(3);
    expect(log).toHaveLength(3);
    const text = [...errors.map((error) => seen(error)), JSON.stringify(log)].join("\n");
    for (const secret of hidden) expect(text).not.toContain(secret);
    expect(text).not.toContain(signatureIn(sent[0]?.headers.Authorization));
  });

  test("by the log, which keeps IDs and names and hides every other text", () => {
    const request = {
      ClusterId: "cls-1",
      Limit: 20,
      Name: "web",
      UserData: "#!/bin/sh",
      Labels: [{ Name: "a", Value: "b" }],
      SecretId: "AKID",
    };
    expect(redactRequest(request)).toEqual({
      ClusterId: "cls-1",
      Limit: 20,
      Name: "web",
      UserData: "[secret]",
      Labels: [{ Name: "a", Value: "[secret]" }],
      SecretId: "[secret]",
    });
  });
});

const signatureIn = (header: string | undefined) =>
  /Signature=([0-9a-f]{64})/.exec(header ?? "")?.[1] ?? "no signature was sent";
