import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { nearest, similar } from "../words/nearest";
import { type Misfit, misfits, valueAt } from "../words/schema";
import { type Access, environmentOf, shellText } from "./access";
import { Refusal } from "./cloud";
import { clouds } from "./clouds";
import { createConsole } from "./console/routes";
import { parseJson } from "./contract/json";
import {
  changeInput,
  clockInput,
  credentialInput,
  lifecycleInput,
  noQuery,
  pushInput,
  quotaInput,
  requestQuery,
  resetInput,
  resourceQuery,
} from "./control-inputs";
import { configured, issueCredential } from "./credentials";
import type { Cloud } from "./declaration";
import { faultInput } from "./faults";
import { guard } from "./guard";
import { inventory } from "./inventory";
import { wrongName } from "./names";
import { changeOutside } from "./outside-change";
import { push } from "./tencent/tcr/image";
import { release, settle } from "./transitions";
import type { World } from "./world";

const BODY_LIMIT = 1024 * 1024;

/** What the admin API needs besides the world. */
export interface ControlHooks {
  /** Resets the emulator to its initial state. */
  reset(): void;
  /** Reports that the state has changed. */
  touch(): void;
  /** The emulator's address and its first key pairs. */
  access(): Access;
}

/** The admin API under `/_emulator/`. It needs no signature, because the emulator listens on loopback and `guard.ts` keeps web pages out. */
export function createControl(world: World, hooks: ControlHooks): Hono {
  const app = new Hono();
  const began = world.clock.elapsed();
  const input = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => {
    const text = await c.req.text();
    let parsed: unknown;
    try {
      parsed = text === "" ? {} : parseJson(text);
    } catch {
      throw new BadInput("the body is not JSON, or is nested too deeply");
    }
    const given = named(validated(parsed, schema));
    hooks.touch();
    return given;
  };
  const query = <T>(c: Context, schema: z.ZodType<T>): T => named(validated(singleValues(c.req.queries()), schema));
  app.onError((error, c) => {
    const isTheirs = error instanceof BadInput || error instanceof Refusal || error instanceof RangeError;
    return c.json({ error: error.message }, isTheirs ? 400 : 500);
  });

  app.use(guard(world.open));
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => c.json({ error: "the body is too large" }, 413) }));
  app.use(async (c, next) => {
    await next();
    if (c.req.method !== "GET") world.watch.changed();
  });
  app.route("/", createConsole(world));
  // A filter that is not read must not be taken for one: DELETE /faults?id=1 would remove all.
  app.use(async (c, next) => {
    const isRead = c.req.method === "GET" && /\/(resources|requests)$/.test(c.req.path);
    if (!isRead) query(c, noQuery);
    return next();
  });
  app.get("/environment", (c) => {
    const variables = environmentOf(hooks.access());
    return c.json({ variables, shell: shellText(variables) });
  });
  app.get("/health", (c) => {
    const seconds = Math.round((world.clock.elapsed() - began) / 1000);
    return c.json({ status: "ok", uptimeSeconds: seconds, now: world.clock.iso() });
  });
  app.get("/resources", (c) => {
    const { service, kind } = query(c, resourceQuery);
    settle(world);
    const fits = (wanted: string | undefined, is: string) => wanted === undefined || wanted === is;
    return c.json(inventory(world).filter((item) => fits(service, item.service) && fits(kind, item.kind)));
  });
  app.get("/requests", (c) => c.json(world.log.list(query(c, requestQuery))));
  app.delete("/requests", (c) => {
    world.log.clear();
    return c.json({ cleared: true });
  });

  app.get("/faults", (c) => c.json(world.faults.list()));
  app.post("/faults", async (c) => c.json(world.faults.add(await input(c, faultInput)), 201));
  app.delete("/faults", (c) => c.json({ cleared: world.faults.clear() }));
  app.delete("/faults/:id", (c) => {
    const id = c.req.param("id");
    const cleared = world.faults.clear(id);
    return cleared
      ? c.json({ cleared })
      : c.json({ error: `there is no fault "${id}": see GET /_emulator/faults` }, 404);
  });

  app.get("/lifecycle", (c) => c.json(world.lifecycle.list()));
  app.post("/lifecycle", async (c) => {
    const rule = await input(c, lifecycleInput);
    world.lifecycle.add(rule);
    return c.json(rule, 201);
  });
  app.delete("/lifecycle", (c) => {
    world.lifecycle.reset();
    release(world);
    return c.json({ cleared: true });
  });

  app.post("/change", async (c) => {
    const changed = changeOutside(world, await input(c, changeInput));
    if (changed === undefined)
      return c.json({ error: "no such service, kind and ID: see GET /_emulator/resources" }, 404);
    return c.json(changed === "removed" ? { removed: true } : changed);
  });
  app.post("/clock", async (c) => {
    const { advanceSeconds, skewSeconds } = await input(c, clockInput);
    if (advanceSeconds !== undefined) world.clock.advance(advanceSeconds);
    if (skewSeconds !== undefined) world.clock.skew(skewSeconds);
    settle(world);
    return c.json({ now: world.clock.iso(), server: new Date(world.clock.server()).toISOString() });
  });
  app.post("/credentials", async (c) => {
    const { cloud, account, expiresInSeconds } = await input(c, credentialInput);
    const { keys } = clouds.find(({ name }) => name === cloud) as Cloud;
    if (keys.token === undefined && expiresInSeconds !== undefined)
      throw new BadInput(`expiresInSeconds: ${cloud} has no temporary credentials; leave it out`);
    const temporary =
      expiresInSeconds === undefined ? undefined : { seconds: expiresInSeconds, now: world.clock.now() };
    return c.json(configured(keys, issueCredential(world.state, keys, account, temporary)), 201);
  });
  app.post("/quotas", async (c) => {
    const { quota, value } = await input(c, quotaInput);
    world.state.quotas[quota] = value;
    return c.json(world.state.quotas);
  });
  app.post("/push", async (c) => {
    const { image, account } = await input(c, pushInput);
    const { id, attributes } = push({ world, account, region: "", input: {} }, image);
    return c.json({ image: id, digest: attributes.Digest }, 201);
  });
  app.post("/reset", async (c) => {
    await input(c, resetInput);
    hooks.reset();
    return c.json({ reset: true });
  });
  app.all("*", (c) => {
    const path = c.req.path.replace(/^\/_emulator\/?/, "/");
    const others = app.routes.filter(({ method }) => method !== "ALL");
    const methods = others.filter((route) => route.path === path).map(({ method }) => method);
    // The console has its page with and without a slash at the end.
    const paths = [...new Set(others.map((route) => route.path.replace(/\/$/, "")))].filter(
      (name) => !name.includes(":"),
    );
    const hint = methods.length > 0 ? `it has ${methods.join(" and ")}` : nearest(path, paths);
    return c.json({ error: `the admin API has no ${c.req.method} ${c.req.path}; ${hint}` }, 404);
  });
  return app;
}

