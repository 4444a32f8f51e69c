import { defineConfig } from "vitest/config";

/** Tests that run in milliseconds, in this process and without an emulator: each mutant is held against those that reach it. */
export default defineConfig({
  test: {
    include: [
      "test/plugin/{config,difference,failures,plain-inputs,secrets}.test.ts",
      "test/provider/*/sign-*.test.ts",
      "test/provider/lifecycle/{account,ahead,as-written,autoname,check,check-words,codec,create,default-tags,delete,diff,drift-rules,during,effect,find,find-together}.test.ts",
      "test/provider/lifecycle/{error-message,ids,interruptions,keys,known-parts,listing-size,named-input,normal-form,offered,operations,planned,preview,properties,read,ready,redaction}.test.ts",
      "test/provider/lifecycle/{rules,settle,turns,unreturned,update,wait,when-accepted}.test.ts",
      "test/provider/lifecycle/containers/*.test.ts",
      "test/provider/lifecycle/create/{additions,adopt,adopt-unseen,created,entries,entry-of-another,leftover,likeness,make-once,notes,recover,search,sent-again,young-namesake}.test.ts",
      "test/provider/transport/{answer-check,config,credentials,find-keys,percent,rate,redaction,retry,setting-problems,settings,settings-resolved,skew}.test.ts",
    ],
    testTimeout: 10_000,
    isolate: false,
  },
});
