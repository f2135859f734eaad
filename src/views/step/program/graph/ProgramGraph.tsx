import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { folded } from "../../../../draw/program/folded";
import { type ProgramLayout, programLayout } from "../../../../draw/program/programLayout";
import type { CallGroup, GraphOutline } from "../../../../engine/graph/outline";
import { useStores } from "../../../../store/context";
import { createOpenCalls } from "../../../../store/work/openCalls";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { part } from "../../../../ui/part";
import { Boundary } from "../../../../ui/trouble/Boundary";
import { createMoving } from "./createMoving";
import { drawnProgram } from "./drawnProgram";
import { paintClaims } from "./paintClaims";
import { type MovingProgram, paintNumbers, paintStructure, type Standing } from "./paintProgram";
import { useGivenNumbers } from "./useGivenNumbers";
import { useWindow } from "./useWindow";
import "./programGraph.css";

const ZoomButtons = part(() => import("../../graph/zoom/ZoomButtons"), { isSmall: true });

/** The calls that were opened last can be folded one by one. */
const mostFolds = 2;

export interface ProgramGraphProps {
  readonly outline: GraphOutline;
  /** The scalar whose gradients are taken. */
  readonly of: string;
  /** Numbers by their names; undefined while they aren't known at this step: their places stay blank. */
  readonly numbers: (names: readonly string[]) => readonly (number | undefined)[];
  readonly standing: Standing;
  /** Names of the values whose gradients the program writes out: there is room for a verdict on each, known or not. */
  readonly judged: ReadonlySet<string>;
  /** Lines of the program that say that they are gradients. */
  readonly claims?: readonly ShownClaim[];
  /** What is shown, in a sentence. */
  readonly label: string;
  /** The pointer comes to a number, a value or a wire, or leaves it. */
  readonly onPoint: (quantity: string | undefined) => void;
  /** Whether a change is under way. */
  readonly isMoving: () => boolean;
  /** Calls back when `numbers` would answer differently, so that moving numbers are painted without React. */
  readonly subscribe?: (changed: () => void) => () => void;
  /** Gets the picture each time when another one is drawn. */
  readonly onDrawn?: ((svg: SVGSVGElement, layout: ProgramLayout) => void) | undefined;
}

/** A program's values and operations from left to right: values above and gradients below. */
export function ProgramGraph({
  outline,
  of,
  numbers,
  standing,
  judged,
  claims = none,
  label,
  onPoint,
  isMoving,
  subscribe,
  onDrawn,
}: ProgramGraphProps) {
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const moving = useRef<MovingProgram>(undefined);
  const pointed = useRef<string>(undefined);
  const calls = useStores().get(createOpenCalls);
  const open = useStore(calls, (state) => state.open);
  const drawn = useMemo(
    () => drawnProgram(programLayout(folded(outline, open), judged), of),
    [outline, open, of, judged],
  );
  const unfolded = useMemo(() => {
    const groups = outline.operations.flatMap((operation) => operation.groups);
    return [...new Map(groups.map((group) => [group.id, group])).values()].filter(({ id }) => open.has(id));
  }, [outline, open]);
  const repaint = useRef(() => {});
  /** The call or pass whose button has just been pressed: the one that takes its place gets the focus. */
  const pressed = useRef<CallGroup>(undefined);
  useLayoutEffect(() => {
    if (!svg.current) return;
    paintStructure(svg.current, drawn, (group) => {
      pressed.current = group;
      calls.getState().unfold(group);
    });
    if (!pressed.current) return;
    const graph = svg.current.closest(".program-graph");
    graph?.querySelector<HTMLElement>(`[data-group="${CSS.escape(pressed.current.id)}"]`)?.focus();
    pressed.current = undefined;
  }, [drawn, calls]);
  const fold = (group?: CallGroup) => {
    pressed.current = group ?? unfolded[0];
    if (!group) calls.getState().foldAll();
    else calls.getState().fold(group);
  };
  useLayoutEffect(() => {
    if (svg.current) paintClaims(svg.current, drawn, claims);
  }, [drawn, claims]);
  useLayoutEffect(() => {
    repaint.current = () => {
      if (!svg.current || !over.current) return;
      if (isMoving()) moving.current ??= createMoving(svg.current, over.current);
      else {
        moving.current?.remove();
        moving.current = undefined;
      }
      paintNumbers(svg.current, drawn, numbers(drawn.names), standing, moving.current);
    };
    repaint.current();
  });
  const look = useWindow(svg, frame, drawn.layout, standing);
  useEffect(() => subscribe?.(() => repaint.current()), [subscribe]);
  useEffect(() => {
    if (svg.current) onDrawn?.(svg.current, drawn.layout);
  }, [drawn, onDrawn]);
  const given = useGivenNumbers(svg, drawn, of);
  const point = (quantity: string | undefined) => {
    if (quantity === pointed.current) return;
    pointed.current = quantity;
    onPoint(quantity);
  };
  return (
    <div className="program-graph">
      <div className="picture" ref={frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: the picture itself holds what can be reached */}
        <svg
          ref={svg}
          role="figure"
          aria-label={label}
          onPointerOver={({ target }) => point(quantityUnder(target))}
          onPointerLeave={() => point(undefined)}
          {...given}
          onFocus={(event) => {
            given.onFocus(event);
            look();
          }}
        />
        <div ref={over} className="moving" aria-hidden="true" />
      </div>
      <Boundary isSmall>
        <ZoomButtons svg={svg} />
      </Boundary>
      {unfolded.length > 0 && (
        <div className="folds">
          {unfolded.length > 1 && (
            <button type="button" className="plain-button" onClick={() => fold()}>
              Fold all
            </button>
          )}
          {unfolded.slice(-mostFolds).map((group) => (
            <button
              type="button"
              className="plain-button"
              key={group.id}
              title={`Fold ${group.name}`}
              data-group={group.id}
              onClick={() => fold(group)}
            >
              Fold {group.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const none: readonly ShownClaim[] = [];

function quantityUnder(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest("[data-quantity], [data-of]") : null;
  return element?.getAttribute("data-quantity") ?? element?.getAttribute("data-of") ?? undefined;
}
