import { useEffect } from "react";
import { stepSizes } from "../../../../engine/names/presentation";
import { useStores } from "../../../../store/context";
import { createPredict } from "../../../../store/homework/predict";
import { useWorkbench } from "../../../../store/work/context";
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

/** The timeline's keys: ← → Home End space, and 1 2 3 for the size of a step. Each asks what is so as it is pressed. */
export function StepKeys() {
  const { workbench, get } = useStores();
  const isOpen = useWorkbench((state) => state.opened !== undefined);
  useEffect(() => {
    if (!isOpen) return; // until there is a step, what is pressed waits
    const now = workbench.getState;
    const predict = get(createPredict).getState;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => now().stepForward(),
      ArrowLeft: () => now().stepBackward(),
      Home: () => now().goToStart(),
      End: () => now().goToEnd(),
      " ": () => (now().playing ? now().pause() : now().play()),
      p: () => predict().turn(!predict().on),
      ...Object.fromEntries(stepSizes.map((size, index) => [`${index + 1}`, () => now().chooseSize(size)])),
    };
    const actOf = (key: string) => {
      if (key === "Enter") return predict().hides ? predict().show : undefined;
      return Object.hasOwn(keys, key) ? keys[key] : undefined;
    };
    const press = (event: KeyboardEvent) => {
      const act = actOf(event.key);
      if (!act || !takesStepKeys(event) || isPressed(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    for (const event of window.earlyKeys ?? []) press(event);
    window.earlyKeys = undefined;
    return () => window.removeEventListener("keydown", press);
  }, [workbench, get, isOpen]);
  return null;
}
