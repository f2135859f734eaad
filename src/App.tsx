import { useWorkbench } from "./store/context";
import { Help } from "./ui/Help";
import { ThemeButton } from "./ui/ThemeButton";
import { Gallery } from "./views/gallery/Gallery";
import { useExercises } from "./views/gallery/useExercises";
import { StepView } from "./views/step/StepView";

export function App() {
  const choose = useExercises();
  return (
    <div className="app">
      <header className="head">
        <h1>Backprop Workbench</h1>
        <Gallery onChoose={choose} />
        <span className="space" />
        <ThemeButton />
        <Help />
      </header>
      <Problem />
      <StepView />
    </div>
  );
}

function Problem() {
  const problem = useWorkbench((state) => state.problem);
  const dismiss = useWorkbench((state) => state.dismiss);
  if (!problem) return null;
  return (
    <div className="problem" role="alert">
      <p>{problem}</p>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  );
}
