import { type RefObject, useEffect } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { useStores } from "../../../store/context";
import type { Moving } from "../../../store/work/frames";
import { writeNumber } from "../../../ui/numbers/FullNumber";
import { setText } from "../../../ui/setText";

/** Milliseconds without a change after which the numbers out of sight follow too. */
const restBeforeHidden = 120;

/**
 * Lets the numbers of the table follow a change that is under way, whatever is dragged: those in sight with the frame, the
 * others as soon as it rests.
 * @param box what scrolls, with the table in it
 */
export function useFollowing(box: RefObject<HTMLElement | null>): void {
  const { workbench } = useStores();
  useEffect(() => {
    const { frames } = workbench.getState();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    /** Found once for each change: asking for their places costs a layout. */
    let cells: ReturnType<typeof bySight> | undefined;
    const follow = () => {
      const { latest } = frames;
      const shown = latest ?? workbench.getState().opened;
      if (!box.current || !shown) return;
      cells ??= bySight(box.current);
      const [seen, hidden] = cells;
      write(seen, shown);
      clearTimeout(waiting);
      waiting = setTimeout(
        () => frames.latest === latest && write(hidden, shown),
        latest ? restBeforeHidden : 0,
      );
      if (!latest) cells = undefined;
    };
    const stop = frames.subscribe(follow, "table");
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [box, workbench]);
}

/** The table's cells that one sees, and the others. */
function bySight(box: HTMLElement): [HTMLElement[], HTMLElement[]] {
  const { scrollTop, clientHeight } = box;
  const inSight = (row: HTMLElement) => {
    const top = row.offsetTop - scrollTop;
    return top + row.offsetHeight > 0 && top < clientHeight;
  };
  const rows = [...box.querySelectorAll<HTMLElement>("tbody tr")];
  const cellsIn = (some: readonly HTMLElement[]) =>
    some.flatMap((row) => [...row.querySelectorAll<HTMLElement>("[data-quantity]")]);
  const seen = rows.filter(inSight);
  return [cellsIn(seen), cellsIn(rows.filter((row) => !seen.includes(row)))];
}

function write(cells: readonly HTMLElement[], { numbers, step }: Moving): void {
  for (const cell of cells) {
    const value = numbers.at(cell.dataset.quantity ?? "", step.index);
    if (value === undefined) continue;
    const full = fullNumber(value);
    if (cell.dataset.value === full) continue;
    cell.dataset.value = full;
    const short = shortNumber(value);
    // A number that shows its digits says them too, after what it is called.
    if (cell instanceof HTMLButtonElement)
      writeNumber(cell, { short, full, label: cell.dataset.label ?? "" });
    else setText(cell, short);
    if (!cell.classList.contains("gradient")) continue;
    cell.classList.toggle("negative", value < 0);
    cell.classList.toggle("positive", value > 0);
  }
}
