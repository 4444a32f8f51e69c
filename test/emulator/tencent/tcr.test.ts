import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { tencentCaller } from "../../support/tencent-call";
import { triggerRequest } from "../../support/triggers";

type Caller = ReturnType<typeof tencentCaller>;
let emulator: TestEmulator;
let tcr: Caller;
let theirs: Caller;
beforeAll(async () => {
  emulator = await startEmulator();
  tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
});
afterAll(() => emulator.close());
beforeEach(async () => {
  await emulator.reset();
  const { secretId = "", secretKey = "" } = await emulator.issue({ cloud: "tencent", account: "2" });
  theirs = tencentCaller(emulator.url, { secretId, secretKey }, "tcr");
  await tcr("CreateUserPersonal", { Password: "correct-horse-1" });
  await tcr("CreateNamespacePersonal", { Namespace: "team" });
});

const code = async (caller: Caller, action: string, input: object = {}) =>
  (await caller(action, input)).Error?.Code ?? "";

describe("users and namespaces", () => {
  it("refuse by the documented codes", async () => {
    expect(await code(tcr, "CreateUserPersonal", { Password: "x" })).toBe("InvalidParameter.ErrUserExist");
    expect(await code(theirs, "CreateNamespacePersonal", { Namespace: "mine" })).toBe("ResourceNotFound.ErrNoUser");
    expect(await code(theirs, "ModifyUserPasswordPersonal", { Password: "x" })).toBe("ResourceNotFound.ErrNoUser");
    await theirs("CreateUserPersonal", { Password: "correct-horse-2" });
    expect(await code(theirs, "CreateNamespacePersonal", { Namespace: "team" })).toBe(
      "InvalidParameter.ErrNamespaceExist",
    );
    expect(await code(theirs, "DeleteNamespacePersonal", { Namespace: "team" })).toBe(
      "ResourceNotFound.ErrNoNamespace",
    );
    expect(await code(tcr, "CreateNamespacePersonal", { Namespace: "library" })).toBe(
      "InvalidParameter.ErrNamespaceReserved",
    );
    await emulator.quota("tcr.namespaces", 1);
    expect(await code(tcr, "CreateNamespacePersonal", { Namespace: "two" })).toBe("LimitExceeded.ErrNamespaceMaxLimit");
    expect((await tcr("DescribeUserQuotaPersonal")).Data.LimitInfo[0]).toMatchObject({ Type: "namespaces", Value: 1 });
  });

  it("are searched loosely, and validated across users", async () => {
    await tcr("CreateNamespacePersonal", { Namespace: "teams" });
    const found = (await tcr("DescribeNamespacePersonal", { Namespace: "team", Limit: 1, Offset: 1 })).Data;
    expect(found).toMatchObject({ NamespaceCount: 2, NamespaceInfo: [{ Namespace: "teams", RepoCount: 0 }] });
    const exists = async (Namespace: string) => (await theirs("ValidateNamespaceExistPersonal", { Namespace })).Data;
    expect(await exists("team")).toEqual({ IsExist: true, IsPreserved: false });
    expect(await exists("none")).toEqual({ IsExist: false, IsPreserved: false });
    expect(await exists("library")).toEqual({ IsExist: true, IsPreserved: true });
  });

  it("hold on while they hold repositories", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName: "team/app" });
    expect(await code(tcr, "DeleteNamespacePersonal", { Namespace: "team" })).toBe("ResourceInUse");
    await tcr("DeleteRepositoryPersonal", { RepoName: "team/app" });
    expect(await code(tcr, "DeleteNamespacePersonal", { Namespace: "team" })).toBe("");
    expect(await code(tcr, "DeleteNamespacePersonal", { Namespace: "team" })).toBe("ResourceNotFound.ErrNoNamespace");
  });
});

