/** A property value; see the kinds below. */
export type PropertyValue = unknown;
export type PropertyMap = Record<string, PropertyValue>;
