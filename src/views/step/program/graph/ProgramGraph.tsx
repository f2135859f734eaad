import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Box } from "../../../../draw/box";
import { folded, nameOfGroup } from "../../../../draw/program/folded";
import { type ProgramLayout, programLayout } from "../../../../draw/program/programLayout";
import { type Window, windowOn } from "../../../../draw/program/window";
import type { GraphOutline } from "../../../../engine/graph/outline";
import { useStores } from "../../../../store/context";
import { createOpenCalls } from "../../../../store/work/openCalls";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { part } from "../../../../ui/part";
import { Boundary } from "../../../../ui/trouble/Boundary";
import { useSize } from "../../../parts/useSize";
import { drawnProgram } from "./drawnProgram";
import { createMovingCells } from "./movingCells";
import { createMovingMaps } from "./movingMaps";
import { paintClaims } from "./paintClaims";
import { type MovingProgram, paintNumbers, paintStructure, type Standing } from "./paintProgram";
import { useGivenNumbers } from "./useGivenNumbers";
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
  const seen = useRef<Window>(undefined);
  const room = useSize(frame);
  const pointed = useRef<string>(undefined);
  const calls = useStores().get(createOpenCalls);
  const open = useStore(calls, (state) => state.open);
  const drawn = useMemo(
    () => drawnProgram(programLayout(folded(outline, open), judged), of),
    [outline, open, of, judged],
  );
  const unfolded = useMemo(() => {
    const groups = new Set(outline.operations.flatMap((operation) => operation.groups));
    return [...groups].filter((group) => open.has(group));
  }, [outline, open]);
  const { now, read, tensorOf } = standing;
  const repaint = useRef(() => {});
  useLayoutEffect(() => {
    if (svg.current) paintStructure(svg.current, drawn, (group) => calls.getState().unfold(group));
  }, [drawn, calls]);
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
  useLayoutEffect(() => {
    if (!svg.current || !room) return;
    const { x, y, scale } = windowOn(
      drawn.layout,
      room,
      boxAround(drawn.layout, [...now].map(tensorOf)),
      seen.current,
      boxAround(drawn.layout, [...now, ...read].map(tensorOf)),
    );
    seen.current = { x, y, scale };
    svg.current.setAttribute("viewBox", `${x} ${y} ${room.width / scale} ${room.height / scale}`);
  }, [drawn, room, now, read, tensorOf]);
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
        />
        <div ref={over} className="moving" aria-hidden="true" />
      </div>
      <Boundary isSmall>
        <ZoomButtons svg={svg} />
      </Boundary>
      {unfolded.length > 0 && (
        <div className="folds">
          {unfolded.length > 1 && (
            <button type="button" className="plain-button" onClick={() => calls.getState().fold()}>
              Fold all
            </button>
          )}
          {unfolded.slice(-mostFolds).map((group) => (
            <button
              type="button"
              className="plain-button"
              key={group}
              title={`Fold ${nameOfGroup(group)}`}
              onClick={() => calls.getState().fold(group)}
            >
              Fold {nameOfGroup(group)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const none: readonly ShownClaim[] = [];

function createMoving(svg: SVGSVGElement, over: HTMLElement): MovingProgram {
  const maps = createMovingMaps(svg, over);
  const cells = createMovingCells(svg, over);
  const isIdle = "requestIdleCallback" in window;
  let waiting: number | undefined;
  const cancel = () => {
    if (waiting === undefined) return;
    if (isIdle) cancelIdleCallback(waiting);
    else clearTimeout(waiting);
  };
  return {
    write: cells.write,
    paint: maps.paint,
    later(write) {
      cancel();
      waiting = isIdle ? requestIdleCallback(write) : window.setTimeout(write, 50);
    },
    remove() {
      cancel();
      cells.remove();
      maps.remove();
    },
  };
}

function boxAround({ values }: ProgramLayout, tensors: readonly string[]): Box | undefined {
  const names = new Set(tensors);
  const found = values.filter(({ value }) => names.has(value.name));
  if (found.length === 0) return undefined;
  return {
    left: Math.min(...found.map(({ x }) => x)),
    top: Math.min(...found.map(({ y }) => y)),
    right: Math.max(...found.map(({ x, size }) => x + size.width)),
    bottom: Math.max(...found.map(({ y, size }) => y + size.height)),
  };
}

function quantityUnder(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest("[data-quantity], [data-of]") : null;
  return element?.getAttribute("data-quantity") ?? element?.getAttribute("data-of") ?? undefined;
}
