// Import this first in a provider process: it lets Node keep compiled code between runs. Never import it in the user's program.
import * as node from "node:module";

node.enableCompileCache?.();
