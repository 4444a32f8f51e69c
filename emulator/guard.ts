import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { MiddlewareHandler } from "hono";
import { isLoopback } from "../words/loopback";

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
    if (!isOwn(host, open))
      return c.json({ error: `the admin API is served to this machine only, not under the host name "${host}"` }, 403);
    if (origin !== undefined && origin !== `http://${host}`)
      return c.json({ error: `the admin API is closed to pages of ${origin}` }, 403);
    if (isForeignSite(c.req.header("sec-fetch-site")))
      return c.json({ error: "the admin API is closed to pages of other sites" }, 403);
    const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
    if (c.req.method === "POST" && type !== "application/json")
      return c.json({ error: "send it with the header Content-Type: application/json" }, 415);
    return next();
  };
}

/**
 * Why a request to a cloud is a web page's; `undefined` for one of a program. No page of the emulator's own calls a cloud, and
 * whoever knows the seed knows the keys.
 * @param unsigned the cloud's own names, for a call that asks for no key: it is served under these and this machine's only
 */
export function pageProblem(headers: IncomingHttpHeaders, open: boolean, unsigned?: RegExp): string | undefined {
  const { host = "", origin } = headers;
  if (origin !== undefined) return `the emulated clouds are closed to web pages, and so to ${origin}`;
  if (isForeignSite(headers["sec-fetch-site"])) return "the emulated clouds are closed to web pages of other sites";
  if (unsigned === undefined || isOwn(host, open) || unsigned.test(host)) return undefined;
  return `this call asks for no key, and is not served under the host name "${host}"`;
}

/**
 * The URL to serve a request by: with its host as URLs write it, where the header has another spelling of the same address, such as
 * `127.1` or `[::ffff:127.0.0.1]`. Hono's adapter answers 400 to those, and what is allowed is decided here.
 */
export function urlFor({ url = "/", headers: { host = "" } }: IncomingMessage): string {
  const usual = /^[\w.:[\]-]+$/.test(host) ? URL.parse(`http://${host}`) : null;
  return usual === null || usual.host === host || !url.startsWith("/") ? url : usual.origin + url;
}

const isForeignSite = (site: string | string[] | undefined) => FOREIGN_SITES.includes(String(site));

/** Whether a `Host` header names this machine. */
function isOwn(host: string, open: boolean): boolean {
  const name = URL.parse(`http://${host}`)?.hostname;
  return name !== undefined && (isLoopback(name) || (open && isOwnName(name)));
}

const isOwnName = (name: string) => !name.includes(".") || /^\d+(\.\d+){3}$/.test(name) || name.startsWith("[");
