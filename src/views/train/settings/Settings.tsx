import { DataSection } from "./DataSection";
import { NetworkSection } from "./NetworkSection";
import { TrainingSection } from "./TrainingSection";
import "../../parts/fields/settings.css";

/** Everything that a run is made of, as controls; what is declared in the engine's lists shows up by itself. */
export function Settings() {
  return (
    <>
      <DataSection />
      <NetworkSection />
      <TrainingSection />
    </>
  );
}
