import { mine, mineById } from "../../caller";
import type { Row } from "../../row";
import { isLeaving, listAfterRead, read } from "../../transitions";
import type { Kind } from "../../world";
import type { Call } from "../call";
import { invalid, notFound } from "../errors";
import { dataCaches } from "./data-cache";
import { imageCaches } from "./image-cache";
import type { Inputs } from "./inputs.gen";
import { containerGroups } from "./parts/container-group-life";
import { isAmong, pageOf } from "./parts/page";
import { checkTags, type Tagged } from "./parts/tag";
import { virtualNodes } from "./virtual-node";

/** Kinds with tags, by the name that the tag calls use; only the first is documented. */
const KINDS: Record<string, Kind<Tagged>> = {
  ContainerGroup: containerGroups,
  ImageCache: imageCaches,
  DataCache: dataCaches,
  VirtualNode: virtualNodes,
};

function kindOf(resourceType: string): Kind<Tagged> {
  const kind = Object.hasOwn(KINDS, resourceType) ? KINDS[resourceType] : undefined;
  if (kind === undefined) throw invalid(`resourceType must be one of ${Object.keys(KINDS).join(", ")}`);
  return kind;
}

function requireResource(call: Call<Inputs["bindTag" | "unbindTag"]>): Row<Tagged> {
  const { resourceId, resourceType } = call.input;
  const row = mineById(call, kindOf(resourceType).rows(call.world.state), resourceId);
  if (row === undefined) throw notFound(resourceType, resourceId);
  return row;
}

/** Binding an existing key replaces its value. */
function bindTag(call: Call<Inputs["bindTag"]>): object {
  const { attributes } = requireResource(call);
  const { tags } = call.input;
  const kept = (attributes.tags ?? []).filter(({ key }) => !tags.some((tag) => tag.key === key));
  checkTags([...kept, ...tags]);
  attributes.tags = [...kept, ...tags];
  return {};
}

/** Ignores keys that do not exist. */
function unbindTag(call: Call<Inputs["unbindTag"]>): object {
  const { attributes } = requireResource(call);
  const { tagKeys = [], all } = call.input;
  if (!all && tagKeys.length === 0) throw invalid("tagKeys or all is required");
  attributes.tags = all ? [] : attributes.tags?.filter(({ key = "" }) => !tagKeys.includes(key));
  return {};
}

/** Returns one row for each tag of each resource. Filters choose the tags that are returned. */
function listTag(call: Call<Inputs["listTag"]>): object {
  const kind = kindOf(call.input.resourceType);
  const { rows, nextToken } = listAfterRead(
    () => {
      const found = tagsOf(call, kind);
      return { found, ...pageOf(found, call.input, call.world) };
    },
    (tags) => read(call.world, kind, tags.map(({ row }) => row).filter(isLeaving)),
  );
  const tagResources = rows.map(({ row, tagKey, tagValue }) => ({
    resourceId: row.id,
    resourceType: call.input.resourceType,
    tagKey,
    tagValue,
  }));
  return { nextToken, tagResources };
}

function tagsOf(call: Call<Inputs["listTag"]>, kind: Kind<Tagged>) {
  const { resourceIds = [], tags = [] } = call.input;
  const named = mine(call, kind.rows(call.world.state)).filter((row) =>
    isAmong(row, resourceIds.length === 0 ? undefined : resourceIds),
  );
  return named.flatMap((row) =>
    (row.attributes.tags ?? [])
      // A tag without a key has its place instead: a page's token must name one tag.
      .map(({ key, value }, at) => ({ key, value, id: `${row.id}/${key ?? `#${at}`}` }))
      .filter(({ key, value = "" }) => {
        const wanted = tags.filter((tag) => tag.key === key);
        return tags.length === 0 || wanted.some((tag) => tag.value === undefined || tag.value === value);
      })
      .map(({ key: tagKey, value: tagValue, id }) => ({ id, row, tagKey, tagValue })),
  );
}

export const tagHandlers = { bindTag, unbindTag, listTag };
