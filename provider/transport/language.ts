import { chinese } from "./chinese";

/** The languages of remedies. The vendor's messages are not translated. */
export type Language = "en" | "zh";

/** The language of a setting such as `zh-CN`, or else of the environment. */
export function languageOf(setting: string | undefined, env: NodeJS.ProcessEnv): Language {
  const locale = setting ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || "");
  return /^zh\b|^zh_/i.test(locale) ? "zh" : "en";
}

/** A language as the vendors write it. */
export const vendorLocale = (language: string) => (language.startsWith("zh") ? "zh-CN" : "en-US");

/** A remedy in the given language, or in English if it is not translated. */
export const inLanguage = (remedy: string, language: Language): string =>
  language === "zh" && Object.hasOwn(chinese, remedy) ? (chinese[remedy] ?? remedy) : remedy;
