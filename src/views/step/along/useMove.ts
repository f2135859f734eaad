import { useRef, useState } from "react";
import type { Edit } from "../../../engine/network/document";
import { setParameter } from "../../../engine/network/editParameters";
import { type Plain, parseQuantity } from "../../../engine/network/quantity";
import { useWorkbench } from "../../../store/context";

/** Parameters with the values that they are to have. */
export type Moves = Readonly<Record<string, number>>;

/** A way to move parameters: everything between `begin` and `end` is one change. */
export interface Move {
  readonly isMoving: boolean;
  begin(): void;
  to(moves: Moves): void;
  end(): void;
}

let gestures = 0;

export function useMove(): Move {
  const edit: (change: Edit, how?: { readonly gesture: string }) => void = useWorkbench(
    (state) => state.edit,
  );
  const [isMoving, setMoving] = useState(false);
  const gesture = useRef("");
  return {
    isMoving,
    begin() {
      gestures += 1;
      gesture.current = `plot-${gestures}`;
      setMoving(true);
    },
    to: (moves) => edit(moving(moves), { gesture: gesture.current }),
    end: () => setMoving(false),
  };
}

function moving(moves: Moves): Edit {
  const changes = Object.entries(moves).map(([name, value]) =>
    setParameter((parseQuantity(name) as { of: Plain }).of, value),
  );
  return (document) => changes.reduce((changed, change) => change(changed), document);
}

/** A dragged value without digits that nobody aimed at: a thousandth of the window's width is the finest. */
export function sensible(value: number, [from, to]: readonly [number, number]): number {
  const decimals = Math.max(0, Math.min(15, 3 - Math.floor(Math.log10(to - from))));
  return Number(value.toFixed(decimals));
}

/** How far an arrow key goes in a window: shift is finer, alt coarser. */
export function keyStep(
  [from, to]: readonly [number, number],
  { shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean },
): number {
  const step = 10 ** Math.floor(Math.log10((to - from) / 40));
  return step * (shiftKey ? 0.1 : 1) * (altKey ? 10 : 1);
}
