import { useHomework } from "../../../../store/homework/useHomework";
import { AnswerField } from "./AnswerField";
import { VerdictMark } from "./VerdictMark";
import "./answers.css";

interface YoursProps {
  /** The row's quantities that are computed, with what their fields are called and which of the row's numbers they are. */
  readonly quantities: readonly OneProps[];
}

/** The reader's own numbers beside those of a row of the table. */
export default function Yours({ quantities }: YoursProps) {
  return quantities.map((one) => <One key={one.name} {...one} />);
}

interface OneProps {
  readonly name: string;
  readonly label: string;
  readonly which: "value" | "gradient" | "updated";
}

function One({ name, label, which }: OneProps) {
  const answer = useHomework((state) => state.judged?.answers.find(({ quantity }) => quantity === name));
  return (
    <div>
      <AnswerField quantity={name} label={label} placeholder={which} />{" "}
      {answer && <VerdictMark answer={answer} />}
    </div>
  );
}
