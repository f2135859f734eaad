import type { ComponentType, ReactNode } from "react";
import { useWorkbench } from "./store/work/context";
import type { View } from "./store/work/workbenchState";
import { loading } from "./ui/loading";
import { part } from "./ui/part";
import { Boundary } from "./ui/trouble/Boundary";
import { Gallery } from "./views/gallery/Gallery";
import { StepView } from "./views/step/StepView";

const HeadTools = part(() => import("./views/share/HeadTools"), {
  waiting: <span className="tools" />,
  isSmall: true,
});

const views: readonly { readonly id: View; readonly label: string; readonly View: ComponentType }[] = [
  { id: "step", label: "Step", View: StepView },
  { id: "train", label: "Train", View: part(() => import("./views/train/TrainView"), { waiting: loading }) },
  {
    id: "compare",
    label: "Compare",
    View: part(() => import("./views/compare/CompareView"), { waiting: loading }),
  },
];

/** In front of a class, whichever view it is. */
const Present = part(() => import("./views/present/Present"), { waiting: loading });

export function App({ children }: { readonly children?: ReactNode }) {
  const view = useWorkbench((state) => state.view);
  const show = useWorkbench((state) => state.show);
  const presenting = useWorkbench((state) => state.presenting);
  const shown = views.find(({ id }) => id === view) ?? views[0];
  return (
    <div className="app">
      <header className="head">
        <h1>Backprop Workbench</h1>
        <nav className="choice views" aria-label="Views">
          {views.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-current={id === view ? "page" : undefined}
              onClick={() => show(id)}
            >
              {label}
            </button>
          ))}
        </nav>
        <Gallery />
        <span className="space" />
        <HeadTools />
      </header>
      <div className="said">
        <Problem />
        {children}
      </div>
      <Boundary key={shown.id}>{presenting ? <Present /> : <shown.View />}</Boundary>
    </div>
  );
}

function Problem() {
  const problem = useWorkbench((state) => state.problem);
  const gaveUp = useWorkbench((state) => state.gaveUp);
  const tryAgain = useWorkbench((state) => state.tryAgain);
  const dismiss = useWorkbench((state) => state.dismiss);
  if (!problem) return null;
  return (
    <div className="problem" role="alert">
      <p>{problem}</p>
      {gaveUp && (
        <button type="button" onClick={tryAgain}>
          Try again
        </button>
      )}
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  );
}
