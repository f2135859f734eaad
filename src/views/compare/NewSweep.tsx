import { usualSweeps } from "../../engine/document/sweep/usualSweeps";
import { addRunsOfTrain, beginSweep, runsOfTrain } from "../../store/compare/beginSweep";
import { useStores } from "../../store/context";
import { useWorkbench } from "../../store/work/context";
import { Trained } from "../train/Trained";

/** What Compare shows where nothing is varied yet: sweeps to begin with. */
export function NewSweep() {
  const stores = useStores();
  const locked = useWorkbench((state) => state.locked);
  const made = runsOfTrain(stores).length;
  return (
    <section className="compare-empty" aria-label="A new sweep">
      <Trained />
      <p>
        Compare trains this network many times, with other settings each time, and shows what matters: a
        table, parallel coordinates, shares of the variance. The data and all other settings are those of
        Train.
      </p>
      <ul>
        {usualSweeps.map((usual) => (
          <li key={usual.id}>
            <button type="button" disabled={locked} onClick={() => beginSweep(stores, usual)}>
              <b>{usual.label}</b> {usual.about}
            </button>
          </li>
        ))}
        {made > 1 && (
          <li>
            <button type="button" disabled={locked} onClick={() => addRunsOfTrain(stores)}>
              <b>Train’s runs</b> The {made} runs that were made there, by the settings in which they differ.
            </button>
          </li>
        )}
      </ul>
      <p className="quiet">All of it can be changed afterwards: any settings, values, seeds.</p>
    </section>
  );
}
