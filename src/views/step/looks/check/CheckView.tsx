import { useState } from "react";
import type { DifferenceMethod } from "../../../../engine/studies/check";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { CheckTable } from "./CheckTable";
import { CheckWords } from "./CheckWords";
import { StepSlider } from "./StepSlider";
import { SweepView } from "./SweepView";
import "../../../parts/plot/plot.css";
import "./check.css";

/** All gradients against finite differences, at every size of step, with a mistake where one is chosen. */
export default function CheckView() {
  const document = useWorkbench((state) => state.document);
  const [method, setMethod] = useState<DifferenceMethod>("central");
  const [step, setStep] = useState(1e-5);
  const [bug, setBug] = useState<string>();
  const latest = useWorkerAnswer({ about: "check", method, step, bug });
  const check = latest?.answer;
  if (!check) return <p className="quiet">Computing …</p>;
  const chosen = check.bugs.find(({ id }) => id === bug);
  return (
    <section className="plot-view check" aria-label="Gradient check">
      <div className="plot-controls">
        <label>
          difference
          <select
            aria-label="Difference"
            value={method}
            onChange={({ currentTarget }) => setMethod(currentTarget.value as DifferenceMethod)}
          >
            <option value="central">central, (L(w+h) − L(w−h)) / 2h</option>
            <option value="forward">forward, (L(w+h) − L(w)) / h</option>
          </select>
        </label>
        <StepSlider step={step} onChange={setStep} />
        {document && (
          <label>
            break it
            <select
              aria-label="Break it"
              value={chosen ? bug : ""}
              onChange={({ currentTarget }) => setBug(currentTarget.value || undefined)}
            >
              <option value="">no mistake</option>
              {check.bugs.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <UnderWay share={latest.share} />
      </div>
      <CheckWords check={check} bug={chosen} names={document?.names} />
      {document && <SweepView bug={chosen?.id} step={step} method={method} onStep={setStep} />}
      <CheckTable check={check} isBroken={chosen !== undefined} />
    </section>
  );
}
