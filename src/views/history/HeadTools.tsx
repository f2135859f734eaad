import type { ComponentType } from "react";
import { useWorkbench } from "../../store/context";
import type { View } from "../../store/workbench";
import { Help } from "../../ui/Help";
import { ThemeButton } from "../../ui/ThemeButton";
import { Keeping } from "../keep/Keeping";
import { StepHistory } from "./StepHistory";
import { TrainHistory } from "./TrainHistory";

/** Undo goes over what the view works on. */
const histories: Readonly<Record<View, ComponentType>> = {
  step: StepHistory,
  train: TrainHistory,
};

/** What the page's head has beside its name and views, and what needn't be there with the first paint. */
export default function HeadTools() {
  const view = useWorkbench((state) => state.view);
  const History = histories[view];
  return (
    <div className="head-tools">
      <History />
      <ThemeButton />
      <Help />
      <Keeping />
    </div>
  );
}
