import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { settle } from "../transitions";
import type { World } from "../world";

/** The page's files, with their content types. */
const FILES: Readonly<Record<string, string>> = {
  "index.html": "text/html; charset=utf-8",
  "console.css": "text/css; charset=utf-8",
  "console.mjs": "text/javascript; charset=utf-8",
  "entries.mjs": "text/javascript; charset=utf-8",
};

const HEADERS = {
  // Allows no content from other sites, and no frame around this page that could redirect clicks.
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** Interval in milliseconds at which changes that end by the clock are looked for. */
const TICK = 1000;

/** Milliseconds within which several changes count as one. */
const PAUSE = 50;

/** The console: a page that shows what the clouds contain, and an event stream that says when to read again. */
export function createConsole(world: World): Hono {
  const app = new Hono();
  app.get("/console", (c) => c.redirect("/_emulator/console/", 302));
  app.on("GET", ["/console/", "/console/:file"], (c) => {
    const name = c.req.param("file") ?? "index.html";
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (type === undefined) return c.json({ error: `the console has no file ${name}` }, 404);
    return c.body(readPageFile(name), 200, { ...HEADERS, "content-type": type });
  });
  app.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      const look = () => wake();
      const end = world.watch.subscribe(look);
      stream.onAbort(() => {
        end();
        wake();
      });
      let shown = "";
      let at = 0;
      while (!stream.aborted) {
        settle(world);
        const now = digest(world);
        if (now !== shown) {
          shown = now;
          at += 1;
          await stream.writeSSE({ event: "change", data: String(at) });
        }
        const woken = await new Promise<boolean>((resolve) => {
          const stop = world.clock.after(TICK, () => resolve(false));
          wake = () => {
            stop();
            resolve(true);
          };
        });
        if (woken) await new Promise<void>((resolve) => void world.clock.after(PAUSE, resolve));
      }
    }),
  );
  return app;
}

/** A digest that differs if anything on the page does. */
function digest(world: World): string {
  const rows = world.kinds.flatMap((kind) => [...kind.rows(world.state).values()]);
  return JSON.stringify([
    rows.map(({ id, status, reason, attributes }) => [id, status, reason, attributes]),
    ...[world.log.count(), world.faults.list(), world.lifecycle.list(), world.clock.moved()],
  ]);
}

/**
 * The files are beside this file in a checkout. In the installed package they are in a folder of their own, because `dist` contains only
 * compiled code.
 */
function readPageFile(name: string): Uint8Array<ArrayBuffer> {
  const inPackage = join(dirname(dirname(dirname(__dirname))), "emulator/console");
  for (const folder of [__dirname, inPackage]) {
    try {
      return new Uint8Array(readFileSync(join(folder, name)));
    } catch {
      // Try the next folder.
    }
  }
  throw new Error(`the console's file ${name} is missing: install the package again`);
}
