import type { WhyFinding } from "../../../store/training/trainingState";
import { useFindings } from "./useFindings";
import { useRemedy } from "./useRemedy";
import "./why.css";

/** Why training does what it does: the first reason that was found, with what can be done about it; the others folded. */
export function Findings() {
  const { findings, ask, askedAt } = useFindings();
  const [first, ...others] = findings;
  if (!first && !ask) return null;
  return (
    <section className="findings" aria-label="Why" aria-live="polite">
      <h2 className="overline">
        Why?
        {ask && (
          <button
            type="button"
            className="tool"
            title="Looks at this moment for what holds training up; training goes on"
            onClick={ask}
          >
            look now
          </button>
        )}
      </h2>
      {askedAt !== undefined && (
        <p className="quiet">
          At epoch {askedAt}
          {first ? ":" : ": nothing that the rules know holds it up."}
        </p>
      )}
      {first && <Reason finding={first} />}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? "One more thing" : `${others.length} more things`} to be seen in this run
          </summary>
          {others.map((finding) => (
            <Reason key={finding.rule} finding={finding} />
          ))}
        </details>
      )}
    </section>
  );
}

function Reason({ finding: { rule, sentence, remedies } }: { readonly finding: WhyFinding }) {
  const apply = useRemedy();
  return (
    <div className="finding" data-rule={rule}>
      <p>{sentence}</p>
      <p className="remedies">
        {remedies.map((remedy, index) => (
          <button
            key={remedy.label}
            type="button"
            className={index === 0 ? "boxed" : "tool"}
            onClick={() => apply(remedy)}
          >
            {remedy.label}
          </button>
        ))}
      </p>
    </div>
  );
}
