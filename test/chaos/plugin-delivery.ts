import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { halfMadeOf } from "../../engine/provider-answers";
import type { Properties } from "../../provider/lifecycle/codec";
import type { Host } from "../../provider/lifecycle/host";
import { URN } from "../../provider/lifecycle/internal-properties";
import { NotReadyError } from "../../provider/lifecycle/ready";
import { resourceRequests, writeStruct } from "../../provider/plugin/resources";
import type { Served } from "./small-engine";

/** One resource through the plugin's requests, in this process: what it sends and answers, without gRPC. */
export function throughPlugin(type: string, urn: string, host: Host): Served {
  const requests = resourceRequests(host);
  const about = <R extends { setUrn(urn: string): unknown; setType(type: string): unknown }>(request: R): R => {
    request.setUrn(urn);
    request.setType(`container-clouds:${type}`);
    return request;
  };
  return {
    check: async (inputs) => {
      const response = await requests.check(about(new proto.CheckRequest()).setNews(struct(inputs)));
      return response.getFailuresList().map((one) => ({ property: one.getProperty(), reason: one.getReason() }));
    },
    diff: async (id, state, inputs) => {
      const request = about(new proto.DiffRequest()).setId(id).setOlds(struct(state)).setNews(struct(inputs));
      const response = await answered(requests.diff(request));
      const isSome = response.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME;
      return {
        changes: isSome ? response.getDiffsList() : [],
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },
    create: async (inputs) => {
      const response = await answered(requests.create(about(new proto.CreateRequest()).setProperties(struct(inputs))));
      return { id: response.getId(), properties: propertiesOf(response) };
    },
    read: async (id, state) => {
      const request = about(new proto.ReadRequest()).setId(id).setProperties(struct(state));
      const response = await answered(requests.read(request));
      return response.getId() === "" ? undefined : { id: response.getId(), properties: propertiesOf(response) };
    },
    update: async (id, state, inputs) => {
      const request = about(new proto.UpdateRequest()).setId(id).setOlds(struct(state)).setNews(struct(inputs));
      return { id, properties: propertiesOf(await answered(requests.update(request))) };
    },
    delete: async (id, state) => {
      await answered(requests.delete(about(new proto.DeleteRequest()).setId(id).setProperties(struct(state))));
    },
  };
}

/** A request's properties; the engine gives the URN beside them. */
const struct = ({ [URN]: _, ...properties }: Properties) => writeStruct(properties);

const propertiesOf = (response: Pick<proto.CreateResponse, "getProperties">): Properties =>
  (response.getProperties()?.toJavaScript() ?? {}) as Properties;

/** The answer; a failure that carries a half-made resource says so as the operations do. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const made = halfMadeOf(error);
    if (made === undefined) throw error;
    const properties = (made.getProperties()?.toJavaScript() ?? {}) as Properties;
    const cause = new NotReadyError((error as Error).message, made.getId(), properties, made.getReasonsList());
    throw new Error((error as Error).message, { cause });
  }
}
