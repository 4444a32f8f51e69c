import { z } from "zod";

/** A namespace, or a repository's name in it. It must not contain characters that separate the parts of an image's address (manual, line 11379). */
export const addressPart = () =>
  z
    .string()
    .min(1)
    .regex(/^[^/:@\s]*$/, { error: 'must not contain "/", ":", "@" or spaces' });
