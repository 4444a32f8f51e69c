// For its effect, before everything else in a provider's process: Node keeps compiled code from one run to the next.
// Never in a program's process, which is the user's.
import * as node from "node:module";

node.enableCompileCache?.();
