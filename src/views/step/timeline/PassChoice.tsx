import { versioned } from "../../../engine/document/version";
import { useWorkbench } from "../../../store/work/context";
import { Stepper } from "../../../ui/numbers/Stepper";
import "./passChoice.css";

/** Which pass of a training loop the steps are of; nothing where the program trains in none. */
export default function PassChoice() {
  const loop = useWorkbench(({ opened }) => opened?.shown?.training.find(({ isShown }) => isShown));
  const editProgram = useWorkbench((state) => state.editProgram);
  if (!loop?.recorded) return null;
  const { recorded, passes, line, words } = loop;
  const choose = (pass: number) =>
    // Presses in a row are one change.
    editProgram(({ pass: _before, ...rest }) => versioned(pass === 1 ? rest : { ...rest, pass }), "pass");
  return (
    <div className="pass-choice" title={words}>
      pass{" "}
      <Stepper
        value={recorded}
        most={passes}
        label={`Pass of the loop in line ${line}`}
        fewer="Previous pass"
        more="Next pass"
        unit={`of ${passes}`}
        onChange={choose}
      />
    </div>
  );
}
