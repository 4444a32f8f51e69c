import * as grpc from "@grpc/grpc-js";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { lookUp } from "../words/look-up";
import { BUILTIN_PACKAGE } from "./builtin-provider";
import type { Deployment } from "./deployment";
import type { Inbox } from "./inbox";
import { readGoal } from "./monitor-goal";
import type { Goal, OutputsRegistration, Reading, Registration } from "./plan/goal";
import type { Registered } from "./plan/steps";
import { DYNAMIC_PACKAGE } from "./provider-host";
import { notImplemented, RpcError, unary } from "./rpc-server";
import { isProviderType, packageOf, providerType } from "./urn";
import { readStruct, writeStruct } from "./value-wire";
import { containsUnknowns, type PropertyMap, Secret } from "./values";

/** An event of the program: a registration, a read, or outputs; after `end` there are no more. */
export type ProgramEvent = Registration | Reading | OutputsRegistration | { kind: "end"; error?: Error };

/** Features that the SDK asks for. Unsupported ones are claimed too, so that their use is refused by name. */
const FEATURES = {
  secrets: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resourceReferences: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  outputValues: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  aliasSpecs: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  replacementTrigger: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  deletedWith: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  replaceWith: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  transforms: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  invokeTransforms: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  parameterization: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resourceHooks: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  errorHooks: proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
};

const RESULTS = { success: 0, failed: 1, skipped: 2 } as const;

/** The `ResourceMonitor` service: receives the program's registrations, and answers when their steps have ended. */
export class ResourceMonitor {
  private readonly defaultProviders = new Map<string, Promise<string>>();
  /** What was registered, for children to inherit from; and the providers that components hand down, by package. */
  private readonly goals = new Map<string, Goal>();
  private readonly componentProviders = new Map<string, Record<string, string>>();
  private isClosed = false;
  private readonly onClose: (() => void)[] = [];
  private finished = false;

  constructor(
    private readonly deployment: Deployment,
    private readonly inbox: Inbox<ProgramEvent>,
    /** Folder of the program. */
    private readonly folder: string,
  ) {}

  /** Answers all waiting requests with "shut down", on which the SDK ends the program without an error. */
  close(): void {
    this.isClosed = true;
    for (const call of this.onClose.splice(0)) call();
  }

  service(): IResourceMonitorServer {
    const refuse = (what: string) =>
      unary((): never => {
        throw notImplemented(what);
      });
    return {
      getDeploymentInfo: unary(() => this.describeDeployment()),
      supportsFeature: unary((request: proto.SupportsFeatureRequest) =>
        new proto.SupportsFeatureResponse().setHassupport(Object.hasOwn(FEATURES, request.getId())),
      ),
      invoke: unary((request: proto.ResourceInvokeRequest) => this.invoke(request)),
      call: refuse("calls of component methods"),
      readResource: unary((request: proto.ReadResourceRequest) => this.readResource(request)),
      existsResource: refuse("existence checks of resources"),
      registerResource: unary((request: proto.RegisterResourceRequest) => this.registerResource(request)),
      registerResourceOutputs: unary((request: proto.RegisterResourceOutputsRequest) => this.registerOutputs(request)),
      registerStackTransform: refuse("stack transforms"),
      registerStackInvokeTransform: refuse("invoke transforms"),
      registerResourceHook: refuse("resource hooks"),
      registerErrorHook: refuse("error hooks"),
      registerPackage: refuse("parameterized packages"),
      signalAndWaitForShutdown: unary(() => this.waitForShutdown()),
    };
  }

  private describeDeployment(): proto.DeploymentInfo {
    const { project, stack, organization, config, secretKeys, parallel } = this.deployment.options;
    const info = new proto.DeploymentInfo().setProject(project.name).setStack(stack).setOrganization(organization);
    for (const [key, value] of Object.entries(config)) info.getConfigMap().set(key, value);
    info.setConfigsecretkeysList(secretKeys).setDryrun(this.deployment.dryRun).setParallel(parallel);
    return info.setSupportedfeaturesList(Object.values(FEATURES));
  }

  private async registerResource(request: proto.RegisterResourceRequest): Promise<proto.RegisterResourceResponse> {
    const goal = readGoal(request, this.folder);
    const handedDown = Object.fromEntries(
      request
        .getProvidersMap()
        .toObject(true)
        .map(([pkg, ref]) => [pkg, ref]),
    );
    goal.provider = request.getProvider();
    this.inherit(goal);
    const parentProviders = (goal.parent && this.componentProviders.get(goal.parent)) || {};
    const providers: Record<string, string> = { ...parentProviders, ...handedDown };
    if (!goal.custom || isProviderType(goal.type)) goal.provider = "";
    else
      goal.provider ||= lookUp(providers, packageOf(goal.type)) ?? (await this.defaultProvider(packageOf(goal.type)));

    const { state, result, unknown } = await this.ask<Registered>((done) => ({ kind: "register", goal, done }));
    if (result !== "success" && !request.getSupportsresultreporting()) {
      throw new RpcError(grpc.status.INTERNAL, "resource registration failed");
    }
    this.goals.set(state.urn, { ...goal, provider: request.getProvider() || goal.provider });
    if (!goal.custom) this.componentProviders.set(state.urn, providers);

    const outputs = goal.custom ? this.partial(state.outputs, request.getSupportspartialvalues()) : {};
    const response = new proto.RegisterResourceResponse().setUrn(state.urn).setId(state.id ?? "");
    response.setObject(
      writeStruct(outputs, {
        keepUnknowns: true,
        keepSecrets: request.getAcceptsecrets(),
        keepResources: request.getAcceptresources(),
      }),
    );
    return response.setResult(RESULTS[result] as proto.Result).setUnknown(unknown ?? false);
  }

