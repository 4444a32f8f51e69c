/** Settings whose values become tags and labels of resources. */
export const DEFAULTS: readonly string[] = ["defaultTags", "defaultLabels"];

/** Why such a setting must not be secret. */
export const NO_SECRET =
  "cannot be secret: its values become tags and labels, which the state, previews and the cloud's console show; set it without --secret";
