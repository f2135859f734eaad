import type { KeyboardEvent } from "react";

const directions: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go from number to number: the first enters at the current row, so that Tab stops once for all of them. */
export function moveAmongNumbers(event: KeyboardEvent, box: HTMLElement | null): void {
  const direction = directions[event.key];
  if (!direction || !box || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...box.querySelectorAll("tbody tr")]
    .map((row) => [...row.querySelectorAll<HTMLElement>(".full-number")])
    .filter((numbers) => numbers.length > 0);
  const row = rows.findIndex((numbers) => numbers.includes(event.target as HTMLElement));
  const [down, right] = direction;
  if (row < 0) {
    if (down === 0) return;
    event.preventDefault();
    const current = box.querySelector<HTMLElement>("tr.now .full-number");
    (current ?? rows[0]?.[0])?.focus();
    return;
  }
  event.preventDefault();
  const column = rows[row].indexOf(event.target as HTMLElement);
  const next = rows[row + down];
  const number = next?.[Math.min(column, next.length - 1) + right];
  number?.focus();
}
