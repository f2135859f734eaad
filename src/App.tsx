import { type ComponentType, lazy, Suspense } from "react";
import { useWorkbench } from "./store/work/context";
import type { View } from "./store/work/workbench";
import { loading } from "./ui/loading";
import { Gallery } from "./views/gallery/Gallery";
import { StepView } from "./views/step/StepView";

const HeadTools = lazy(() => import("./views/share/HeadTools"));

const views: readonly { readonly id: View; readonly label: string; readonly View: ComponentType }[] = [
  { id: "step", label: "Step", View: StepView },
  { id: "train", label: "Train", View: lazy(() => import("./views/train/TrainView")) },
];

export function App() {
  const view = useWorkbench((state) => state.view);
  const show = useWorkbench((state) => state.show);
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
        <Suspense fallback={<span className="tools" />}>
          <HeadTools />
        </Suspense>
      </header>
      <Problem />
      <Suspense fallback={loading}>
        <shown.View />
      </Suspense>
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
