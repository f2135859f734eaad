import { useHomework } from "../../../../store/homework/useHomework";
import { AnswerField } from "./AnswerField";
import { VerdictMark } from "./VerdictMark";
import "./answers.css";

interface YoursProps {
  /** The row's quantities that are computed, with what their fields are called. */
  readonly quantities: readonly { readonly name: string; readonly label: string }[];
}

/** The reader's own numbers beside those of a row of the table. */
export default function Yours({ quantities }: YoursProps) {
  return quantities.map(({ name, label }) => <One key={name} name={name} label={label} />);
}

function One({ name, label }: { readonly name: string; readonly label: string }) {
  const answer = useHomework((state) => state.judged?.answers.find(({ quantity }) => quantity === name));
  return (
    <div>
      <AnswerField quantity={name} label={label} /> {answer && <VerdictMark answer={answer} />}
    </div>
  );
}
