import { use, useEffect } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { NetworkDocument } from "../../engine/network/document";
import type { StepSize } from "../../engine/run/trace";
import { useWorkbench, WorkbenchContext } from "../../store/context";
import type { Workbench } from "../../store/workbench";

/** What the page opens with: sheet D's first problem, the classic. */
const first = "D-P1";

interface Place {
  readonly id: string;
  readonly index: number;
  readonly size: StepSize;
}

/** Opens exercises and keeps the address in step: `#D-P1/19/unit`. Back and forward go from exercise to exercise. */
export function useExercises(): (id: string) => void {
  const workbench = use(WorkbenchContext);
  const open = useWorkbench((state) => state.open);
  const fail = useWorkbench((state) => state.fail);
  const id = useWorkbench((state) => state.sheet?.id);
  const index = useWorkbench((state) => state.index);
  const size = useWorkbench((state) => state.size);

  const show = async (place: Place, atStart = false): Promise<void> => {
    try {
      const { exercises } = await import("../../exercises");
      const wanted = place.id.toLowerCase();
      const entry = exercises.find(({ id: candidate }) => candidate.toLowerCase() === wanted);
      if (!entry) {
        // A page that starts with a broken link still starts with something to work on.
        if (atStart) await show({ id: first, index: 0, size: "unit" });
        fail(`There is no exercise ${place.id}. The list of exercises is under the name above.`);
        return;
      }
      const { default: exercise } = await entry.load();
      // The tests read each document of the gallery, so it needs no reading here.
      open(exercise.document as NetworkDocument, exercise, place.index, place.size);
    } catch {
      fail(`The exercise ${place.id} could not be loaded. Check the connection and choose it again.`);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once at the start, and when the reader goes back
  useEffect(() => {
    const follow = () => void show(placeOf(location.hash));
    void restored(workbench).then((done) => {
      if (!done) void show(placeOf(location.hash), true);
    });
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);

  useEffect(() => {
    if (id) history.replaceState(null, "", `#${id}/${index + 1}/${size}`);
  }, [id, index, size]);

  return (chosen) => {
    history.pushState(null, "", `#${chosen}/1/${size}`);
    void show({ id: chosen, index: 0, size });
  };
}

/** Whether what was kept has been opened. Only where there is something does the page wait for it. */
async function restored(workbench: StoreApi<Workbench> | undefined): Promise<boolean> {
  try {
    const kept = location.hash
      ? sessionStorage["backprop-workbench.slot"]
      : localStorage["backprop-workbench.kept"];
    return kept && workbench && (await (await import("./restoreKept")).restoreKept(workbench));
  } catch {
    return false;
  }
}

function placeOf(hash: string): Place {
  const [id = first, step = "1", size = "unit"] = decoded(hash.slice(1)).split("/").filter(Boolean);
  const sizes: readonly string[] = ["layer", "unit", "term"];
  const index = Math.max(0, (Number.parseInt(step, 10) || 1) - 1);
  return { id, index, size: sizes.includes(size) ? (size as StepSize) : "unit" };
}

/** The address's part as text; a malformed one as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