describe("repositories", () => {
  it("are at most 100, until a higher quota is granted", async () => {
    for (let count = 0; count < 100; count++) await tcr("CreateRepositoryPersonal", { RepoName: `team/app${count}` });
    expect(await code(tcr, "CreateRepositoryPersonal", { RepoName: "team/more" })).toBe("LimitExceeded");
    const { LimitInfo } = (await tcr("DescribeUserQuotaPersonal")).Data;
    expect(LimitInfo).toContainEqual(expect.objectContaining({ Type: "repositories", Value: 100 }));
    await emulator.quota("tcr.repositories", 101);
    expect(await code(tcr, "CreateRepositoryPersonal", { RepoName: "team/more" })).toBe("");
  });

  const RepoName = "team/app";

  it("are made, changed by two calls, read and listed", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName, Description: "one" });
    expect(await code(tcr, "CreateRepositoryPersonal", { RepoName })).toBe("InvalidParameter.ErrRepoExist");
    await tcr("ModifyRepositoryInfoPersonal", { RepoName, Description: "two" });
    await tcr("ModifyRepositoryAccessPersonal", { RepoName, Public: 1 });
    await tcr("CreateRepositoryPersonal", { RepoName: "team/other" });
    expect((await tcr("DescribeRepositoryPersonal", { RepoName })).Data).toMatchObject({
      RepoName,
      Description: "two",
      Public: 1,
    });
    const names = async (action: string, input: object) =>
      (await tcr(action, input)).Data.RepoInfo.map((repository: { RepoName: string }) => repository.RepoName);
    expect(await names("DescribeRepositoryOwnerPersonal", {})).toEqual([RepoName, "team/other"]);
    expect(await names("DescribeRepositoryFilterPersonal", { Public: 0 })).toEqual(["team/other"]);
    expect(await names("DescribeRepositoryFilterPersonal", { RepoName: "app", Namespace: "team" })).toEqual([RepoName]);
    expect(await names("DescribeRepositoryFilterPersonal", { Namespace: "none" })).toEqual([]);
    await tcr("BatchDeleteRepositoryPersonal", { RepoNames: [RepoName, "team/none"] });
    expect(await names("DescribeRepositoryOwnerPersonal", {})).toEqual(["team/other"]);
  });

  const missing: [string, object][] = [
    ["DescribeRepositoryPersonal", {}],
    ["DeleteRepositoryPersonal", {}],
    ["ModifyRepositoryInfoPersonal", { Description: "" }],
    ["ModifyRepositoryAccessPersonal", { Public: 0 }],
    ["DescribeImagePersonal", {}],
    ["CreateImageLifecyclePersonal", { Type: "keep_last_days", Val: 1 }],
    ["DeleteImageLifecyclePersonal", {}],
  ];
  it.each(missing)("%s answers ErrNoRepo for one that is not there", async (action, input) => {
    expect(await code(tcr, action, { RepoName, ...input })).toBe("ResourceNotFound.ErrNoRepo");
  });

  it("of other users are distinguished from missing ones", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName });
    expect(await code(theirs, "CreateRepositoryPersonal", { RepoName: "team/x" })).toBe(
      "InvalidParameter.ErrNSMisMatch",
    );
    expect(await code(theirs, "ModifyRepositoryInfoPersonal", { RepoName, Description: "" })).toBe(
      "InvalidParameter.ErrNSMisMatch",
    );
    expect(await code(theirs, "DeleteRepositoryPersonal", { RepoName })).toBe("InternalError.ErrUnauthorized");
    expect(await code(theirs, "ValidateRepositoryExistPersonal", { RepoName })).toBe("InvalidParameter.ErrNSMisMatch");
    expect((await tcr("ValidateRepositoryExistPersonal", { RepoName: "team/none" })).Data).toEqual({ IsExist: false });
    expect(await code(tcr, "CreateRepositoryPersonal", { RepoName: "plain" })).toBe("InvalidParameter.ErrNSMisMatch");
    expect(await code(tcr, "CreateRepositoryPersonal", { RepoName: "team/y", Public: 2 })).toBe(
      "InvalidParameterValue",
    );
  });

  it("are favourites when that is set from outside", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName });
    const favourites = async () =>
      (await tcr("DescribeFavorRepositoryPersonal", { RepoName: "", Limit: 10, Offset: 0 })).Data.TotalCount;
    expect(await favourites()).toBe(0);
    await emulator.change({ service: "tcr", kind: "repository", id: RepoName, set: { IsUserFavor: true } });
    expect(await favourites()).toBe(1);
  });
});

