import {
  type KeyboardEvent as ReactKeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { Change } from "../../../../../engine/document/changes";
import type { Edit } from "../../../../../engine/document/document";
import { givenChange, givenNumber, setGiven } from "../../../../../engine/document/edit/givenNumbers";
import { useWorkbench } from "../../../../../store/work/context";
import { movedByKey, stepsOfKey } from "../../../../../ui/numbers/keySteps";

/** Parameters with the values that they are to have. */
export type Moves = Readonly<Record<string, number>>;

/** A way to move parameters by dragging and by keys. */
export interface Move {
  readonly isMoving: boolean;
  begin(): void;
  /** Shows what a move would do. */
  to(moves: Moves): void;
  /** Makes the move that was shown last; a drag is one change. */
  end(): void;
  /** Takes back what was shown. */
  cancel(): void;
  /** Moves at once by these distances. @param repeated whether the key is held down: all of that is one change */
  step(distances: Moves, repeated: boolean): void;
}

/** What is done with moves. */
export interface MoveWriter {
  /** The changes that moves make, for a preview. */
  changes(moves: Moves): readonly Change[];
  make(moves: Moves): void;
  /** By so much from where the document is by then: keys come faster than answers. @param gesture these are undone together */
  nudge(distances: Moves, gesture: string): void;
}

/** Moves the parameters of a network. */
export function useMove(): Move {
  const edit = useWorkbench((state) => state.edit);
  const document = useWorkbench((state) => state.document);
  return useMoving({
    changes: (moves) =>
      document
        ? Object.entries(moves).flatMap(([name, value]) => givenChange(document, name, value) ?? [])
        : [],
    make: (moves) => edit(moving(moves)),
    nudge: (distances, gesture) => edit(stepping(distances), gesture),
  });
}

/** Moves by dragging and by keys. */
export function useMoving(writer: MoveWriter): Move {
  const preview = useWorkbench((state) => state.preview);
  const [isMoving, setMoving] = useState(false);
  const shown = useRef<Moves>(undefined);
  /** The presses so far; one that is held down counts once. */
  const presses = useRef(0);
  const id = useId();
  const cancel = useCallback(() => {
    shown.current = undefined;
    preview();
    setMoving(false);
  }, [preview]);
  useEffect(() => {
    if (!isMoving) return;
    const press = ({ key }: KeyboardEvent) => key === "Escape" && cancel();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isMoving, cancel]);
  return {
    isMoving,
    begin: () => setMoving(true),
    to(moves) {
      shown.current = moves;
      preview(writer.changes(moves));
    },
    end() {
      if (shown.current) writer.make(shown.current);
      shown.current = undefined;
      setMoving(false);
    },
    cancel,
    step(distances, repeated) {
      if (!repeated) presses.current += 1;
      writer.nudge(distances, `plot ${id} ${presses.current}`);
    },
  };
}

function moving(moves: Moves): Edit {
  const changes = Object.entries(moves).map(([name, value]) => setGiven(name, value));
  return (document) => changes.reduce((changed, change) => change(changed), document);
}

/** By so much from where the document is by then: keys come faster than answers. */
function stepping(distances: Moves): Edit {
  return (document) => {
    const values = Object.entries(distances).map(([name, distance]) => {
      const next = (givenNumber(document, name) ?? 0) + distance;
      // Without what adding decimals leaves behind: 0.1 + 0.2 is 0.3.
      return [name, Number(next.toPrecision(12))];
    });
    return moving(Object.fromEntries(values))(document);
  };
}

/** A dragged value without digits that nobody aimed at: a thousandth of the window's width is the finest. */
export function sensible(value: number, [from, to]: readonly [number, number]): number {
  const decimals = Math.max(0, Math.min(15, 3 - Math.floor(Math.log10(to - from))));
  return Number(value.toFixed(decimals)) || 0;
}

/** How far a key takes a value that is shown in a window; nothing for other keys. */
export function keyDistance(
  event: ReactKeyboardEvent,
  value: number,
  [from, to]: readonly [number, number],
): number | undefined {
  const steps = stepsOfKey(event);
  const usual = 10 ** Math.floor(Math.log10((to - from) / 40));
  return steps === undefined ? undefined : movedByKey(event.currentTarget, value, steps, usual) - value;
}
