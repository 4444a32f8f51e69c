import { lifecycle } from "../../../support/lifecycle";

lifecycle("tcr:Repository", {
  inputs: { name: "api", description: "API server" },
  kind: { service: "tcr", kind: "repository" },
  createAction: "CreateRepositoryPersonal",
  before: async (_cloud, stackOf) => {
    await (await stackOf("tcr:Namespace")).up({ name: "team" });
    return { namespace: "team" };
  },
  steps: [
    { set: { description: "the API server" }, expect: "update" },
    { set: { public: true }, expect: "update" },
    { set: { public: false, description: "both at once" }, expect: "update" },
    { set: { description: undefined }, expect: "update" },
    {
      outside: (cloud, id) => cloud.change({ service: "tcr", kind: "repository", id, set: { Public: 1 } }),
      expect: "update",
    },
    { set: { name: "web" }, expect: "replace" },
  ],
  refused: [
    {
      set: { public: "yes", name: undefined },
      failures: [
        { property: "name", reason: "is required" },
        { property: "public", reason: 'must be a boolean, not the string "yes"' },
      ],
    },
  ],
});
