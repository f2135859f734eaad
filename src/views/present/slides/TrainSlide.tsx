import { use, useEffect, useMemo, useRef } from "react";
import { texToText } from "../../../engine/math/expressions/texToText";
import { withSubscripts } from "../../../engine/names/labels";
import { optimizers } from "../../../engine/optimizers";
import { weightDecay as decayOfGradient } from "../../../engine/optimizers/weightDecay";
import { useStores } from "../../../store/context";
import { createTrainingLoader } from "../../../store/keep/trainingLoader";
import { trainingOf, useTraining } from "../../../store/training/trainingContext";
import { Formula } from "../../../ui/formula/Formula";
import { setText } from "../../../ui/setText";
import { paces, paceWords } from "../../train/bar/paces";
import { Classes } from "../../train/classes/Classes";
import { FigurePlot } from "../../train/curves/FigurePlot";
import { Figures } from "../../train/curves/Figures";
import { LayerCharts } from "../../train/layers/LayerCharts";
import { Network } from "../../train/network/Network";
import { Problems } from "../../train/Problems";
import { createPlaneView, usePlaneView } from "../../train/parts/planeView";
import { usePainting } from "../../train/parts/usePainting";
import { PictureStage } from "../../train/pictures/PictureStage";
import { Weights } from "../../train/pictures/Weights";
import { Region } from "../../train/region/Region";
import { TrainAnnouncer } from "../../train/TrainAnnouncer";
import { Trained } from "../../train/Trained";
import { useLookAsked } from "../../train/useLookAsked";
import { nextOf, type SlideKey, type SlideProps } from "../keys/slideKeys";
import "../../parts/panels.css";
import "./standing.css";
import "./trainSlide.css";

const tabs = ["curves", "layers", "classes"] as const;

/** Training in front of a class: the network, what it says of every place, the curves, and the rule of the update. */
export default function TrainSlide({ onKeys }: SlideProps) {
  use(useStores().get(createTrainingLoader)());
  const data = useTraining((state) => state.data);
  const tab = usePlaneView((view) => view.tab);
  const change = usePlaneView((view) => view.change);
  useLookAsked();
  const keys = useTrainingKeys();
  useEffect(() => onKeys(keys), [onKeys, keys]);
  // Nothing is drawn or left open by accident.
  useEffect(() => change({ tool: { kind: "choose" }, importing: undefined }), [change]);
  const pictures = data?.picture && data;
  const isRegression = data?.task.kind === "regression";
  return (
    <main className="train-slide" aria-labelledby="train-title">
      <h1 id="train-title" className="unseen">
        Train
      </h1>
      <Problems />
      <div className="slide-region">
        <Trained />
        {pictures ? <Weights data={pictures} /> : <Network />}
        {pictures ? <PictureStage data={pictures} /> : <Region />}
      </div>
      <section className="slide-curves" aria-label="Curves and figures">
        {tab === "layers" ? (
          <LayerCharts />
        ) : tab === "classes" && !isRegression ? (
          <Classes />
        ) : (
          <>
            <h2>Average loss</h2>
            <FigurePlot figure="loss" />
            <h2>{isRegression ? "Error (root of the mean square)" : "Error (misclassified)"}</h2>
            <FigurePlot figure="error" />
            <Figures />
            <Rule />
          </>
        )}
      </section>
      <Standing />
      <TrainAnnouncer />
    </main>
  );
}

