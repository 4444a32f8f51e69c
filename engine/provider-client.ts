import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Diff } from "./plan/steps";
import {
  type CheckRequest,
  type CheckResult,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  type Found,
  type Provider,
  ProviderError,
  type ReadRequest,
  type UpdateRequest,
  type Written,
} from "./provider";
import { failuresOf, halfMadeOf, isUnimplemented, readDiff } from "./provider-answers";
import type { ProviderProcess } from "./provider-process";
import { nameOf, typeOf } from "./urn";
import { readStruct, writeStruct } from "./value-wire";
import { annotateSecrets, containsSecrets, containsUnknowns, type PropertyMap, Secret } from "./values";

/** Largest message, as in the SDK (400 MB), because a message may contain a whole state. */
export const CHANNEL_OPTIONS = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.enable_http_proxy": 0,
};

/** What a provider returned about itself when it was configured. */
interface Protocol {
  /** False if its configuration contains unknowns: a preview then continues without asking it. */
  configured: boolean;
  acceptSecrets: boolean;
  acceptResources: boolean;
  supportsPreview: boolean;
}

/** Sends a request; `done` is called at its end. */
type Send<Response> = (done: (error: grpc.ServiceError | null, response: Response) => void) => void;

/** A provider in a separate process, with the `ResourceProvider` protocol. */
export class ProviderClient implements Provider {
  private readonly client: ResourceProviderClient;
  private protocol: Promise<Protocol> | undefined;

