/** A class of errors. Their constructors take what they like. */
type ErrorClass<E extends Error> = abstract new (...given: never[]) => E;

/** The error of a promise. @throws Error if it does not fail, or not with an error of the class */
export async function failureOf<E extends Error = Error>(
  promise: Promise<unknown>,
  of: ErrorClass<E> = Error as unknown as ErrorClass<E>,
): Promise<E> {
  const value = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  return errorOf(value, of);
}

/** What a function throws. @throws Error if it throws nothing, or no error of the class */
export function thrownBy<E extends Error = Error>(
  run: () => unknown,
  of: ErrorClass<E> = Error as unknown as ErrorClass<E>,
): E {
  let thrown: unknown;
  try {
    run();
  } catch (error) {
    thrown = error;
  }
  return errorOf(thrown, of);
}

function errorOf<E extends Error>(value: unknown, of: ErrorClass<E>): E {
  if (value instanceof of) return value;
  throw new Error(`it did not fail with ${of.name}: ${String(value)}`);
}
