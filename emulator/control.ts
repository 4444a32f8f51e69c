import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { Refusal } from "./cloud";
import { parseJson } from "./contract/json";
import { configured, FIRST_ACCOUNT, issueCredential } from "./credentials";
import { faultInput } from "./faults";
import { changeOutside, inventory } from "./inventory";
import { quotaNames } from "./quotas";
import { push } from "./tencent/tcr/image";
import { parsePace, settle } from "./transitions";
import type { World } from "./world";

const pace = z.string().transform((text, context) => {
  try {
    return parsePace(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: (error as Error).message });
    return z.NEVER;
  }
});
const lifecycleInput = z.strictObject({
  service: z.string().optional(),
  kind: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  phase: z.string().optional(),
  pace,
  fail: z.string().optional(),
  times: z.int().min(1).optional(),
});
const changeInput = z.strictObject({
  service: z.string(),
  kind: z.string(),
  id: z.string(),
  set: z.record(z.string(), z.unknown()).optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  remove: z.literal(true).optional(),
});
const clockInput = z.strictObject({ advanceSeconds: z.number().min(0).optional(), skewSeconds: z.number().optional() });
const credentialInput = z.strictObject({
  cloud: z.enum(["tencent", "baidu", "ctyun"]),
  account: z.string().default(FIRST_ACCOUNT),
  /** Makes a temporary pair; CTyun has none. */
  expiresInSeconds: z.number().min(1).optional(),
});

const pushInput = z.strictObject({ image: z.string(), account: z.string().default(FIRST_ACCOUNT) });
const quotaInput = z.strictObject({ quota: z.enum(quotaNames as [string, ...string[]]), value: z.int().min(0) });

const BODY_LIMIT = 1024 * 1024;

/** What the admin API does beyond the world itself. */
export interface ControlHooks {
  /** Starts again from nothing. */
  reset(): void;
  /** Says that the state has changed. */
  touch(): void;
}

/** The admin API, served under `/_emulator/`. It is not signed: the emulator listens on loopback. */
export function createControl(world: World, hooks: ControlHooks): Hono {
  const app = new Hono();
  const input = async <T>(request: Request, schema: z.ZodType<T>): Promise<T> => {
    const text = await request.text();
    let parsed: unknown;
    try {
      parsed = text === "" ? {} : parseJson(text);
    } catch {
      throw new BadInput("the body is not JSON, or is nested too deeply");
    }
    const result = schema.safeParse(parsed);
    if (!result.success) throw new BadInput(z.prettifyError(result.error));
    hooks.touch();
    return result.data;
  };
  app.onError((error, c) => {
    if (error instanceof BadInput || error instanceof Refusal) return c.json({ error: error.message }, 400);
    return c.json({ error: error.message }, 500);
  });

  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => c.json({ error: "the body is too large" }, 413) }));
  app.get("/resources", (c) => {
    settle(world);
    const { service, kind } = c.req.query();
    const fits = (wanted: string | undefined, is: string) => wanted === undefined || wanted === is;
    return c.json(inventory(world).filter((item) => fits(service, item.service) && fits(kind, item.kind)));
  });
  app.get("/requests", (c) => c.json(world.log.list()));
  app.delete("/requests", (c) => {
    world.log.clear();
    return c.json({ cleared: true });
  });

  app.get("/faults", (c) => c.json(world.faults.list()));
  app.post("/faults", async (c) => c.json(world.faults.add(await input(c.req.raw, faultInput)), 201));
  app.delete("/faults", (c) => c.json({ cleared: world.faults.clear() }));
  app.delete("/faults/:id", (c) => {
    const cleared = world.faults.clear(c.req.param("id"));
    return c.json({ cleared }, cleared ? 200 : 404);
  });

  app.get("/lifecycle", (c) => c.json(world.lifecycle.list()));
  app.post("/lifecycle", async (c) => {
    const rule = await input(c.req.raw, lifecycleInput);
    world.lifecycle.add(rule);
    return c.json(rule, 201);
  });
  app.delete("/lifecycle", (c) => {
    world.lifecycle.reset();
    return c.json({ cleared: true });
  });

  app.post("/change", async (c) => {
    const changed = changeOutside(world, await input(c.req.raw, changeInput));
    if (changed === undefined)
      return c.json({ error: "no such service, kind and id: see GET /_emulator/resources" }, 404);
    return c.json(changed === "removed" ? { removed: true } : changed);
  });
  app.post("/clock", async (c) => {
    const { advanceSeconds, skewSeconds } = await input(c.req.raw, clockInput);
    if (advanceSeconds !== undefined) world.clock.advance(advanceSeconds);
    if (skewSeconds !== undefined) world.clock.skew(skewSeconds);
    settle(world);
    return c.json({ now: world.clock.iso(), server: new Date(world.clock.server()).toISOString() });
  });
  app.post("/credentials", async (c) => {
    const { cloud, account, expiresInSeconds } = await input(c.req.raw, credentialInput);
    if (cloud === "ctyun" && expiresInSeconds !== undefined) throw new BadInput("ctyun has no temporary credentials");
    const temporary =
      expiresInSeconds === undefined ? undefined : { seconds: expiresInSeconds, now: world.clock.now() };
    return c.json(configured(issueCredential(world.state, cloud, account, temporary)), 201);
  });
  app.post("/quotas", async (c) => {
    const { quota, value } = await input(c.req.raw, quotaInput);
    world.state.quotas[quota] = value;
    return c.json(world.state.quotas);
  });
  app.post("/push", async (c) => {
    const { image, account } = await input(c.req.raw, pushInput);
    const { id, attributes } = push({ world, account, region: "", input: {} }, image);
    return c.json({ image: id, digest: attributes.Digest }, 201);
  });
  app.post("/reset", (c) => {
    hooks.reset();
    return c.json({ reset: true });
  });
  app.all("*", (c) => c.json({ error: `no ${c.req.method} ${c.req.path} in the admin API` }, 404));
  return app;
}

class BadInput extends Error {}
