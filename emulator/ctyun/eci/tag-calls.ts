import { mineById } from "../../caller";
import type { Row, Rows } from "../../row";
import type { State } from "../../state";
import type { Call } from "../call";
import { invalid, notFound } from "../errors";
import { containerGroups } from "./container-group-life";
import { dataCaches } from "./data-cache";
import { imageCaches } from "./image-cache";
import type { Inputs } from "./inputs.gen";
import { pageOf } from "./page";
import { checkTags, type Tagged } from "./tag";
import { virtualNodes } from "./virtual-node";

/** What carries tags, by the word of the tag calls; only the first is documented. */
const KINDS: Record<string, (state: State) => Rows<Tagged>> = {
  ContainerGroup: (state) => containerGroups.rows(state),
  ImageCache: (state) => imageCaches.rows(state),
  DataCache: (state) => dataCaches.rows(state),
  VirtualNode: (state) => virtualNodes.rows(state),
};

function rowsOf(call: Call<object>, resourceType: string): Rows<Tagged> {
  const rows = Object.hasOwn(KINDS, resourceType) ? KINDS[resourceType] : undefined;
  if (rows === undefined) throw invalid(`resourceType must be one of ${Object.keys(KINDS).join(", ")}`);
  return rows(call.world.state);
}

function requireResource(call: Call<Inputs["bindTag" | "unbindTag"]>): Row<Tagged> {
  const { resourceId, resourceType } = call.input;
  const row = mineById(call, rowsOf(call, resourceType), resourceId);
  if (row === undefined) throw notFound(resourceType, resourceId);
  return row;
}

/** A key that is there already gets the new value. */
function bindTag(call: Call<Inputs["bindTag"]>): object {
  const { attributes } = requireResource(call);
  const { tags } = call.input;
  const kept = (attributes.tags ?? []).filter(({ key }) => !tags.some((tag) => tag.key === key));
  checkTags([...kept, ...tags]);
  attributes.tags = [...kept, ...tags];
  return {};
}

/** A key that is not there is passed over. */
function unbindTag(call: Call<Inputs["unbindTag"]>): object {
  const { attributes } = requireResource(call);
  const { tagKeys = [], all } = call.input;
  if (!all && tagKeys.length === 0) throw invalid("tagKeys or all is required");
  attributes.tags = all ? [] : attributes.tags?.filter(({ key = "" }) => !tagKeys.includes(key));
  return {};
}

/** One row for each tag of each resource; filters choose the tags that are returned. */
function listTag(call: Call<Inputs["listTag"]>): object {
  const { resourceIds = [], resourceType, tags = [] } = call.input;
  const mine = Object.values(rowsOf(call, resourceType)).filter(
    ({ id, account, region }) =>
      account === call.account && region === call.region && (resourceIds.length === 0 || resourceIds.includes(id)),
  );
  const reported = mine.flatMap((row) =>
    (row.attributes.tags ?? [])
      .filter(({ key, value = "" }) => {
        const wanted = tags.filter((tag) => tag.key === key);
        return tags.length === 0 || wanted.some((tag) => tag.value === undefined || tag.value === value);
      })
      .map(({ key: tagKey, value: tagValue }) => ({ id: `${row.id}/${tagKey}`, row, tagKey, tagValue })),
  );
  const { rows, nextToken } = pageOf(reported, call.input, call.world);
  const tagResources = rows.map(({ row, tagKey, tagValue }) => ({
    ...{ resourceId: row.id, resourceType, tagKey, tagValue },
  }));
  return { nextToken, tagResources };
}

export const tagHandlers = { bindTag, unbindTag, listTag };
