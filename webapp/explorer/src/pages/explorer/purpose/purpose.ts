/** The case and purpose stated by this session. While they hold, the server answers without masks; so whenever that
 *  changes, whatever is on the page is asked for anew, and nothing read under a case outlives it. */
import { inject, onScopeDispose, ref, shallowRef, type InjectionKey, type Ref, type ShallowRef } from "vue";
import { api } from "../../../api/client.ts";
import type { Session, Stated } from "../../../api/types.ts";

/** The office's clock and the server's may differ; asked again no faster than this. */
const PATIENCE_MS = 5000;
/** A timer takes no more than 31 bits of milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

export class Purpose {
  readonly stated: ShallowRef<Stated | null>;
  /** Counts the changes of what may be seen: what was read before is out of date. */
  readonly sight: Ref<number> = ref(0);
  /** The dialog is open. */
  readonly asking: Ref<boolean> = ref(false);
  private timer = 0;

  constructor(session: Session) {
    this.stated = shallowRef(session.stated ?? null);
    this.watchClock();
  }

  async state(caseNumber: string, purpose: string, minutes: number): Promise<void> {
    this.learn(await api.statePurpose(caseNumber, purpose, minutes));
  }

  async end(): Promise<void> {
    this.learn(await api.endPurpose());
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private learn(session: Session | null): void {
    this.stated.value = session?.stated ?? null;
    this.sight.value += 1;
    this.watchClock();
  }

  private watchClock(): void {
    clearTimeout(this.timer);
    const until = this.stated.value?.until;
    if (until) this.wake(Date.parse(until) - Date.now());
  }

  private wake(left: number): void {
    this.timer = window.setTimeout(() => void this.check(), Math.min(Math.max(left, PATIENCE_MS), LONGEST_MS));
  }

  /** The time is up by this clock; the server's decides. Out of reach, it shows nothing more: the masks are back. */
  private async check(): Promise<void> {
    const session = await api.session().catch(() => null);
    if (session?.stated?.until === this.stated.value?.until) this.wake(PATIENCE_MS);
    else this.learn(session);
  }
}

export const PURPOSE: InjectionKey<Purpose> = Symbol("purpose");

export function usePurpose(): Purpose {
  const purpose = inject(PURPOSE);
  if (!purpose) throw new Error("usePurpose outside the explorer page, which provides PURPOSE: mount it inside");
  return purpose;
}

export function makePurpose(session: Session): Purpose {
  const purpose = new Purpose(session);
  onScopeDispose(() => purpose.dispose());
  return purpose;
}
