import { useEffect } from "react";
import { stepSizes } from "../../../engine/names/presentation";
import { usePredict } from "../../../store/homework/predict";
import { useWorkbench } from "../../../store/work/context";
import { takesStepKeys } from "./takesStepKeys";

/** Enter presses what has the focus. */
const isPressed = ({ key, target }: KeyboardEvent) =>
  key === "Enter" && target instanceof Element && target.closest("button, a, summary") !== null;

declare global {
  interface Window {
    /** What was pressed before anything listened, in order (public/early.js). */
    earlyKeys?: KeyboardEvent[] | undefined;
  }
}

/** The timeline's keys: ← → Home End space, and 1 2 3 for the size of a step. */
export function StepKeys() {
  const stepForward = useWorkbench((state) => state.stepForward);
  const stepBackward = useWorkbench((state) => state.stepBackward);
  const goToStart = useWorkbench((state) => state.goToStart);
  const goToEnd = useWorkbench((state) => state.goToEnd);
  const chooseSize = useWorkbench((state) => state.chooseSize);
  const predict = usePredict((state) => state);
  const { turn } = predict;
  const playing = useWorkbench((state) => state.playing);
  const play = useWorkbench((state) => state.play);
  const pause = useWorkbench((state) => state.pause);

  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: stepForward,
      ArrowLeft: stepBackward,
      Home: goToStart,
      End: goToEnd,
      " ": playing ? pause : play,
      p: () => turn(!predict.on),
      ...(predict.hides && { Enter: predict.show }),
      ...Object.fromEntries(stepSizes.map((size, place) => [`${place + 1}`, () => chooseSize(size)])),
    };
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
      if (!act || !takesStepKeys(event) || isPressed(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    for (const event of window.earlyKeys ?? []) press(event);
    window.earlyKeys = undefined;
    return () => window.removeEventListener("keydown", press);
  }, [stepForward, stepBackward, goToStart, goToEnd, chooseSize, playing, play, pause, predict, turn]);
  return null;
}
