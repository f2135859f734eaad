import type { KeyboardEvent } from "react";

const directions: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go from number to number: the first enters at the current row, so that Tab stops once for all of them. */
export function moveAmongNumbers(event: KeyboardEvent, box: HTMLElement | null): void {
  const direction = Object.hasOwn(directions, event.key) ? directions[event.key] : undefined;
  if (!direction || !box || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...box.querySelectorAll("tbody tr")]
    .map((row) => [...row.querySelectorAll<HTMLElement>("button")])
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
  const here = event.target as HTMLElement;
  const beside = rows[row][rows[row].indexOf(here) + right];
  const next = rows[row + down] ?? [];
  const inColumn = next.find((each) => columnOf(each) === columnOf(here)) ?? next.at(-1);
  (right === 0 ? inColumn : beside)?.focus();
}

const columnOf = (number: HTMLElement) => number.closest<HTMLTableCellElement>("td, th")?.cellIndex;
