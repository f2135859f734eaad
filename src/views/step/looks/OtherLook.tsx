import type { ComponentType } from "react";
import { useAnswers } from "../../../store/homework/answers";
import type { Look } from "../../../store/work/workbench";
import { loading } from "../../../ui/loading";
import { part } from "../../../ui/part";

/** The looks at the pass that load when they are chosen: all but the one that the page begins with. */
const views: Readonly<Record<Exclude<Look, "Units">, ComponentType>> = {
  Matrices: part(() => import("./matrices/Matrices"), { waiting: loading }),
  "Loss curve": part(() => import("./along/AlongView"), { waiting: loading }),
  Check: part(() => import("./check/CheckView"), { waiting: loading }),
  Updates: part(() => import("./updates/UpdatesView"), { waiting: loading }),
  Answers: part(() => import("./answers/AnswersView"), { waiting: loading }),
};

export default function OtherLook({ look }: { readonly look: Exclude<Look, "Units"> }) {
  const View = views[look];
  const practising = useAnswers((state) => state.practising);
  if (practising && look !== "Matrices" && look !== "Answers") return <HiddenLook />;
  return <View />;
}

/** What would tell the numbers that the reader is to find. */
function HiddenLook() {
  const practise = useAnswers((state) => state.practise);
  return (
    <div className="hidden-look">
      <p>The numbers are hidden while you practise, and so are the plots that are made of them.</p>
      <button type="button" onClick={() => practise(false)}>
        Show all numbers
      </button>
    </div>
  );
}
