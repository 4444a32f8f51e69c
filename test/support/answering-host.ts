import { notesInMemory } from "../../provider/lifecycle/create/notes";
import type { Host } from "../../provider/lifecycle/host";
import { connect } from "../../provider/transport/connect";

/** A host whose cloud answers the first calls of these actions so, and every other call with an error of this text. */
export function answeringHost(refusal: string, answers: Record<string, object[]> = {}) {
  const said: string[] = [];
  const logged: object[] = [];
  const say = (text: string) => void said.push(text);
  const tencent = { secretId: "AKIDx", secretKey: "key", region: "gsqy" };
  const settings = { endpoint: "http://127.0.0.1:1", rateLimit: "none", retry: "none", tencent } as never;
  const clouds = connect(settings, {
    log: (line) => void logged.push(line),
    exchange: async ({ headers }) => {
      const action = Object.entries(headers).find(([name]) => name.toLowerCase() === "x-tc-action")?.[1] ?? "";
      const answer = answers[action]?.shift() ?? { Error: { Code: "InvalidParameter", Message: refusal } };
      return { status: 200, headers: {}, text: JSON.stringify({ Response: { ...answer, RequestId: "r-1" } }) };
    },
  });
  const host: Host = {
    clouds: () => clouds,
    reporter: () => ({ report: say, note: say, warn: say }),
    signal: new AbortController().signal,
    notes: notesInMemory(),
  };
  return { host, said, logged };
}
