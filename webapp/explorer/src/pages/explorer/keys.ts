/** One-key commands, silent while somebody types or a dialog is open. */
import { onBeforeUnmount, onMounted } from "vue";

export type Commands = Record<"search" | "expand" | "hide" | "table" | "undo" | "redo" | "escape", () => void>;

function commandFor(event: KeyboardEvent): keyof Commands | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : null;
  }
  if (event.altKey) return null;
  const names: Record<string, keyof Commands> = { "/": "search", e: "expand", h: "hide", t: "table", escape: "escape" };
  return names[key] ?? null;
}

function busy(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
  if (dialog && dialog.getClientRects().length > 0) return true;
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export function useKeys(commands: Commands): void {
  function onKey(event: KeyboardEvent): void {
    const command = busy(event.target) || event.isComposing ? null : commandFor(event);
    if (command === null) return;
    event.preventDefault();
    commands[command]();
  }
  onMounted(() => document.addEventListener("keydown", onKey));
  onBeforeUnmount(() => document.removeEventListener("keydown", onKey));
}
