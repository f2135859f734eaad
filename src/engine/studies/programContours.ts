import type { Plain } from "../names/tensorRef";
import { copiedPlan } from "../pass/copiedPlan";
import type { ProgramPass } from "../pass/programs/programPass";
import { createProgramRerun } from "../pass/programs/programRerun";
import { lossValue } from "../pass/slot";
import type { Work } from "../pass/work";
import { type ContourMap, contourMap, type MapOptions, middleOf, requiredSlot } from "./contourMap";

/** So many on a side of the map are compared with a run of the program. */
const probes = 7;

/**
 * The map of a program over two numbers that it starts from. The operations are carried out again for each cell; where
 * running the program again leads elsewhere, as with a mask or a branch, it is run for each cell of a coarser map.
 * @param now a clock in milliseconds
 */
export function* programContourMap(
  pass: ProgramPass,
  pair: readonly [Plain, Plain],
  options: MapOptions,
  now: () => number,
): Work<ContourMap> {
  const plan = copiedPlan(pass);
  const slots = pair.map((of) => requiredSlot(plan, of));
  const changing = [...new Set([...slots.map(({ tensor }) => tensor), ...pass.graph.parameters])];
  const evaluate = createProgramRerun(pass, changing, now);
  const map = yield* contourMap(pass, pair, options, { evaluate });
  const rerun = copiedPlan(pass);
  const step = map.size / probes;
  for (let probe = 0; probe < probes * probes; probe++) {
    const cells = [probe % probes, Math.floor(probe / probes)].map((k) => Math.floor((k + 0.5) * step));
    slots.forEach(({ tensor, k }, axis) => {
      rerun.values[tensor][k] = middleOf(map.windows[axis], cells[axis], map.size);
    });
    evaluate(rerun);
    const [replayed, real] = [map.losses[cells[1] * map.size + cells[0]], lossValue(rerun)];
    const isSame =
      Object.is(replayed, real) || Math.abs(replayed - real) <= 1e-9 * Math.max(Math.abs(real), 1e-9);
    if (!isSame) return yield* contourMap(pass, pair, options, { evaluate, everywhere: true });
    yield 0.95;
  }
  return map;
}
