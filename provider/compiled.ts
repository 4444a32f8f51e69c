// For its effect, before everything else: Node keeps compiled code between processes, and a provider's is a process of each run.
import * as node from "node:module";
import { once } from "./once";

node.enableCompileCache?.();

/** Keeps what was compiled by now; at the process's end Node does it itself, but engines kill their providers. */
export const keepCompiled = once(() => node.flushCompileCache?.());
