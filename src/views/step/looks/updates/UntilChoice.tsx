import type { Until } from "../../../../engine/studies/updateRun";

const choices: readonly { readonly until: Until; readonly label: string; readonly short: string }[] = [
  { until: 1, label: "1 update", short: "1" },
  { until: 10, label: "10 updates", short: "10" },
  { until: 100, label: "100 updates", short: "100" },
  { until: "settled", label: "until it stops improving", short: "until it stops improving" },
];

interface UntilChoiceProps {
  readonly until: Until;
  readonly onChange: (until: Until) => void;
}

/** How many updates are tried out. */
export const UntilChoice = ({ until, onChange }: UntilChoiceProps) => (
  <>
    <span aria-hidden="true">updates</span>
    <fieldset className="choice" aria-label="How many updates">
      {choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          aria-label={choice.label}
          aria-pressed={choice.until === until}
          onClick={() => onChange(choice.until)}
        >
          {choice.short}
        </button>
      ))}
    </fieldset>
  </>
);
