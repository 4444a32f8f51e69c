import { parse } from "yaml";
import { parseJson } from "../../words/json";
import { PROTOBUF, readProtobuf } from "./protobuf";
import { badRequest, StatusError } from "./status";

/** The body of a request by its content type; undefined for none. @throws StatusError */
export function contentOf(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  if (contentType === PROTOBUF) return readProtobuf(bytes);
  const body = bytes.toString();
  if (!/[/+](json|yaml)$/.test(contentType))
    throw new StatusError(
      415,
      "UnsupportedMediaType",
      `the body is ${contentType}; send JSON or YAML, as "kubectl apply -f FILE" does`,
    );
  try {
    return contentType.endsWith("json") ? parseJson(body) : parse(body, { maxAliasCount: 0, logLevel: "error" });
  } catch {
    throw badRequest(`the body is not ${contentType}`);
  }
}
