import { type Answer, Refusal } from "../cloud";
import type { Routes } from "../declaration";
import { INSTANCE_ROLE, instanceCredentials } from "./sts";

const PATH = "/latest/meta-data/cam/security-credentials/";

const plain = (status: number, body: string, code = ""): Answer => ({
  status,
  body,
  code,
  headers: { "content-type": status === 200 && body.startsWith("{") ? "application/json" : "text/plain" },
});

/** The machine metadata address: unsigned, for programs on the machine. */
export const metadata: Routes = {
  name: "tencent",
  owns: (path) => path.startsWith("/latest/meta-data/"),
  target: () => ({ service: "metadata", action: "security-credentials" }),
  unsigned: () => /^metadata\.tencentyun\.com(:\d+)?$/,
  bodyLimit: () => 1024,
  perform: ({ path }, _target, _requestId, world) => {
    if (path === PATH) return plain(200, INSTANCE_ROLE);
    if (path !== `${PATH}${INSTANCE_ROLE}`) throw new Refusal("NotFound", "404 page not found", 404);
    return plain(200, JSON.stringify(instanceCredentials(world)));
  },
  refuse: ({ code, message, status = 500 }) => plain(status, message, code),
  throttled: () => new Refusal("TooManyRequests", "too many requests", 429),
  internal: () => new Refusal("InternalError", "internal error", 500),
  tooLarge: () => new Refusal("TooLarge", "the request is too large", 413),
};
