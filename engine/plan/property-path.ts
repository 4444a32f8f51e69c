import { isMap, type PropertyMap, type PropertyValue, Secret } from "../values";

/** A path into properties, as options such as `ignoreChanges` name it: keys, indexes, and `*` for any of them. */
export type PropertyPath = (string | number)[];

const PATH_ELEMENT = /\.?([^.[\]]+)|\.?\[\*\]|\.?\[(\d+)\]|\.?\["((?:\\"|[^"])*)"\]/y;

/** Parses `root.nested["key"][0].*`. Throws an Error that names an invalid path. */
export function parsePath(text: string): PropertyPath {
  const path: PropertyPath = [];
  PATH_ELEMENT.lastIndex = 0;
  while (PATH_ELEMENT.lastIndex < text.length) {
    const start = PATH_ELEMENT.lastIndex;
    const match = PATH_ELEMENT.exec(text);
    if (!match || (start === 0 && text.startsWith("."))) {
      throw new Error(
        `invalid property path "${text}": expected names, ["quoted names"] and [indexes], joined by dots`,
      );
    }
    const [, name, index, quoted] = match;
    path.push(name ?? (index === undefined ? (quoted?.replaceAll('\\"', '"') ?? "*") : Number(index)));
  }
  return path;
}

/** True if `outer` names `inner` or a parent of it. */
export function pathContains(outer: PropertyPath, inner: PropertyPath): boolean {
  return outer.length <= inner.length && outer.every((key, at) => key === "*" || key === inner[at]);
}

/**
 * Resets the property at the path in `news` to its value in `olds`. False if that would change the structure: an element that only one of
 * the lists has, or a property whose parent exists only in `olds`.
 */
export function resetPath(path: PropertyPath, olds: PropertyMap, news: PropertyMap): boolean {
  return reset(path, { value: olds, secret: false }, { value: news, secret: false });
}

/** A position in properties, and whether a value around it is secret. */
interface PropertyPlace {
  value: PropertyValue | undefined;
  secret: boolean;
}

function open(place: PropertyPlace): PropertyPlace {
  return place.value instanceof Secret ? open({ value: place.value.element, secret: true }) : place;
}

function reset(path: PropertyPath, oldPlace: PropertyPlace, newPlace: PropertyPlace): boolean {
  const old = open(oldPlace);
  const now = open(newPlace);
  const [key, ...rest] = path;
  if (key === undefined) return false;
  // A value from inside a secret stays secret if its new parents are not.
  const kept = (value: PropertyValue) => (old.secret && !now.secret ? new Secret(value) : value);
  const step = { old, now, rest, kept };
  if (typeof key === "number") return resetElement(key, step);
  return key === "*" ? resetAll(step) : resetKey(key, step);
}

interface Step {
  old: PropertyPlace;
  now: PropertyPlace;
  rest: PropertyPath;
  kept: (value: PropertyValue) => PropertyValue;
}

const inside = (place: PropertyPlace, value: PropertyValue | undefined): PropertyPlace => ({
  value,
  secret: place.secret,
});

function resetElement(index: number, { old, now, rest, kept }: Step): boolean {
  const [olds, news] = [old.value, now.value];
  if (!Array.isArray(olds) || !Array.isArray(news)) return !Array.isArray(olds) && !Array.isArray(news);
  const [inOld, inNew] = [index < olds.length, index < news.length];
  if (rest.length === 0) {
    if (!inOld || !inNew) return inOld === inNew;
    news[index] = kept(olds[index] as PropertyValue);
    return true;
  }
  return inOld && inNew && reset(rest, inside(old, olds[index]), inside(now, news[index]));
}

function resetAll({ old, now, rest, kept }: Step): boolean {
  const [olds, news] = [old.value, now.value];
  if (rest.length === 0) {
    if (isMap(news)) {
      if (!isMap(olds)) return true;
      for (const key of Object.keys(news)) if (!Object.hasOwn(olds, key)) delete news[key];
      for (const [key, value] of Object.entries(olds)) news[key] = kept(value);
      return true;
    }
    if (!Array.isArray(news)) return false;
    if (!Array.isArray(olds)) return true;
    olds.slice(0, news.length).forEach((value, index) => {
      news[index] = kept(value);
    });
    return olds.length === news.length;
  }
  if (isMap(olds) && isMap(news)) {
    return Object.keys(olds).every(
      (key) => Object.hasOwn(news, key) && reset(rest, inside(old, olds[key]), inside(now, news[key])),
    );
  }
  if (!Array.isArray(olds) || !Array.isArray(news)) return false;
  const shared = olds.slice(0, news.length);
  return (
    shared.every((value, index) => reset(rest, inside(old, value), inside(now, news[index]))) &&
    olds.length === news.length
  );
}

function resetKey(key: string, { old, now, rest, kept }: Step): boolean {
  const [olds, news] = [old.value, now.value];
  if (rest.length === 0) {
    if (isMap(olds) && Object.hasOwn(olds, key)) {
      if (!isMap(news)) return false;
      news[key] = kept(olds[key] as PropertyValue);
    } else if (isMap(news)) delete news[key];
    return true;
  }
  if (!isMap(olds) || !isMap(news)) return !isMap(olds) && !isMap(news);
  const [inOld, inNew] = [Object.hasOwn(olds, key), Object.hasOwn(news, key)];
  if (inOld && !inNew) return false;
  return (!inOld && !inNew) || reset(rest, inside(old, olds[key]), inside(now, news[key]));
}
