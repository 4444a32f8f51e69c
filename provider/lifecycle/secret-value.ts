/** The key of an object that stands for a value that JSON cannot express (`sdk/go/common/resource/sig` of Pulumi). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** The value at that key for a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A value as a secret on the wire: the engine encrypts it in the state and masks it. */
export const asSecret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });
