import { createMovingCells } from "./movingCells";
import { createMovingMaps } from "./movingMaps";
import type { MovingProgram } from "./paintProgram";

/** What shows a program's numbers while a change is under way. @param over an element of the picture's size over it */
export function createMoving(svg: SVGSVGElement, over: HTMLElement): MovingProgram {
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
      waiting = isIdle ? requestIdleCallback(write, { timeout: 200 }) : window.setTimeout(write, 50);
    },
    remove() {
      cancel();
      cells.remove();
      maps.remove();
    },
  };
}
