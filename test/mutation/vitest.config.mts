import { defineConfig } from "vitest/config";

/** Tests that run in milliseconds, in this process and without an emulator: each mutant is held against those that reach it. */
export default defineConfig({
  test: {
    include: [
      "test/plugin/{config,difference,failures,plain-inputs,secrets}.test.ts",
      "test/provider/*/sign-*.test.ts",
      "test/provider/lifecycle/{account,as-written,autoname,check,check-words,codec,create,default-tags,delete,diff,drift-rules,effect,find,find-together,forewarn-rules}.test.ts",
      "test/provider/lifecycle/{error-message,ids,interruptions,keys,known-parts,listing-size,named-input,normal-form,not-offered,operations,planned-quota,preview,properties,read,ready,redaction}.test.ts",
      "test/provider/lifecycle/{rules,run-operation,unreturned,until-ready,update,wait,when-accepted,write-queue}.test.ts",
      "test/provider/lifecycle/containers/*.test.ts",
      "test/provider/lifecycle/create/{additions,adopt,adopt-unseen,created,entries,entry-of-another,leftover,likeness,make-once,notes,recover,search,sent-again,young-namesake}.test.ts",
      "test/provider/transport/{answer-check,config,credentials,find-keys,percent,rate,redaction,retry,setting-problems,settings,settings-resolved,skew}.test.ts",
    ],
    // These start a process, from the build.
    testNamePattern: "^(?!.*in the \\w+ delivery)",
    testTimeout: 10_000,
    isolate: false,
  },
});
