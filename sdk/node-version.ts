import { nodeProblem } from "../files/node-version";
import { RunError } from "./pulumi";

// Before anything is registered: an older Node would fail in the middle of a creation.
const problem = nodeProblem();
if (problem) throw Object.assign(new RunError(problem), { stack: "" });
