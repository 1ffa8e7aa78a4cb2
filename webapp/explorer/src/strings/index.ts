/** Which catalogue the pages speak from. The choice is kept for the browser, nothing else is. */
import { computed, ref } from "vue";
import { en } from "./en.ts";
import { zhCN, type Strings } from "./zh-CN.ts";

const KEY = "fuyuan.locale";
const catalogues = { "zh-CN": zhCN, en } satisfies Record<string, Strings>;
export type Locale = keyof typeof catalogues;

function remembered(): Locale {
  return localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
}

export const locale = ref<Locale>(remembered());
export const strings = computed<Strings>(() => catalogues[locale.value]);

export function speak(language: Locale): void {
  locale.value = language;
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}
