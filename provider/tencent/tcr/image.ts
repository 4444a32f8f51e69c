import { z } from "zod";
import { pages } from "../pages";
import { resource } from "../resource";
import type { TagInfo } from "./api.gen";

const inputs = z.strictObject({
  source: z
    .string()
    .regex(/^[^:@]+:[^:@/]+$/, { error: 'must be an image of the registry without its host, such as "team/api:v1"' })
    .describe(
      "Image to copy, without the registry's host: `namespace/name:tag`. The account must be allowed to pull it.",
    ),
  repositoryName: z
    .string()
    .min(1)
    .describe("Repository of the copy, `namespace/name`; the cloud creates it if it does not exist."),
  tag: z
    .string()
    .regex(/^\w[\w.-]{0,127}$/, 'must be a tag: 1 to 128 letters, digits, "_", "." or "-"')
    .describe("Tag of the copy."),
});

const outputs = z.strictObject({
  url: z.string().describe("Image reference to pull: `server/namespace/name:tag`."),
  imageId: z.string().describe("ID of the image the tag points to."),
  sizeBytes: z.number().describe("Size in bytes."),
  architecture: z.string().describe("Architecture the image runs on."),
  pushTime: z.string().describe("Time at which the tag was set, as the cloud formats it."),
});

/** A tag with its repository. */
export interface ImageRow extends TagInfo {
  repositoryName: string;
  server: string;
}

export const image = resource({
  type: "tcr:Image",
  description:
    "A tag of the personal registry that is a copy of another image, such as `release` of the build that was tested. A changed `source` moves the tag in place. If the source's own tag later points to another image, nothing changes: the cloud does not return where a copy came from. An existing tag is never taken over. A destroy deletes the tag and leaves a repository that the copy created.",
  examples: {
    "A tag for a release": `new clouds.tcr.Image("release", { source: "team/api:build-42", repositoryName: "team/api", tag: "release" });`,
    "A tag for staging, and the same image as a release": `const staging = new clouds.tcr.Image("staging", {
  source: "team/api:build-42",
  repositoryName: "team/api",
  tag: "staging",
});
const release = new clouds.tcr.Image("release", {
  source: "team/api:staging",
  repositoryName: staging.repositoryName,
  tag: "release",
}, { dependsOn: staging });
export const image = release.imageId;`,
  },
  idFormat: "namespace/name:tag",
  inputs,
  outputs,
  stable: ["url"],
  interrupts: { replacement: "pulls of the old tag find no image" },
  onChange: { source: "update", repositoryName: "replace", tag: "replace" },
  blame: {
    "ResourceNotFound.ErrNoTag": "source",
    "InvalidParameter.ErrNSMisMatch": "repositoryName",
  },
  // The search also returns similar tags: page through it for the exact one.
  async find({ clients }, id): Promise<ImageRow | undefined> {
    const [repositoryName, tag] = partsOf(id);
    const all = pages(async (page) => {
      const request = { RepoName: repositoryName, Tag: tag, ...page };
      const { TagInfo, Server, TagCount } = (await clients.tcr.DescribeImagePersonal(request)).Data;
      return { rows: TagInfo.map((row) => ({ ...row, repositoryName, server: Server })), total: TagCount };
    });
    for await (const page of all) {
      const found = page.find((row) => row.TagName === tag);
      if (found) return found;
    }
    return undefined;
  },
  overwrites: ({ repositoryName, tag }) => `${repositoryName}:${tag}`,
  async create({ clients }, { source, repositoryName, tag }) {
    const id = `${repositoryName}:${tag}`;
    await clients.tcr.DuplicateImagePersonal({ SrcImage: source, DestImage: id }, { idempotent: true });
    return id;
  },
  async update({ clients }, id, { want }) {
    await clients.tcr.DuplicateImagePersonal({ SrcImage: want.source, DestImage: id }, { idempotent: true });
  },
  async delete({ clients }, id) {
    const [repositoryName, tag] = partsOf(id);
    await clients.tcr.DeleteImagePersonal({ RepoName: repositoryName, Tag: tag }, { idempotent: true });
  },
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "5m" },
    deleted: { timeout: "5m" },
  },
  flatten: (row) => ({
    repositoryName: row.repositoryName,
    tag: row.TagName,
    url: `${row.server}/${row.repositoryName}:${row.TagName}`,
    imageId: row.ImageId,
    sizeBytes: row.SizeByte,
    architecture: row.Architecture,
    pushTime: row.PushTime,
  }),
});

function partsOf(id: string): [repository: string, tag: string] {
  const [, repository, tag] = /^([^:/]+\/[^:]+):([^:/]+)$/.exec(id) ?? [];
  if (!repository || !tag) throw new Error(`the ID ${JSON.stringify(id)} is not of the form namespace/name:tag`);
  return [repository, tag];
}