/** How an update changes each parameter: g is the gradient of the loss. */
function Rule() {
  const { type, learningRate, weightDecay = 0 } = useTraining((state) => state.document.optimizer);
  const schedule = useTraining((state) => state.document.schedule);
  const minibatch = useTraining((state) => state.document.training.minibatch);
  const optimizer = optimizers.find(({ id }) => id === type);
  if (!optimizer) return null;
  const { slots, weight } = optimizer.tex;
  const decays = Number(weightDecay) > 0 && optimizer.parameters.includes(decayOfGradient);
  const lines = [
    ...(decays ? [`g \\leftarrow g + ${weightDecay}\\, w`] : []),
    ...slots.map((slot, index) => `${optimizer.slots[index]} \\leftarrow ${slot}`),
    `w \\leftarrow ${weight}`,
  ];
  return (
    <section className="slide-rule" aria-label="The update of each parameter">
      <p>
        {optimizer.label}, η = {learningRate}
        {schedule && " at first"},{" "}
        {minibatch === "full" ? "all examples at once" : `minibatches of ${minibatch}`}
      </p>
      {lines.map((line) => (
        <Formula key={line} tex={line} text={withSubscripts(texToText(line))} />
      ))}
    </section>
  );
}

/** Where training stands, and how fast it goes. */
function Standing() {
  const pace = useTraining((state) => state.pace);
  const running = useTraining((state) => state.running);
  const epoch = useRef<HTMLElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  usePainting("figures", ({ latest, recorded }) => {
    const at = latest?.position.epoch ?? 0;
    const last = Math.max(1, at, recorded.at(-1) ?? 0);
    const within = latest?.position.minibatch
      ? ` + ${latest.position.minibatch}/${latest.position.minibatches}`
      : "";
    setText(epoch.current, `epoch ${at}${within}`);
    bar.current?.style.setProperty("width", `${(100 * at) / last}%`);
  });
  return (
    <footer className="slide-standing">
      <b ref={epoch} data-testid="epoch">
        epoch 0
      </b>
      <span className="slide-rail">
        <span ref={bar} />
      </span>
      <span>{running ? `training, ${paceWords(pace)}` : `at rest; ${paceWords(pace)}`}</span>
      <span>? keys</span>
    </footer>
  );
}

/** What stands on the slide is of the last picture: each key asks where training is as it is pressed. */
function useTrainingKeys(): readonly SlideKey[] {
  const stores = useStores();
  return useMemo(() => {
    const training = trainingOf(stores);
    const plane = stores.get(createPlaneView);
    const now = training.getState;
    const epoch = () => now().frames.latest?.position.epoch ?? 0;
    const faster = (by: number) => {
      const next = paces[paces.indexOf(now().pace) - by];
      if (next !== undefined) now().choosePace(next);
    };
    return [
      {
        keys: [" "],
        shown: "Space",
        words: "trains, pauses",
        act: () => (now().running ? now().pause() : now().train()),
      },
      {
        keys: ["ArrowRight"],
        shown: "→",
        words: "the next epoch: trains one, or brings it back",
        act() {
          const { frames, running, pause, goTo, stepEpoch } = now();
          const next = frames.recorded.find((recorded) => recorded > epoch());
          if (running) pause();
          else if (next !== undefined) goTo(next);
          else stepEpoch();
        },
      },
      {
        keys: ["ArrowLeft"],
        shown: "←",
        words: "the epoch before",
        act() {
          const { frames, goTo } = now();
          const before = frames.recorded.findLast((recorded) => recorded < epoch());
          if (before !== undefined) goTo(before);
        },
      },
      { keys: ["Home"], words: "the start of the run", act: () => now().started && now().goTo(0) },
      { keys: ["End"], words: "its last epoch", act: () => now().goTo(now().frames.recorded.at(-1) ?? 0) },
      { keys: ["m"], words: "trains one minibatch", act: () => !now().running && now().stepMinibatch() },
      { keys: ["r"], words: "forgets what was trained: back to the start", act: () => now().reset() },
      { keys: ["+", "="], shown: "+  −", words: "faster, slower", act: () => faster(1) },
      { keys: ["-"], words: "slower", act: () => faster(-1), isUnlisted: true },
      {
        keys: ["l", "L"],
        words: "beside the region: curves, layers, classes",
        act(event: KeyboardEvent) {
          const isRegression = now().data?.task.kind === "regression";
          const shown = tabs.filter((each) => each !== "classes" || !isRegression);
          const { tab, change } = plane.getState();
          change({ tab: nextOf(shown, tab, event) });
        },
      },
    ];
  }, [stores]);
}
