import { type Path, redactText } from "../../words/redaction";
import { resourceOf } from "../clouds";
import { whileHiding } from "../transport/redaction";
import type { Properties } from "./codec";
import type { Host } from "./host";
import { SECRETS } from "./internal-properties";
import { migrated } from "./migrate";
import { type Operations, operationsOf } from "./operations";
import { NotReadyError } from "./ready";
import { OperationError } from "./run-operation";
import { warnOfSecretId } from "./secret-in-id";
import { alwaysSecret, secretTexts } from "./secret-paths";
import type { CheckFailure } from "./spec";

/** A host whose messages to the user contain no secrets. */
export function redactingHost(host: Host, texts: readonly string[]): Host {
  if (texts.length === 0) return host;
  return {
    ...host,
    reporter: (urn) => {
      const reporter = host.reporter(urn);
      return {
        report: (status) => reporter.report(redactText(status, texts)),
        note: (message) => reporter.note(redactText(message, texts)),
        warn: (message) => reporter.warn(redactText(message, texts)),
        end: async () => reporter.end?.(),
      };
    },
  };
}

/**
 * A check failure in the form in which the engine prints it safely. The engine prints the value of the failure's top-level property before
 * the reason, or `{<nil>}` if it has none. For secrets, missing properties and nested ones, the reason therefore names the property.
 */
export function engineFailure(
  { property, reason }: CheckFailure,
  inputs: Properties,
  secrets: { paths: readonly Path[]; texts: readonly string[] },
): CheckFailure {
  const text = redactText(reason, secrets.texts);
  const isSecret = secrets.paths.some(([first]) => first === property);
  const hasValue = (inputs[property] ?? undefined) !== undefined;
  if (property === "" || (hasValue && !isSecret)) return { property, reason: text };
  return { property: "", reason: `${property}: ${text}` };
}

/**
 * Runs operations of one type, with some texts removed from failures, progress and log.
 * @param kept properties to add to those of a partly created resource
 */
export async function redacted<T>(
  type: string,
  host: Host,
  texts: readonly string[],
  run: (operations: Operations) => Promise<T>,
  kept: Properties = {},
): Promise<T> {
  try {
    return await whileHiding(texts, () => run(operationsOf(type, redactingHost(host, texts))));
  } catch (error) {
    throw redactedError(error, texts, kept);
  }
}

/** The operations of one type, with the type's and the program's secrets removed from failures, progress and reasons. */
export function redactedOperations(type: string, host: Host): Operations {
  /** @param given properties whose secrets are hidden; the first also lists the paths that the program made secret */
  const during = async <T>(given: readonly Properties[], run: (operations: Operations) => Promise<T>): Promise<T> => {
    const always = alwaysSecret(await resourceOf(type));
    const texts = given.flatMap((properties) => secretTexts(properties, [...always, ...handedOver(properties)]));
    return redacted(type, host, texts, run, own(given[0] ?? {}));
  };
  return {
    async check(inputs, olds) {
      const spec = await resourceOf(type);
      warnOfSecretId(spec, host, inputs, handedOver(inputs));
      const paths = [...alwaysSecret(spec), ...handedOver(inputs)];
      const texts = secretTexts(inputs, paths);
      const failures = await operationsOf(type, host).check(bare(inputs), olds);
      return failures.map((failure) => engineFailure(failure, inputs, { paths, texts }));
    },
    withDefaults: (inputs) => operationsOf(type, host).withDefaults(inputs),
    diff: (id, state, inputs) => during([inputs, state], ({ diff }) => diff(id, bare(state), bare(inputs))),
    create: (inputs, timeoutMs) =>
      during([inputs], async ({ create }) => withOwnSecrets(await create(bare(inputs), timeoutMs), inputs)),
    read: (id, state) =>
      during([state], async ({ read }) => {
        const found = await read(id, bare(state));
        const secrets = own(migrated(await resourceOf(type), state));
        return (
          found && {
            ...withOwnSecrets(found, secrets),
            ...(found.inputs && { inputs: { ...found.inputs, ...secrets } }),
          }
        );
      }),
    get: (id, place) => during([place], ({ get }) => get(id, place)),
    update: (id, state, inputs, timeoutMs) =>
      during([inputs, state], async ({ update }) =>
        withOwnSecrets(await update(id, bare(state), bare(inputs), timeoutMs), inputs),
      ),
    delete: (id, state, timeoutMs) => during([state], (operations) => operations.delete(id, bare(state), timeoutMs)),
    foresee: (inputs, state) => during([inputs], ({ foresee }) => foresee(bare(inputs), state && bare(state))),
    forewarn: (inputs) => during([inputs], ({ forewarn }) => forewarn(bare(inputs))),
    list: (query, paging) => during([query], ({ list }) => list(query, paging)),
  };
}

function handedOver({ [SECRETS]: paths }: Properties): Path[] {
  return Array.isArray(paths) ? paths.filter(Array.isArray).map((path) => path.map(String)) : [];
}

const own = ({ [SECRETS]: paths }: Properties): Properties => (paths === undefined ? {} : { [SECRETS]: paths });

const bare = ({ [SECRETS]: _paths, ...properties }: Properties): Properties => properties;

const withOwnSecrets = <M extends { properties: Properties }>(made: M, given: Properties): M => ({
  ...made,
  properties: { ...made.properties, ...own(given) },
});

function redactedError(error: unknown, texts: readonly string[], kept: Properties): unknown {
  const hide = (text: string) => redactText(text, texts);
  if (!(error instanceof OperationError)) {
    const isPlain = !(error instanceof Error) || hide(error.message) === error.message;
    return isPlain ? error : new Error(hide(error.message));
  }
  const { message, cause } = error;
  if (!(cause instanceof NotReadyError)) return new OperationError(hide(message), { cause });
  // The state stores these reasons in plain text.
  const properties = { ...cause.properties, ...kept };
  const hidden = new NotReadyError(hide(cause.message), cause.id, properties, cause.reasons.map(hide), {
    cause: cause.cause,
  });
  return new OperationError(hide(message), { cause: hidden });
}
