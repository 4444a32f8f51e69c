import type { MethodDefinition } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../../provider/lifecycle/codec";
import { type PluginProcess, plain, struct, token, urnOf } from "../support/plugin-process";
import { answer } from "../support/provider-process";

/** Requests as the engine writes them, with everything that the protocol has, and what the plugin answers. */

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** A secret as the engine writes it. */
export const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });

/** A value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const about = <R extends { setUrn(urn: string): R; setName(name: string): R; setType(type: string): R }>(
  request: R,
  type: string,
  name: string,
) => request.setUrn(urnOf(type, name)).setName(name).setType(token(type));

export interface CheckOptions {
  olds?: Properties;
  seed?: string;
  autonaming?: { proposed: string; mode: keyof typeof proto.CheckRequest.AutonamingOptions.Mode };
}

/** One resource of a plugin. */
export class Resource {
  constructor(
    readonly plugin: PluginProcess,
    readonly type: string,
    readonly name = "one",
  ) {}

  get urn() {
    return urnOf(this.type, this.name);
  }

  async check(news: Properties, { olds = {}, seed, autonaming }: CheckOptions = {}) {
    const request = about(new proto.CheckRequest(), this.type, this.name).setOlds(struct(olds)).setNews(struct(news));
    if (seed) request.setRandomseed(Buffer.from(seed));
    if (autonaming) {
      const { Mode } = proto.CheckRequest.AutonamingOptions;
      const options = new proto.CheckRequest.AutonamingOptions().setProposedName(autonaming.proposed);
      request.setAutonaming(options.setMode(Mode[autonaming.mode]));
    }
    const response = await answer<proto.CheckResponse>((done) => this.plugin.client.check(request, done));
    return {
      inputs: plain(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  async diff(id: string, olds: Properties, news: Properties) {
    const request = about(new proto.DiffRequest(), this.type, this.name)
      .setId(id)
      .setOlds(struct(olds))
      .setOldInputs(struct(olds))
      .setNews(struct(news));
    const response = await answer<proto.DiffResponse>((done) => this.plugin.client.diff(request, done));
    return readDiff(response);
  }

  async create(inputs: Properties, { preview = false, timeout = 0 } = {}) {
    const request = about(new proto.CreateRequest(), this.type, this.name)
      .setProperties(struct(inputs))
      .setPreview(preview)
      .setTimeout(timeout);
    const response = await answer<proto.CreateResponse>((done) => this.plugin.client.create(request, done));
    return { id: response.getId(), outputs: plain(response.getProperties()) };
  }

  async update(id: string, olds: Properties, news: Properties, { preview = false, timeout = 0 } = {}) {
    const request = about(new proto.UpdateRequest(), this.type, this.name)
      .setId(id)
      .setOlds(struct(olds))
      .setNews(struct(news))
      .setPreview(preview)
      .setTimeout(timeout);
    const response = await answer<proto.UpdateResponse>((done) => this.plugin.client.update(request, done));
    return plain(response.getProperties());
  }

  async read(id: string, state: Properties = {}, inputs?: Properties) {
    const request = about(new proto.ReadRequest(), this.type, this.name).setId(id).setProperties(struct(state));
    if (inputs) request.setInputs(struct(inputs));
    const response = await answer<proto.ReadResponse>((done) => this.plugin.client.read(request, done));
    return { id: response.getId(), outputs: plain(response.getProperties()), inputs: plain(response.getInputs()) };
  }

  async delete(id: string, state: Properties, { timeout = 0 } = {}) {
    const request = about(new proto.DeleteRequest(), this.type, this.name)
      .setId(id)
      .setProperties(struct(state))
      .setTimeout(timeout);
    await answer((done) => this.plugin.client.delete(request, done));
  }
}

const KINDS = ["add", "add-replace", "delete", "delete-replace", "update", "update-replace"];

export function readDiff(response: proto.DiffResponse) {
  const detailed: Record<string, string | undefined> = {};
  response.getDetaileddiffMap().forEach((diff, path) => {
    detailed[path] = KINDS[diff.getKind()];
  });
  return {
    changes: ["unknown", "none", "some"][response.getChanges()],
    diffs: response.getDiffsList(),
    replaces: response.getReplacesList(),
    stables: response.getStablesList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
    detailed,
  };
}

/** Lists a kind: what there is, and where the next page begins. */
export function list(plugin: PluginProcess, type: string, query: Properties = {}, paging: Partial<Paging> = {}) {
  const request = new proto.ListRequest()
    .setToken(token(type))
    .setQuery(struct(query))
    .setLimit(paging.limit ?? 0)
    .setPageSize(paging.pageSize ?? 0)
    .setContinuationToken(paging.next ?? "");
  const stream = plugin.client.list(request);
  const listed = { rows: [] as { id: string; name: string }[], next: "", computed: false };
  stream.on("data", (part: proto.ListResponse) => {
    const result = part.getResult();
    if (result) listed.rows.push({ id: result.getId(), name: result.getName() });
    if (part.getContinuation()) listed.next = part.getContinuation()?.getContinuationToken() ?? "";
    if (part.getComputed()) listed.computed = true;
  });
  return new Promise<typeof listed>((ready, failed) => {
    stream.on("end", () => ready(listed));
    stream.on("error", (error) => failed(error));
  });
}

interface Paging {
  limit: number;
  pageSize: number;
  next: string;
}

/** Sends any bytes as a request of a method. @returns the answer's bytes, or the error. */
export function sendBytes(plugin: PluginProcess, method: string, bytes: Buffer): Promise<Buffer> {
  const definition = (ResourceProviderService as unknown as Record<string, MethodDefinition<unknown, unknown>>)[method];
  return answer<Buffer>((done) =>
    plugin.client.makeUnaryRequest(
      definition?.path ?? "",
      (given: Buffer) => given,
      (received: Buffer) => received,
      bytes,
      (error, response) => done(error, response as Buffer),
    ),
  );
}
