/** A question to the server as a page sees it: nothing is drawn for the first .3 s, then "loading", then the
 *  answer or the failure. A newer question cancels the older one, so a late answer never lands under a new title. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { ApiError } from "./client.ts";

export type Status = "idle" | "waiting" | "loading" | "ready" | "failed";

export interface Asked<T> {
  status: Ref<Status>;
  value: ShallowRef<T | null>;
  error: ShallowRef<ApiError | null>;
  again: () => void;
}

const QUIET_MS = 300; // notes on the interface: a spinner for less is only flicker

/** `sight`: asked again whenever it changes, because the same question has another answer now. */
export function useAnswer<K, T>(
  key: () => K | null,
  load: (key: K, signal: AbortSignal) => Promise<T>,
  sight?: Ref<unknown>,
): Asked<T> {
  const status = ref<Status>("idle");
  const value: ShallowRef<T | null> = shallowRef(null);
  const error = shallowRef<ApiError | null>(null);
  let abort = new AbortController();

  async function ask(wanted: K | null): Promise<void> {
    abort.abort();
    const mine = (abort = new AbortController());
    value.value = null;
    error.value = null;
    status.value = wanted === null ? "idle" : "waiting";
    if (wanted === null) return;
    const timer = setTimeout(() => {
      if (!mine.signal.aborted && status.value === "waiting") status.value = "loading";
    }, QUIET_MS);
    try {
      const answer = await load(wanted, mine.signal);
      if (mine.signal.aborted) return;
      value.value = answer;
      status.value = "ready";
    } catch (reason) {
      if (mine.signal.aborted) return;
      error.value = reason instanceof ApiError ? reason : new ApiError(0, "unexpected", String(reason));
      status.value = "failed";
    } finally {
      clearTimeout(timer);
    }
  }

  watch(key, (wanted) => void ask(wanted), { immediate: true });
  if (sight) watch(sight, () => void ask(key()));
  onScopeDispose(() => abort.abort());
  return { status, value, error, again: () => void ask(key()) };
}
