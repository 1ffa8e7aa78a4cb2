/** The one line above the canvas that says what just happened: done, nothing, too much, failed, still at it. Kept as
 *  a kind with numbers, so it changes language with the page. */
import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { ApiError } from "../../api/client.ts";

export type Told =
  | { tone: "done"; kind: "added"; numbers: [number, number] }
  | { tone: "empty"; kind: "nothingNew"; caption: string }
  | { tone: "truncated"; kind: "cut"; numbers: [number, number]; act: { kind: "narrow"; run: () => void } }
  | { tone: "truncated"; kind: "full" | "gone" | "unseen"; numbers: [number] }
  | { tone: "truncated"; kind: "restoreCut" }
  | { tone: "failed"; kind: "expandFailed" | "restoreFailed"; error: ApiError; again: () => void };

const QUIET_MS = 300;
/** Long enough to read one line; what needs an answer stays until answered. */
const DONE_MS = 5000;

export class Notice {
  readonly told: ShallowRef<Told | null> = shallowRef(null);
  readonly waiting: Ref<"expanding" | null> = ref(null);

  say(told: Told): void {
    this.told.value = told;
    if (told.tone === "done") setTimeout(() => this.told.value === told && this.clear(), DONE_MS);
  }

  fail(kind: "expandFailed" | "restoreFailed", error: ApiError, again: () => void): void {
    this.told.value = { tone: "failed", kind, error, again };
  }

  clear(): void {
    this.told.value = null;
  }

  /** Says "at it" once it has lasted .3 s; call the result when done. */
  wait(kind: "expanding"): () => void {
    this.clear();
    const timer = setTimeout(() => (this.waiting.value = kind), QUIET_MS);
    return () => {
      clearTimeout(timer);
      this.waiting.value = null;
    };
  }
}
