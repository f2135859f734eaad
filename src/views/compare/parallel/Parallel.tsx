import { useEffect, useMemo, useRef } from "react";
import { counted } from "../../../engine/math/counted";
import { useStores } from "../../../store/context";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import { AxisOf } from "../../parts/plot/AxisOf";
import { useThemeColours } from "../../parts/themeColours";
import { useSize } from "../../parts/useSize";
import { createArrangement, useArrangement } from "../runs/arrangement";
import { type ParallelAxis, parallelAxis } from "../runs/axes";
import type { ComparedQuantity, ComparedRun } from "../runs/rows";
import { AxisHead } from "./AxisHead";
import { Brush } from "./Brush";
import { nearestLine, paintLines } from "./paintLines";
import { runColours } from "./runColours";
import { useLines } from "./useLines";
import "./parallel.css";
import { spotIn } from "../../../ui/spotIn";

interface ParallelProps {
  readonly rows: readonly ComparedRun[];
  readonly quantities: readonly ComparedQuantity[];
  readonly axes: readonly ParallelAxis[];
  /** Places of the runs within all brushes. */
  readonly inside: ReadonlySet<number>;
  /** The axis that colours, where the reader hasn't chosen one. */
  readonly deciding: string;
}

const margin = { side: 64, top: 52, bottom: 18 };

