import { fieldWords } from "../../engine/math/parameter";
import { useTraining } from "../../store/training/trainingContext";
import { Described } from "./Described";
import "./problems.css";

/** What the document's maker says of it, and what went wrong or can't be trained as it is, in sentences. */
export function Problems() {
  return (
    <div className="train-notes">
      <Described />
      <Reading />
      <Faults />
    </div>
  );
}

/** Large files take a while. */
function Reading() {
  const reading = useTraining((state) => state.reading);
  return reading ? (
    <p className="train-reading" role="status">
      {reading}
    </p>
  ) : null;
}

function Faults() {
  const problem = useTraining((state) => state.problem);
  const faults = useTraining((state) => state.faults);
  const dismiss = useTraining((state) => state.dismiss);
  if (!problem && faults.length === 0) return null;
  return (
    <div className="problem train-problem" role="alert">
      <div>
        {problem && <p>{problem}</p>}
        {faults.map(({ path, message }) => (
          <p key={path + message}>{path === "" ? message : `Not changed: ${fieldName(path)} ${message}.`}</p>
        ))}
      </div>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  );
}

/** What a path ends in, as words: training.stopAtError is "stop at error". */
const fieldName = (path: string) => fieldWords(path.replace(/^.*\./, ""));
