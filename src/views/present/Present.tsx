import { type ComponentType, useEffect, useMemo, useState } from "react";
import { useWorkbench } from "../../store/work/context";
import type { View } from "../../store/work/workbenchState";
import { loading } from "../../ui/loading";
import { part } from "../../ui/part";
import { chooseTheme, useTheme } from "../../ui/theme/useTheme";
import { KeyList } from "./keys/KeyList";
import { nextOf, type SlideKey, type SlideProps, useSlideKeys } from "./keys/slideKeys";
import { lights, Spotlight } from "./Spotlight";
import { StepSlide } from "./slides/StepSlide";
import { useSlide } from "./useSlide";
import "./present.css";

const slides: Readonly<Record<View, ComponentType<SlideProps>>> = {
  step: StepSlide,
  train: part(() => import("./slides/TrainSlide"), { waiting: loading }),
  compare: part(() => import("./slides/CompareSlide"), { waiting: loading }),
};
const views = ["step", "train", "compare"] as const satisfies readonly View[];

/** A view in front of a class: in large type, without panels, by the keyboard. */
export default function Present() {
  useSlide();
  const view = useWorkbench((state) => state.view);
  const show = useWorkbench((state) => state.show);
  const theme = useTheme();
  const [light, setLight] = useState<(typeof lights)[number]>("none");
  const [listed, setListed] = useState(false);
  const [own, setOwn] = useState<readonly SlideKey[]>([]);
  const always = useMemo(
    (): readonly SlideKey[] => [
      {
        keys: ["v", "V"],
        words: "the next view: Step, Train, Compare",
        act: (event) => show(nextOf(views, view, event)),
      },
      {
        keys: ["s", "S"],
        words: "a ring that follows the mouse, a spotlight, or neither",
        act: (event) => setLight((now) => nextOf(lights, now, event)),
      },
      {
        keys: ["d", "D"],
        words: "dark or light",
        act: () => chooseTheme(theme === "dark" ? "light" : "dark"),
      },
      { keys: ["?"], words: "these keys", act: () => setListed(true) },
      { keys: ["Escape"], shown: "Esc", words: "closes them; ends Present" },
    ],
    [view, show, theme],
  );
  useSlideKeys(own);
  useSlideKeys(always);
  // A key pressed before anything has the focus must reach the page, not the frame around it.
  useEffect(() => window.focus(), []);
  const Slide = slides[view];
  return (
    <div className="present">
      <Slide key={view} onKeys={setOwn} />
      <Spotlight light={light} />
      {listed && <KeyList own={own} always={always} onClose={() => setListed(false)} />}
    </div>
  );
}