/** Invalid input, described in one line. */
class BadInput extends Error {}

function validated<T>(given: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [unknown] = result.error.issues.flatMap((one) =>
    one.code === "unrecognized_keys" && one.path.length === 0 ? one.keys : [],
  );
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const hint = unknown !== undefined && known.length > 0 ? `; ${nearest(unknown, known)}` : "";
  const lines = misfits(result.error, given).map(
    (misfit) => misfitLine(misfit) + nearestValue(result.error, given, misfit),
  );
  throw new BadInput(lines.join("; ") + hint);
}

/** For a value that is not one of several: the one that it resembles. */
function nearestValue({ issues }: z.ZodError, given: unknown, { path }: Misfit): string {
  const issue = issues.find((one) => one.code === "invalid_value" && one.path.join() === path.join());
  const value = valueAt(given, path);
  if (issue?.code !== "invalid_value" || typeof value !== "string") return "";
  const best = similar(value, issue.values.map(String));
  return best === undefined ? "" : `; did you mean "${best}"?`;
}

/** A query's values. @throws BadInput for a name that occurs more than once */
function singleValues(queries: Record<string, string[]>): Record<string, string | undefined> {
  const doubled = Object.entries(queries).find(([, values]) => values.length > 1);
  if (doubled !== undefined)
    throw new BadInput(`${doubled[0]}: is in the query ${doubled[1].length} times; write it once`);
  return Object.fromEntries(Object.entries(queries).map(([name, [value]]) => [name, value]));
}

const misfitLine = ({ path, reason }: Misfit) => (path.length === 0 ? reason : `${path.join(".")}: ${reason}`);

/** Refuses an unknown service, kind or action, because a rule for it would never match. */
function named<T>(given: T): T {
  const wrong = wrongName(given as object);
  if (wrong !== undefined) throw new BadInput(wrong);
  return given;
}
