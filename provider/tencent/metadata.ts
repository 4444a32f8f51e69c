import { signalOfOperation } from "../transport/cancellation";
import type { Account } from "../transport/cloud";
import type { Credentials } from "../transport/credentials";
import { CloudError } from "../transport/errors";
import { NoAnswer } from "../transport/no-answer";
import { parseBody } from "../transport/outcome";

/** The machine metadata service; plain HTTP, but no secret is sent (docs/decisions/0111). */
const METADATA = "http://metadata.tencentyun.com";

interface Answer {
  Code?: unknown;
  TmpSecretId?: unknown;
  TmpSecretKey?: unknown;
  Token?: unknown;
  /** Seconds since 1970. */
  ExpiredTime?: unknown;
}

/** Credentials of the role of the machine that runs the program. @throws CloudError if it has none */
export async function instanceCredentials(account: Account, role: string, title: string): Promise<Credentials> {
  const { link, settings } = account;
  const endpoint = settings.endpoint ?? METADATA;
  const url = `${endpoint}/latest/meta-data/cam/security-credentials/${encodeURIComponent(role)}`;
  const failure = (category: CloudError["category"], code: string, reason: string) =>
    new CloudError({
      cloud: "tencent",
      service: "metadata",
      action: "security-credentials",
      endpoint,
      category,
      code,
      reason: `cannot get credentials for the ${title}: ${reason}`,
      remedy: "run on a machine of the cloud that has this role, or use other credentials",
      mayHaveTakenEffect: false,
    });
  const headers = { Host: new URL(endpoint).host, "User-Agent": link.userAgent };
  const signal = signalOfOperation();
  const answer = await link
    .exchange({ method: "GET", url, headers }, { timeout: link.timeouts.connect, ...(signal ? { signal } : {}) })
    .catch((cause) => {
      throw cause instanceof NoAnswer ? failure(cause.category, cause.code, cause.reason) : cause;
    });
  if (answer.status === 404) throw failure("not-found", "HTTP 404", "the machine has no such role");
  const {
    Code,
    TmpSecretId: id,
    TmpSecretKey: secret,
    Token: token,
    ExpiredTime,
  } = (parseBody(answer) ?? {}) as Answer;
  const isWhole = [id, secret, token].every((part) => typeof part === "string" && part !== "");
  if (answer.status !== 200 || Code !== "Success" || !isWhole || typeof ExpiredTime !== "number")
    throw failure("server", `HTTP ${answer.status}`, "the response holds no credentials");
  return { id: String(id), secret: String(secret), token: String(token), expiresAt: ExpiredTime * 1000 };
}