  constructor(private readonly process: ProviderProcess) {
    this.client = new ResourceProviderClient(process.address, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
  }

  async checkConfig(urn: string, olds: PropertyMap, news: PropertyMap): Promise<CheckResult> {
    const request = new proto.CheckRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
    request.setOlds(writeStruct(olds, { keepUnknowns: true })).setNews(writeStruct(news, { keepUnknowns: true }));
    try {
      const response = await this.call<proto.CheckResponse>((done) => this.client.checkConfig(request, done));
      const inputs = readStruct(response.getInputs(), { unknowns: "keep" });
      annotateSecrets(inputs, news);
      return { inputs, failures: failuresOf(response.getFailuresList()) };
    } catch (error) {
      if (isUnimplemented(error)) return { inputs: news, failures: [] };
      throw await this.explain(error);
    }
  }

  async diffConfig(
    urn: string,
    oldInputs: PropertyMap,
    oldOutputs: PropertyMap,
    newInputs: PropertyMap,
  ): Promise<Diff> {
    const write = (map: PropertyMap) => writeStruct(map, { keepUnknowns: true });
    const request = new proto.DiffRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
    request.setOldInputs(write(oldInputs)).setOlds(write(oldOutputs)).setNews(write(newInputs));
    try {
      return readDiff(await this.call<proto.DiffResponse>((done) => this.client.diffConfig(request, done)));
    } catch (error) {
      if (isUnimplemented(error)) {
        return { changes: "unknown", replaceKeys: [], changedKeys: [], deleteBeforeReplace: false };
      }
      throw await this.explain(error);
    }
  }

  configure(urn: string, id: string, inputs: PropertyMap): void {
    this.protocol = this.sendConfigure(urn, id, inputs);
    // The next call reports the failure; there may be none.
    this.protocol.catch(() => undefined);
  }

  private async sendConfigure(urn: string, id: string, inputs: PropertyMap): Promise<Protocol> {
    if (containsUnknowns(inputs)) {
      return { configured: false, acceptSecrets: false, acceptResources: false, supportsPreview: false };
    }
    const request = new proto.ConfigureRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn)).setId(id);
    request.setAcceptsecrets(true).setAcceptresources(true).setSendsOldInputs(true).setSendsOldInputsToDelete(true);
    request.setArgs(writeStruct(inputs, { keepUnknowns: true, keepSecrets: true, keepResources: true }));
    try {
      const response = await this.call<proto.ConfigureResponse>((done) => this.client.configure(request, done));
      return {
        configured: true,
        acceptSecrets: response.getAcceptsecrets(),
        acceptResources: response.getAcceptresources(),
        supportsPreview: response.getSupportspreview(),
      };
    } catch (error) {
      throw await this.explain(error);
    }
  }

  private async ready(): Promise<Protocol> {
    if (!this.protocol) throw new Error("the provider was asked before it was configured");
    return await this.protocol;
  }

  async check({ urn, olds = {}, news, allowUnknowns }: CheckRequest): Promise<CheckResult> {
    const protocol = await this.ready();
    if (!protocol.configured) return { inputs: news, failures: [] };
    const write = (map: PropertyMap) => this.write(map, protocol, { keepUnknowns: allowUnknowns });
    const request = new proto.CheckRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
    request.setOlds(write(olds)).setNews(write(news));
    const response = await this.ask<proto.CheckResponse>((done) => this.client.check(request, done));
    const inputs = readStruct(response.getInputs(), { unknowns: allowUnknowns ? "keep" : "reject" });
    if (!protocol.acceptSecrets) annotateSecrets(inputs, news);
    return { inputs, failures: failuresOf(response.getFailuresList()) };
  }

  async diff(diff: DiffRequest): Promise<Diff> {
    const protocol = await this.ready();
    if (!protocol.configured) throw new DiffUnavailable();
    const write = (map: PropertyMap) =>
      this.write(map, protocol, { keepUnknowns: diff.allowUnknowns, elideAssets: true });
    const request = new proto.DiffRequest().setUrn(diff.urn).setName(nameOf(diff.urn)).setType(typeOf(diff.urn));
    request.setId(diff.id).setIgnorechangesList(diff.ignoreChanges);
    request.setOldInputs(write(diff.oldInputs)).setOlds(write(diff.oldOutputs)).setNews(write(diff.newInputs));
    return readDiff(await this.ask<proto.DiffResponse>((done) => this.client.diff(request, done)));
  }

  async create({ urn, inputs, timeout, preview }: CreateRequest): Promise<Written> {
    const protocol = await this.ready();
    if (preview && !protocol.configured) return { id: "", outputs: {} };
    if (preview && !protocol.supportsPreview) return { id: "", outputs: { ...inputs } };
    const request = new proto.CreateRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
    request.setTimeout(timeout).setPreview(preview);
    request.setProperties(this.write(inputs, protocol, { keepUnknowns: preview }));
    const written = await this.orHalfMade(
      async () => {
        const response = await this.ask<proto.CreateResponse>((done) => this.client.create(request, done));
        return { id: response.getId(), outputs: response.getProperties() };
      },
      (outputs) => this.readOutputs(outputs, protocol, preview, inputs),
    ).catch((error: Error) => {
      // A failed create is assumed to have created nothing, whatever the failure.
      throw error instanceof ProviderError ? new ProviderError(error.message, false) : error;
    });
    if (!written.id && !preview) {
      throw new ProviderError(`plugin returned empty resource.ID from create '${urn}'`, true);
    }
    return written;
  }

  async read({ urn, id, inputs, state, timeout }: ReadRequest): Promise<Found> {
    const protocol = await this.ready();
    if (!protocol.configured) return { id: "", inputs: {}, outputs: {} };
    const write = (map: PropertyMap) => this.write(map, protocol, { elideAssets: true });
    const request = new proto.ReadRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn)).setId(id);
    request.setInputs(write(inputs)).setProperties(write(state)).setTimeout(timeout);
    let readInputs: Struct | undefined;
    const found = await this.orHalfMade(
      async () => {
        const response = await this.ask<proto.ReadResponse>((done) => this.client.read(request, done));
        readInputs = response.getInputs();
        return { id: response.getId(), outputs: response.getProperties() };
      },
      (outputs) => this.readOutputs(outputs, protocol, false, state),
      (halfMade) => {
        readInputs = halfMade.getInputs();
      },
    );
    return readInputs ? { ...found, inputs: this.readOutputs(readInputs, protocol, false, inputs) } : found;
  }

  async update(update: UpdateRequest): Promise<Written> {
    const { urn, id, preview } = update;
    const protocol = await this.ready();
    if (preview && !protocol.configured) return { id, outputs: {} };
    if (preview && !protocol.supportsPreview) return { id, outputs: { ...update.newInputs } };
    const request = new proto.UpdateRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn)).setId(id);
    request.setTimeout(update.timeout).setPreview(preview).setIgnorechangesList(update.ignoreChanges);
    request.setOldInputs(this.write(update.oldInputs, protocol, { elideAssets: true }));
    request.setOlds(this.write(update.oldOutputs, protocol, { elideAssets: true }));
    request.setNews(this.write(update.newInputs, protocol, { keepUnknowns: preview }));
    return await this.orHalfMade(
      async () => ({
        id,
        outputs: (await this.ask<proto.UpdateResponse>((done) => this.client.update(request, done))).getProperties(),
      }),
      (outputs) => this.readOutputs(outputs, protocol, preview, update.newInputs),
    );
  }

  async delete({ urn, id, inputs, outputs, timeout }: DeleteRequest): Promise<void> {
    const protocol = await this.ready();
    const write = (map: PropertyMap) => this.write(map, protocol, { elideAssets: true });
    const request = new proto.DeleteRequest().setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn)).setId(id);
    request.setOldInputs(write(inputs)).setProperties(write(outputs)).setTimeout(timeout);
    await this.ask((done) => this.client.delete(request, done));
  }

  async invoke(token: string, args: PropertyMap, preview: boolean): Promise<CheckResult> {
    const protocol = await this.ready();
    if (!protocol.configured) return { inputs: {}, failures: [] };
    const request = new proto.InvokeRequest()
      .setTok(token)
      .setArgs(this.write(args, protocol, {}))
      .setPreview(preview);
    const response = await this.ask<proto.InvokeResponse>((done) => this.client.invoke(request, done));
    const result = readStruct(response.getReturn(), { unknowns: "reject" });
    if (!protocol.acceptSecrets && containsSecrets(args)) {
      for (const [key, value] of Object.entries(result)) {
        if (!(value instanceof Secret)) result[key] = new Secret(value);
      }
    }
    return { inputs: result, failures: failuresOf(response.getFailuresList()) };
  }

  async cancel(): Promise<void> {
    await this.call((done) => this.client.cancel(new Empty(), done)).catch(() => undefined);
  }

  close(): void {
    this.client.close();
    this.process.end();
  }

  private write(
    map: PropertyMap,
    protocol: Protocol,
    options: { keepUnknowns?: boolean; elideAssets?: boolean },
  ): Struct {
    return writeStruct(map, {
      ...options,
      keepSecrets: protocol.acceptSecrets,
      keepResources: protocol.acceptResources,
    });
  }

  /** Outputs of a provider. Values that it received as secrets stay secret even if it does not support secrets. */
  private readOutputs(struct: Struct | undefined, protocol: Protocol, preview: boolean, ins: PropertyMap): PropertyMap {
    const outputs = readStruct(struct, { unknowns: preview ? "keep" : "reject" });
    if (!protocol.acceptSecrets) annotateSecrets(outputs, ins);
    return outputs;
  }

  /** Runs a call. An error for a resource that exists but is not ready becomes a result with `initErrors`. */
  private async orHalfMade(
    ask: () => Promise<{ id: string; outputs: Struct | undefined }>,
    read: (outputs: Struct | undefined) => PropertyMap,
    onHalfMade?: (halfMade: proto.ErrorResourceInitFailed) => void,
  ): Promise<Written> {
    try {
      const { id, outputs } = await ask();
      return { id, outputs: read(outputs) };
    } catch (error) {
      const halfMade = error instanceof ProviderError ? halfMadeOf(error.cause) : undefined;
      if (!halfMade) throw error;
      onHalfMade?.(halfMade);
      return {
        id: halfMade.getId(),
        outputs: read(halfMade.getProperties()),
        initErrors: halfMade.getReasonsList(),
      };
    }
  }

  /** One call; throws ProviderError. */
  private async ask<Response>(send: Send<Response>): Promise<Response> {
    try {
      return await this.call(send);
    } catch (error) {
      throw await this.explain(error);
    }
  }

  private call<Response>(send: Send<Response>): Promise<Response> {
    return new Promise((resolve, reject) => {
      send((error, response) => (error ? reject(error) : resolve(response)));
    });
  }

  private async explain(error: unknown): Promise<ProviderError> {
    const { code, details, message } = error as Partial<grpc.ServiceError>;
    const ended = code === grpc.status.UNAVAILABLE ? await this.process.ending() : undefined;
    const unknown = code === grpc.status.UNKNOWN || code === grpc.status.INTERNAL || code === grpc.status.DATA_LOSS;
    const explained = new ProviderError(ended ?? details ?? String(message), unknown);
    explained.cause = error;
    return explained;
  }
}

/** Thrown by `diff` in a preview if the provider's configuration is unknown. */
export class DiffUnavailable extends Error {
  constructor() {
    super(
      "The provider for this resource has inputs that are not known during preview.\n" +
        "This preview may not correctly represent the changes that will be applied during an update.",
    );
  }
}