  /** Outputs for a program that may not support partly unknown values. */
  private partial(outputs: PropertyMap, understood: boolean): PropertyMap {
    if (understood) return outputs;
    return Object.fromEntries(Object.entries(outputs).filter(([, value]) => !containsUnknowns(value)));
  }

  /** A child inherits options from its parent. */
  private inherit(goal: Goal): void {
    const parent = goal.parent ? this.goals.get(goal.parent) : undefined;
    if (!parent) return;
    goal.deletedWith ||= parent.deletedWith;
    goal.protect ??= parent.protect;
    goal.retainOnDelete ??= parent.retainOnDelete;
    const samePackage = parent.provider.includes(`::${providerType(packageOf(goal.type))}::`);
    if (!goal.custom || samePackage) goal.provider ||= parent.provider;
  }

  /** A reference to a package's default provider, which is registered on first use. */
  private async defaultProvider(pkg: string): Promise<string> {
    let reference = this.defaultProviders.get(pkg);
    if (!reference) {
      reference = this.registerDefaultProvider(pkg);
      this.defaultProviders.set(pkg, reference);
    }
    return await reference;
  }

  private async registerDefaultProvider(pkg: string): Promise<string> {
    const goal: Goal = {
      type: providerType(pkg),
      name: "default",
      custom: true,
      properties: this.configurationOf(pkg),
      dependencies: [],
      provider: "",
      propertyDependencies: {},
      ignoreChanges: [],
      additionalSecretOutputs: [],
      aliases: [],
      importId: "",
      customTimeouts: {},
      replaceOnChanges: [],
      replaceWith: [],
      hideDiff: [],
    };
    const { state } = await this.ask<Registered>((done) => ({ kind: "register", goal, done }));
    return `${state.urn}::${state.id}`;
  }

  /** Configuration of a package. A dynamic provider gets all of it, by full key. */
  private configurationOf(pkg: string): PropertyMap {
    const { config, secretKeys } = this.deployment.options;
    const properties: PropertyMap = {};
    for (const [key, value] of Object.entries(config)) {
      const [namespace, ...name] = key.split(":");
      if (pkg !== DYNAMIC_PACKAGE && namespace !== pkg) continue;
      properties[pkg === DYNAMIC_PACKAGE ? key : name.join(":")] = secretKeys.includes(key) ? new Secret(value) : value;
    }
    return properties;
  }

  private async readResource(request: proto.ReadResourceRequest): Promise<proto.ReadResourceResponse> {
    const type = request.getType();
    if (request.getPackageref()) throw notImplemented("parameterized packages");
    const provider = request.getProvider() || (await this.defaultProvider(packageOf(type)));
    const { state } = await this.ask<Registered>((done) => ({
      kind: "read",
      id: request.getId(),
      type,
      name: request.getName(),
      parent: request.getParent() || undefined,
      provider,
      properties: readStruct(request.getProperties(), { unknowns: "keep", assetFolder: this.folder }),
      dependencies: request.getDependenciesList(),
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
      done,
    }));
    const properties = writeStruct(state.outputs, {
      keepUnknowns: true,
      keepSecrets: request.getAcceptsecrets(),
      keepResources: request.getAcceptresources(),
    });
    return new proto.ReadResourceResponse().setUrn(state.urn).setProperties(properties);
  }

  private async registerOutputs(request: proto.RegisterResourceOutputsRequest): Promise<Empty> {
    const outputs = readStruct(request.getOutputs(), { unknowns: "keep", assetFolder: this.folder });
    const urn = request.getUrn();
    await this.ask<void>((done) => ({ kind: "outputs", urn, outputs, done: () => done(undefined) }));
    return new Empty();
  }

  private async invoke(request: proto.ResourceInvokeRequest): Promise<proto.ResourceInvokeResponse> {
    const token = request.getTok();
    const reference = request.getProvider() || (await this.defaultProvider(packageOf(token)));
    const provider = this.deployment.registry.get(reference);
    if (!provider) throw new Error(`unknown provider '${reference}' for ${token}`);
    const args = readStruct(request.getArgs(), { unknowns: "keep" });
    const { inputs, failures } = await provider.invoke(token, args, this.deployment.dryRun);
    const keepResources = request.getAcceptresources() || packageOf(token) === BUILTIN_PACKAGE;
    const response = new proto.ResourceInvokeResponse();
    response.setReturn(writeStruct(inputs, { keepUnknowns: true, keepSecrets: true, keepResources }));
    for (const { property, reason } of failures) {
      const failure = response.addFailures();
      failure.setProperty(property);
      failure.setReason(reason);
    }
    return response;
  }

  /** The program has completed and waits for the end of the run, so that it can still run callbacks. */
  private async waitForShutdown(): Promise<Empty> {
    if (this.finished) throw new Error("Already waiting for shutdown");
    this.finished = true;
    this.inbox.push({ kind: "end" });
    await new Promise<void>((resolve) => {
      if (this.isClosed) resolve();
      else this.onClose.push(resolve);
    });
    return new Empty();
  }

  /** Passes an event on and waits for its answer. Throws RpcError if the run ends first. */
  private ask<Answer>(event: (done: (answer: Answer) => void) => ProgramEvent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const shutDown = () => reject(new RpcError(grpc.status.UNAVAILABLE, "resource monitor shut down"));
      if (this.isClosed) return shutDown();
      this.onClose.push(shutDown);
      this.inbox.push(event(resolve));
    });
  }
}
