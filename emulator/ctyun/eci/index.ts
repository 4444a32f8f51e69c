import type { Kind } from "../../world";
import type { Handler } from "../call";
import { catalogueHandlers } from "./catalogue";
import { commitTaskHandlers, commitTasks } from "./commit-task";
import { containerAccessHandlers } from "./container-access";
import { containerGroupHandlers } from "./container-group";
import { containerGroupChangeHandlers } from "./container-group-change";
import { dataCacheHandlers, dataCaches } from "./data-cache";
import { imageCacheHandlers, imageCaches } from "./image-cache";
import { metricHandlers } from "./metric";
import { opsTaskHandlers } from "./ops-task";
import { containerGroups } from "./parts/container-group-life";
import { tagHandlers } from "./tag-calls";
import { virtualNodeHandlers, virtualNodes } from "./virtual-node";

export const eciKinds: readonly Kind[] = [containerGroups, imageCaches, dataCaches, virtualNodes, commitTasks];

export const eciHandlers: Readonly<Record<string, Handler>> = {
  ...catalogueHandlers,
  ...containerGroupHandlers,
  ...containerGroupChangeHandlers,
  ...containerAccessHandlers,
  ...metricHandlers,
  ...opsTaskHandlers,
  ...commitTaskHandlers,
  ...imageCacheHandlers,
  ...dataCacheHandlers,
  ...tagHandlers,
  ...virtualNodeHandlers,
};
