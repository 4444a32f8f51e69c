import { born, mine, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { nextHex, nextNumber } from "../../ids";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { remove } from "../../transitions";
import { type Call, page } from "../call";
import type { Inputs } from "./inputs.gen";
import { addRepository, findRepository, repositories, requireNamespace, SERVER } from "./repository";

/** One tag of a repository. */
export interface ImageAttributes {
  readonly RepoName: string;
  readonly Tag: string;
  readonly Digest: string;
  readonly SizeByte: number;
  readonly RecordId: number;
  readonly PushTime: string;
}

type Image = Row<ImageAttributes>;

export const images = kindOf<ImageAttributes>({
  service: "tcr",
  kind: "image",
  name: (row) => row.id,
});

/** Repository and tag of an image without the registry host; the default tag is `latest`. */
function parse(image: string): { repoName: string; tag: string } {
  const [repoName = "", tag = "latest"] = image.split(":");
  return { repoName, tag };
}

/** Pushes an image, as `docker push` does: creates the repository if it does not exist. */
export function push(call: Call<object>, image: string, content?: Pick<ImageAttributes, "Digest" | "SizeByte">): Image {
  const { repoName, tag } = parse(image);
  const { state, clock } = call.world;
  requireNamespace(call, repoName);
  const repository = mineById(call, repositories.rows(state), repoName) ?? addRepository(call, repoName);
  repository.attributes.UpdateTime = clock.iso();
  const { Digest, SizeByte } = content ?? { Digest: `sha256:${nextHex(state, "image", 64)}`, SizeByte: 31_457_280 };
  const row: Image = {
    ...born(call),
    id: `${repoName}:${tag}`,
    owner: repoName,
    status: "present",
    attributes: {
      RepoName: repoName,
      Tag: tag,
      Digest,
      SizeByte,
      RecordId: nextNumber(state, "image-record"),
      PushTime: clock.iso(),
    },
  };
  images.rows(state).set(row.id, row);
  return row;
}

function tagsOf(call: Call<object>, repoName: string): Image[] {
  return mine(call, images.rows(call.world.state)).filter(({ owner }) => owner === repoName);
}

function describeImages(call: Call<Inputs["DescribeImagePersonal"]>): object {
  const { RepoName, Tag = "" } = call.input;
  findRepository(call, RepoName);
  const fitting = tagsOf(call, RepoName).filter(({ attributes }) => attributes.Tag.includes(Tag));
  const TagInfo = page(fitting, call.input).map((row) => view(call, row));
  return { Data: { TagCount: fitting.length, TagInfo, Server: SERVER, RepoName } };
}

function view(call: Call<object>, { createdAt, account, attributes }: Image): object {
  const { Tag, Digest, SizeByte, RecordId, PushTime } = attributes;
  const days = Math.floor((call.world.clock.now() - Date.parse(PushTime)) / 86_400_000);
  return {
    TagName: Tag,
    TagId: Digest,
    ImageId: Digest,
    Size: `${(SizeByte / 1024 / 1024).toFixed(1)}MB`,
    CreationTime: createdAt,
    DurationDays: String(days),
    Author: account,
    Architecture: "amd64",
    DockerVersion: "20.10.7",
    OS: "linux",
    SizeByte,
    Id: RecordId,
    UpdateTime: PushTime,
    PushTime,
  };
}

function describeSame(call: Call<Inputs["DescribeImageFilterPersonal"]>): object {
  const { RepoName, Tag } = call.input;
  findRepository(call, RepoName);
  const tags = tagsOf(call, RepoName);
  const digest = tags.find(({ attributes }) => attributes.Tag === Tag)?.attributes.Digest;
  const same = tags.filter(({ attributes }) => attributes.Digest === digest);
  return { Data: { SameImages: same.map(({ attributes }) => attributes.Tag) } };
}

function duplicate(call: Call<Inputs["DuplicateImagePersonal"]>): object {
  const { repoName, tag } = parse(call.input.SrcImage);
  const source = images.rows(call.world.state).get(`${repoName}:${tag}`);
  const readable =
    source?.account === call.account || repositories.rows(call.world.state).get(repoName)?.attributes.Public === 1;
  if (source === undefined || !readable)
    throw new Refusal("ResourceNotFound.ErrNoTag", `The image ${call.input.SrcImage} does not exist.`);
  const { Digest, SizeByte } = source.attributes;
  push(call, call.input.DestImage, { Digest, SizeByte });
  return { Data: { Digest } };
}

function deleteImage(call: Call<Inputs["DeleteImagePersonal"]>): object {
  const { RepoName, Tag } = call.input;
  findRepository(call, RepoName);
  const image = tagsOf(call, RepoName).find(({ attributes }) => attributes.Tag === Tag);
  if (image === undefined && call.world.otherReadings.has("tencent: deleting a tag that is not there")) return {};
  if (image === undefined)
    throw new Refusal("ResourceNotFound.ErrNoTag", `The repository ${RepoName} has no tag ${Tag}.`);
  remove(call.world, images, image);
  return {};
}

function deleteImages(call: Call<Inputs["BatchDeleteImagePersonal"]>): object {
  const { RepoName, Tags } = call.input;
  findRepository(call, RepoName);
  for (const image of tagsOf(call, RepoName).filter(({ attributes }) => Tags.includes(attributes.Tag)))
    remove(call.world, images, image);
  return {};
}

export const imageHandlers = {
  DescribeImagePersonal: describeImages,
  DescribeImageFilterPersonal: describeSame,
  DuplicateImagePersonal: duplicate,
  DeleteImagePersonal: deleteImage,
  BatchDeleteImagePersonal: deleteImages,
};