/** All runs as lines over upright axes. The table is its twin for those who don't see it. */
export function Parallel({ rows, quantities, axes, inside, deciding }: ParallelProps) {
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure) ?? { width: 900, height: 320 };
  const { width, height } = size;
  const brushes = useArrangement((state) => state.brushes);
  const chosenColour = useArrangement((state) => state.colour);
  const order = useArrangement((state) => state.order);
  const inverted = useArrangement((state) => state.inverted);
  const hidden = useArrangement((state) => state.hidden);
  const scales = useArrangement((state) => state.scales);
  const arrange = useArrangement((state) => state.arrange);
  const stores = useStores();
  const arrangement = stores.get(createArrangement);
  const field = useMemo(
    () => ({
      left: margin.side,
      right: width - margin.side,
      top: margin.top,
      bottom: height - margin.bottom,
    }),
    [width, height],
  );
  const painted = useLines(rows, axes, field);
  const colourId = chosenColour ?? deciding;
  const colourAxis = useMemo(() => {
    const quantity = quantities.find(({ id }) => id === colourId);
    return quantity && parallelAxis(quantity, rows, scales[colourId] ?? quantity.usualScale, false);
  }, [quantities, rows, colourId, scales]);
  const shown = useMemo(() => {
    const all = rows.map((_, line) => line);
    const within = all.filter((line) => inside.has(rows[line].index));
    return { within, without: all.filter((line) => !inside.has(rows[line].index)) };
  }, [rows, inside]);

  const ground = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const theme = useThemeColours();
  useEffect(() => {
    if (!ground.current) return;
    const context = clearedCanvas(ground.current, { width, height });
    const colours = runColours(rows, colourAxis, theme);
    const faded = theme.text("var(--line)");
    paintLines(context, painted, shown.without, { colour: () => faded, width: 1 });
    context.globalAlpha = shown.within.length > 200 ? 0.5 : 0.9;
    paintLines(context, painted, shown.within, { colour: (line) => colours[line], width: 1.5 });
    context.globalAlpha = 1;
  }, [rows, painted, shown, colourAxis, width, height, theme]);

  // What is pointed at is painted alone: a thousand lines needn't be painted again for it.
  useEffect(() => {
    const paint = () => {
      const { lit, chosen } = arrangement.getState();
      if (!above.current) return;
      const context = clearedCanvas(above.current, { width, height });
      for (const index of [chosen, lit]) {
        const line = rows.findIndex((row) => row.index === index);
        if (line < 0) continue;
        paintLines(context, painted, [line], { colour: () => theme.text("var(--now)"), width: 8 });
        paintLines(context, painted, [line], { colour: () => theme.text("var(--ink)"), width: 2 });
      }
    };
    paint();
    return arrangement.subscribe((now, before) => {
      if (now.lit !== before.lit || now.chosen !== before.chosen) paint();
    });
  }, [arrangement, rows, painted, width, height, theme]);

  const ids = axes.map(({ quantity }) => quantity.id);
  const moveTo = (from: number, to: number) => {
    const index = Math.min(ids.length - 1, Math.max(0, to));
    if (index !== from) arrange({ order: ids.toSpliced(from, 1).toSpliced(index, 0, ids[from]) });
  };
  const toggled = (list: readonly string[], id: string) =>
    list.includes(id) ? list.filter((other) => other !== id) : [...list, id];
  const { point, choose } = arrangement.getState();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table is what the keyboard chooses runs in
    <figure
      className="parallel"
      ref={figure}
      aria-label={`Parallel coordinates of ${counted(rows.length, "run")}; ${inside.size} are within the brushes`}
      onPointerMove={(event) => {
        const line = nearestLine(painted, shown.within, spotIn(event.currentTarget, event));
        point(line === undefined ? undefined : rows[line].index);
      }}
      onPointerLeave={() => point(undefined)}
      onClick={(event) => {
        if (!(event.target as Element).closest("button, select, .axis-brush")) {
          const { lit } = arrangement.getState();
          if (lit !== undefined) choose(lit);
        }
      }}
    >
      <canvas ref={ground} />
      <canvas ref={above} />
      <svg aria-hidden="true">
        {axes.map(({ quantity, along }, k) => (
          <g key={quantity.id} transform={`translate(${painted.x[k]},0)`} className="upright">
            <AxisOf
              axis={along([field.bottom, field.top])}
              // Lines come from the left: the last axis has its numbers where none is.
              side={k > 0 && k === axes.length - 1 ? "right" : "left"}
              padding={7}
              hasLine
            />
            <Brush
              top={field.top}
              bottom={field.bottom}
              part={brushes[quantity.id]}
              onBrush={(part) =>
                arrange({ brushes: withBrush(arrangement.getState().brushes, quantity.id, part) })
              }
            />
          </g>
        ))}
      </svg>
      {axes.map((axis, k) => {
        const { id } = axis.quantity;
        return (
          <AxisHead
            key={id}
            axis={axis}
            x={painted.x[k]}
            rows={rows}
            brush={brushes[id]}
            isColour={colourId === id}
            onInvert={() => {
              const brush = brushes[id];
              // What was brushed stays brushed.
              arrange({
                inverted: toggled(inverted, id),
                ...(brush && { brushes: { ...brushes, [id]: [1 - brush[1], 1 - brush[0]] } }),
              });
            }}
            onMove={(places) => moveTo(k, k + places)}
            onDrop={(x) => moveTo(k, nearestIndex(painted.x, x))}
            onBrush={(part) => arrange({ brushes: withBrush(brushes, id, part) })}
            onScale={(scale) =>
              arrange({ scales: { ...scales, [id]: scale }, brushes: withBrush(brushes, id, undefined) })
            }
            onColour={() => arrange({ colour: id })}
            onHide={() => arrange({ hidden: [...hidden, id], brushes: withBrush(brushes, id, undefined) })}
          />
        );
      })}
      <figcaption>
        colour: {quantities.find(({ id }) => id === colourId)?.label}
        {order.length + inverted.length + Object.keys(scales).length > 0 && (
          <button
            type="button"
            className="tool"
            onClick={() => arrange({ order: [], inverted: [], scales: {}, colour: undefined })}
          >
            axes as before
          </button>
        )}
        <span> · drag an axis to move it, click its name to turn it, drag along it to brush</span>
      </figcaption>
    </figure>
  );
}

function withBrush(
  brushes: Readonly<Record<string, readonly [number, number]>>,
  id: string,
  part: readonly [number, number] | undefined,
): Readonly<Record<string, readonly [number, number]>> {
  const { [id]: _old, ...others } = brushes;
  return part ? { ...others, [id]: part } : others;
}

const nearestIndex = (x: readonly number[], at: number) =>
  x.reduce((best, one, k) => (Math.abs(one - at) < Math.abs(x[best] - at) ? k : best), 0);
