import { type Clouds, connect } from "../../../provider/transport/connect";
import type { HttpAnswer, HttpRequest } from "../../../provider/transport/http";
import { NoAnswer } from "../../../provider/transport/no-answer";
import type { Settings } from "../../../provider/transport/settings";
import type { TraceLine } from "../../../provider/transport/trace";
import { type MovedClock, movedClock } from "../../support/moved-clock";

/** What the network does with one request: an answer, or none. */
export type Step = Partial<HttpAnswer> & { json?: unknown; none?: NoAnswer; seconds?: number };

/** Clouds whose network follows a script: the last step goes on for ever. */
export interface Scripted {
  clouds: Clouds;
  clock: MovedClock;
  /** What was sent. */
  sent: HttpRequest[];
  log: TraceLine[];
  /** Warnings about settings. */
  warned: string[];
}

/** The keys of {@link scripted}, none of which may appear anywhere but in a signature. */
export const keys = {
  tencent: {
    secretId: "AKIDtencentIdentity0001",
    secretKey: "tencent-secret-key-do-not-show",
    token: "tencent-token-do-not-show",
  },
  baidu: {
    accessKeyId: "baiduaccesskeyid0001",
    secretAccessKey: "baidu-secret-key-do-not-show",
    sessionToken: "baidu-token-do-not-show",
  },
  ctyun: { accessKey: "ctyunaccesskey0001", secretKey: "ctyun-secret-key-do-not-show" },
};

/**
 * Connects to clouds that answer by a script. `random` is 1, so that back-offs are at their longest.
 * @param answering called before the answer to each request, by its number
 */
export function scripted(
  steps: Step[],
  settings: Settings = {},
  env: NodeJS.ProcessEnv = {},
  answering: (request: number) => unknown = () => undefined,
): Scripted {
  const clock = movedClock();
  const sent: HttpRequest[] = [];
  const log: TraceLine[] = [];
  const warned: string[] = [];
  const clouds = connect(
    {
      ...settings,
      tencent: { ...keys.tencent, region: "gsqy", ...(settings.tencent as object) },
      baidu: { ...keys.baidu, ...(settings.baidu as object) },
      ctyun: { ...keys.ctyun, regionId: "bb9fdb42056f11eda1610242ac110002", ...(settings.ctyun as object) },
    },
    {
      clock,
      env,
      random: () => 1,
      log: (line) => log.push(line),
      warn: (text) => warned.push(text),
      async exchange(request) {
        const step = steps[Math.min(sent.length, steps.length - 1)] ?? {};
        sent.push(request);
        clock.advance((step.seconds ?? 0) * 1000);
        await answering(sent.length);
        if (step.none) throw step.none;
        const text = step.text ?? JSON.stringify(step.json ?? {});
        return { status: step.status ?? 200, headers: step.headers ?? {}, text };
      },
    },
  );
  return { clouds, clock, sent, log, warned };
}

/** Tencent's answer with an error in it. */
export const tencentError = (code: string, message = code): Step => ({
  json: { Response: { Error: { Code: code, Message: message }, RequestId: "7f3c0a" } },
});

/** Tencent's answer with these fields. */
export const tencentAnswer = (fields: object): Step => ({ json: { Response: { ...fields, RequestId: "7f3c0a" } } });

/** A connection that was refused: nothing was sent. */
export const refused: Step = {
  none: new NoAnswer("connection", "ECONNREFUSED", "connection refused", false, true),
};

/** A connection that broke: the request may have arrived. */
export const broken: Step = { none: new NoAnswer("connection", "ECONNRESET", "the connection broke", true, true) };
