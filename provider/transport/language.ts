import { chinese } from "./chinese";

/** The languages of remedies. The vendor's own words stay as they came. */
export type Language = "en" | "zh";

/** The language of a setting such as `zh-CN`; without one, that of the environment. */
export function languageOf(setting: string | undefined, env: NodeJS.ProcessEnv): Language {
  const locale = setting ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || "");
  return /^zh\b|^zh_/i.test(locale) ? "zh" : "en";
}

/** A language as the vendors write it. */
export const vendorLocale = (language: string) => (language.startsWith("zh") ? "zh-CN" : "en-US");

/** A remedy that is written in English, in another language where that has a text. */
export const inLanguage = (remedy: string, language: Language): string =>
  language === "zh" && Object.hasOwn(chinese, remedy) ? (chinese[remedy] ?? remedy) : remedy;
