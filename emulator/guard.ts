import type { MiddlewareHandler } from "hono";
import { isLoopback } from "./loopback";

/** What a browser sends if a page of another site made the request. */
const FOREIGN_SITES = ["cross-site", "same-site"];

/**
 * Keeps web pages out of the admin API, which needs no key. A page of any site can send requests to this machine, and if its owner points
 * the site's name at 127.0.0.1, the browser takes both for one site.
 * @param open whether the emulator may listen on the network: then any address, and any name without a dot, is allowed
 */
export function guard(open: boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    const origin = c.req.header("origin");
    const name = hostnameOf(host);
    if (name === undefined || !(isLoopback(name) || (open && isOwnName(name))))
      return c.json({ error: `the admin API is served to this machine only, not under the host name "${host}"` }, 403);
    if (origin !== undefined && origin !== `http://${host}`)
      return c.json({ error: `the admin API is closed to pages of ${origin}` }, 403);
    if (FOREIGN_SITES.includes(c.req.header("sec-fetch-site") ?? ""))
      return c.json({ error: "the admin API is closed to pages of other sites" }, 403);
    const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
    if (c.req.method === "POST" && type !== "application/json")
      return c.json({ error: "send it with the header Content-Type: application/json" }, 415);
    return next();
  };
}

function hostnameOf(host: string): string | undefined {
  return URL.parse(`http://${host}`)?.hostname;
}

const isOwnName = (name: string) => !name.includes(".") || /^\d+(\.\d+){3}$/.test(name) || name.startsWith("[");
