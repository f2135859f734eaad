import type { PreparedData } from "../../engine/training/data";
import type { Grid } from "../../worker/training/protocol";
import { type CapacitySurroundings, createCapacity } from "./capacity";
import type { Slice } from "./trainerLink";
import type { CapacitySlice } from "./trainingState";

/** How finely the regions of capacity at a glance are divided. */
const capacityCells = 64;

function capacityGrid({ bounds, columns }: PreparedData): Grid {
  return { columns: capacityCells, rows: columns.length === 1 ? 1 : capacityCells, bounds };
}

export const createCapacitySlice =
  (surroundings: CapacitySurroundings): Slice<CapacitySlice> =>
  (_trainer, set, get) => {
    const capacity = createCapacity(surroundings, (state) => set({ capacity: state }));
    return {
      capacity: undefined,

      startCapacity(sweep, values) {
        const { document, data } = get();
        capacity.start(document, sweep, values, data && capacityGrid(data));
      },
      stopCapacity: () => capacity.stop(),
      closeCapacity: () => capacity.close(),
      async openCapacity(place) {
        try {
          const run = await capacity.runOf(place);
          if (run) get().openRun(run.document, run.past);
        } catch (error) {
          set({ problem: `This run can't be opened: ${(error as Error).message}` });
        }
      },
    };
  };
