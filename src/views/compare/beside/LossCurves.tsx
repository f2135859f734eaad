import { useEffect, useRef } from "react";
import { extentFromZero, extentOf, linearAxis, logAxis } from "../../../draw/plot/axis";
import { plotLine } from "../../../draw/plot/plotLine";
import { counted } from "../../../engine/math/counted";
import { useStores } from "../../../store/context";
import { rowWidth as width } from "../../../store/training/trainingLog";
import { Axes } from "../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../parts/plot/plotBox";
import { useSize } from "../../parts/useSize";
import { createArrangement } from "../runs/arrangement";
import { figureWords } from "../runs/figureWords";
import type { BesideProps } from "./besideProps";

const columns = ["epoch", "trainLoss", "validationLoss", "testLoss", "trainError", "validationError"];

/** The figure that decides over the epochs of each run. */
export function LossCurves({ document, rows }: BesideProps) {
  const figure = useRef<HTMLElement>(null);
  const lines = useRef<SVGGElement>(null);
  const size = useSize(figure);
  const { figure: id } = document.sweep.decides;
  const column = columns.indexOf(id);
  const arrangement = useStores().get(createArrangement);
  useEffect(() => {
    const light = () => {
      const { lit, chosen } = arrangement.getState();
      for (const path of lines.current?.querySelectorAll<SVGPathElement>("path") ?? []) {
        const index = Number(path.dataset.run);
        path.classList.toggle("lit", index === lit || index === chosen);
      }
    };
    light();
    return arrangement.subscribe(light);
  }, [arrangement]);

  const values = rows.flatMap(({ result: { log } }) => {
    const some: number[] = [];
    for (let at = column; at < log.length; at += width) some.push(log[at]);
    return some.filter(Number.isFinite);
  });
  const last = Math.max(1, ...rows.map(({ result }) => result.log[result.log.length - width]));
  const isPositive = values.every((value) => value > 0);
  const drawn = size && values.length > 0 ? draw() : undefined;
  function draw() {
    if (!size) return undefined;
    const y = isPositive
      ? logAxis(extentOf(values), uprightRange(size), 5, { nice: true })
      : linearAxis(extentFromZero(values), uprightRange(size), 5, { nice: true });
    const box = plotBox(size, y);
    const x = linearAxis([0, last], [box.left, box.right], 5);
    return { x, y, box };
  }
  const pathOf = (log: Float64Array) => {
    if (!drawn) return "";
    const rows = Array.from({ length: log.length / width }, (_, row) => row * width).filter((at) =>
      Number.isFinite(log[at + column]),
    );
    return plotLine(
      rows.map((at) => log[at]),
      rows.map((at) => log[at + column]),
      drawn.x,
      drawn.y,
    );
  };
  const title = figureWords[id].label;
  return (
    <section className="beside-panel loss-curves" aria-label={`${title} over the epochs`}>
      <h2 className="overline">{title} over the epochs</h2>
      <figure className="plot" ref={figure}>
        {drawn && (
          <svg role="img" aria-label={`${title} of ${counted(rows.length, "run")} over their epochs`}>
            <Axes box={drawn.box} x={drawn.x} y={drawn.y} xTitle="epoch" yTitle={title} />
            <g ref={lines} className="run-curves">
              {rows.map(({ index, result }) => (
                // biome-ignore lint/a11y/noStaticElementInteractions: the table is what the keyboard has
                <path
                  key={index}
                  data-run={index}
                  d={pathOf(result.log)}
                  onPointerEnter={() => arrangement.getState().point(index)}
                  onPointerLeave={() => arrangement.getState().point(undefined)}
                  onClick={() => arrangement.getState().choose(index)}
                />
              ))}
            </g>
          </svg>
        )}
      </figure>
    </section>
  );
}
