import { nodeProblem } from "../files/node-version";
import { RunError } from "./pulumi";

// Checked before anything is registered, because an older Node would fail in the middle of a create.
const problem = nodeProblem();
if (problem) throw Object.assign(new RunError(problem), { stack: "" });