describe("images", () => {
  const RepoName = "team/app";
  const tags = async (input: object = {}) => {
    const { Data } = await tcr("DescribeImagePersonal", { RepoName, ...input });
    return [Data.TagCount, ...Data.TagInfo.map(({ TagName }: { TagName: string }) => TagName)];
  };

  it("are pushed, copied, compared, searched and deleted", async () => {
    const { digest } = await emulator.push("team/app:v1");
    const copied = await tcr("DuplicateImagePersonal", { SrcImage: "team/app:v1", DestImage: "team/app:v2" });
    expect(copied.Data.Digest).toBe(digest);
    await emulator.push("team/app:w1");
    expect(await tags()).toEqual([3, "v1", "v2", "w1"]);
    expect(await tags({ Tag: "v", Limit: 1, Offset: 1 })).toEqual([2, "v2"]);
    const same = await tcr("DescribeImageFilterPersonal", { RepoName, Tag: "v1" });
    expect(same.Data.SameImages).toEqual(["v1", "v2"]);
    expect(
      (await tcr("DescribeNamespacePersonal", { Namespace: "team", Limit: 1, Offset: 0 })).Data.NamespaceInfo[0]
        .RepoCount,
    ).toBe(1);

    const remove = () => code(tcr, "DeleteImagePersonal", { RepoName, Tag: "w1" });
    expect([await remove(), await remove()]).toEqual(["", "ResourceNotFound.ErrNoTag"]);
    await tcr("BatchDeleteImagePersonal", { RepoName, Tags: ["v2", "none"] });
    expect(await tags()).toEqual([1, "v1"]);
    const copy = (SrcImage: string, DestImage: string) => code(tcr, "DuplicateImagePersonal", { SrcImage, DestImage });
    expect(await copy("team/app:none", "team/app:x")).toBe("ResourceNotFound.ErrNoTag");
    expect(await copy("team/app:v1", "elsewhere/app:x")).toBe("InvalidParameter.ErrNSMisMatch");
  });

  it("are cleaned up by policies: one for each repository, and one for all", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName });
    const policies = async () => (await tcr("DescribeImageLifecyclePersonal", { RepoName })).Data.StrategyInfo;
    const put = (Type: string, Val: number) => code(tcr, "CreateImageLifecyclePersonal", { RepoName, Type, Val });
    expect(await policies()).toEqual([]);
    await put("keep_last_days", 7);
    await put("keep_last_nums", 3);
    expect(await policies()).toMatchObject([{ RepoName, Type: "keep_last_nums", Value: 3 }]);
    expect([await put("sometimes", 1), await put("keep_last_days", 0)]).toEqual([
      "InvalidParameterValue",
      "InvalidParameterValue",
    ]);
    await tcr("DeleteImageLifecyclePersonal", { RepoName });
    expect(await policies()).toEqual([]);

    const global = async () => (await tcr("DescribeImageLifecycleGlobalPersonal")).Data.StrategyInfo;
    await tcr("ManageImageLifecycleGlobalPersonal", { Type: "global_keep_last_days", Val: 30 });
    expect(await global()).toMatchObject([{ Type: "global_keep_last_days", Value: 30 }]);
    await tcr("DeleteImageLifecycleGlobalPersonal");
    expect(await global()).toEqual([]);
  });

  it("set off triggers, each name once and so many only", async () => {
    await tcr("CreateRepositoryPersonal", { RepoName });
    const trigger = (TriggerName: string, more: object = {}) =>
      code(tcr, "CreateApplicationTriggerPersonal", { ...triggerRequest(RepoName, TriggerName), ...more });
    expect([await trigger("a"), await trigger("a")]).toEqual(["", "InvalidParameter.ErrTriggerExist"]);
    expect(await trigger("b", { InvokeMethod: "regex" })).toBe("MissingParameter");
    expect(await trigger("b", { RepoName: "team/none" })).toBe("ResourceNotFound.ErrNoRepo");
    await emulator.quota("tcr.triggers", 1);
    expect(await trigger("b")).toBe("LimitExceeded.ErrTriggerMaxLimit");
    await tcr("DeleteRepositoryPersonal", { RepoName });
    expect((await emulator.resources()).map(({ kind }) => kind)).toEqual(["namespace", "user"]);
  });
});
