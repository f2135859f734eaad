import { use, useEffect, useState } from "react";
import { useStores } from "../../store/context";
import { createTrainingLoader } from "../../store/keep/trainingLoader";
import { useTraining } from "../../store/training/trainingContext";
import { useWorkbench } from "../../store/work/context";
import { PanelTabs } from "../parts/PanelTabs";
import { TrainingBar } from "./bar/TrainingBar";
import { Curves } from "./curves/Curves";
import { offerFiles } from "./files/offer";
import { ImportDialog } from "./import/ImportDialog";
import { Network } from "./network/Network";
import { Problems } from "./Problems";
import { usePlaneView } from "./parts/planeView";
import { PictureStage } from "./pictures/PictureStage";
import { Weights } from "./pictures/Weights";
import { Region } from "./region/Region";
import { Settings } from "./settings/Settings";
import { TrainAnnouncer } from "./TrainAnnouncer";
import { Trained } from "./Trained";
import { useLookAsked } from "./useLookAsked";
import { useTrainKeys } from "./useTrainKeys";
import "../parts/panels.css";
import "./train.css";

const panels = [
  { id: "region", label: "Region" },
  { id: "network", label: "Network" },
  { id: "curves", label: "Curves" },
  { id: "settings", label: "Settings" },
] as const;

/** What two of them show instead where the examples are pictures. */
const pictureLabels: Readonly<Record<string, string | undefined>> = {
  region: "Pictures",
  network: "Weights",
};

/** Training on points in the plane: the data, the network and its settings, what it says of every place, and how it went. */
export default function TrainView() {
  const stores = useStores();
  use(stores.get(createTrainingLoader)());
  // On a phone one panel shows at a time; on a wide page all three do.
  const [panel, setPanel] = useState<(typeof panels)[number]["id"]>("region");
  const importing = usePlaneView((view) => view.importing);
  const locked = useWorkbench((state) => state.locked);
  const data = useTraining((state) => state.data);
  const pictures = data?.picture && data;
  useLookAsked();
  useTrainKeys();
  useEffect(() => offerFiles(stores), [stores]);
  return (
    <main className="train-view" aria-label="Train" data-panel={panel}>
      {/* First in the order of the keyboard, last on the page: it is what one comes back to. */}
      <TrainingBar />
      <Problems />
      <PanelTabs
        panels={panels.map(({ id, label }) => ({ id, label: (pictures && pictureLabels[id]) ?? label }))}
        shown={panel}
        tab="train-tab"
        panel="train"
        onShow={setPanel}
      />
      <section
        id="train-settings"
        className="panel settings"
        aria-label="Data, network and training"
        inert={locked}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <Settings />
      </section>
      <section id="train-region" className="panel region-stage" aria-label="Region and units">
        <Trained />
        {pictures ? <Weights data={pictures} /> : <Network />}
        {pictures ? <PictureStage data={pictures} /> : <Region />}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section id="train-curves" className="panel curves" aria-label="Curves and figures" tabIndex={0}>
        <Curves />
      </section>
      <TrainAnnouncer />
      {importing !== undefined && <ImportDialog begin={importing} />}
    </main>
  );
}
