import { type ComponentType, lazy } from "react";
import type { Look } from "./StepView";

/** The looks at the pass that load when they are chosen: all but the one that the page begins with. */
const views: Readonly<Record<Exclude<Look, "Units">, ComponentType>> = {
  Matrices: lazy(() => import("./Matrices")),
  "Loss curve": lazy(() => import("./along/AlongView")),
  Check: lazy(() => import("./check/CheckView")),
  Updates: lazy(() => import("./updates/UpdatesView")),
};

export default function OtherLook({ look }: { readonly look: Exclude<Look, "Units"> }) {
  const View = views[look];
  return <View />;
}
