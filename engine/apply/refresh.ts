import { Bail, type Deployment } from "../deployment";
import { refreshStep, type Step } from "../plan/steps";
import { Targets } from "../plan/targets";
import type { ResourceState } from "../types";
import { Executor } from "./executor";
import type { StepObserver } from "./observer";

/**
 * Reads every resource of the state, except those that targets and excludes leave out, and replaces the known state with the result.
 * `isWanted` says which resources still have to be read. Throws Bail if a read failed; the results of the others are kept.
 */
export async function refreshState(
  deployment: Deployment,
  observer: StepObserver,
  onExecutor: (executor: Executor) => void,
  isWanted: (resource: ResourceState) => boolean = () => true,
): Promise<void> {
  if (deployment.resources.length === 0) return;
  const { options } = deployment;
  checkTargets(deployment, options.targets, new Set());
  checkTargets(deployment, options.excludes, new Set());
  const steps = new Map<ResourceState, Step>();
  const included = chooser(deployment);
  for (const resource of deployment.resources) {
    if (!isWanted(resource) || !included(resource)) continue;
    await deployment.ensureProvider(resource);
    steps.set(resource, refreshStep(resource, resource));
  }
  const executor = new Executor(deployment, observer, true);
  onExecutor(executor);
  await executor.executeAll([...steps.values()]);
  await executor.settle();
  const found = [...steps].map(([resource, step]) => {
    const gone = step.resultOp === "delete";
    return [resource, gone ? undefined : step.new] as const;
  });
  deployment.rebuild(new Map(found));
  if (executor.error) throw new Bail(executor.error.message);
}

/** Whether targets and excludes include a resource. Call it in order, because dependents follow their dependencies. */
function chooser({ options }: Deployment): (resource: ResourceState) => boolean {
  const targets = new Targets(options.targets);
  const excludes = new Targets(options.excludes);
  if (excludes.constrained) {
    return (resource) => {
      if (excludes.contains(resource.urn)) return false;
      const follows = options.excludeDependents && excludes.containsDependencyOf(resource);
      if (follows) excludes.add(resource.urn);
      return !follows;
    };
  }
  return (resource) => {
    if (targets.contains(resource.urn)) return true;
    const follows = options.targetDependents && targets.containsDependencyOf(resource);
    if (follows) targets.add(resource.urn);
    return follows;
  };
}

/** Checks that targets name resources of the state or program. Throws Bail after reporting one that does not exist. */
export function checkTargets(
  deployment: Deployment,
  targets: readonly string[],
  registered: ReadonlySet<string>,
): void {
  const missing = new Targets(targets).literals.filter((urn) => !deployment.allOlds.has(urn) && !registered.has(urn));
  for (const urn of missing) {
    const hint = urn.includes("$") ? "" : " Did you forget to escape $ in your shell?";
    deployment.error(`Target '${urn}' could not be found in the stack.${hint}`);
  }
  if (missing.length > 0) throw new Bail("one or more targets could not be found in the stack");
}
