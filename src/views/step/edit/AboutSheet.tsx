import { useWorkbench } from "../../../store/work/context";
import { Row } from "../../parts/fields/Row";
import { MistakeNote } from "../printed/MistakeNote";

/** What the sheet says that belongs to no single step. */
export function AboutSheet() {
  const sheet = useWorkbench((state) => state.sheet);
  if (!sheet) return null;
  const general = sheet.mistakes.filter(({ quantities }) => quantities.length === 0);
  const elsewhere = sheet.printed.filter(({ quantity }) => quantity === undefined);
  return (
    <section aria-label="Exercise">
      <h2 className="overline">{[sheet.sheet, sheet.question].filter(Boolean).join(", ")}</h2>
      <p className="words">{sheet.summary}</p>
      {elsewhere.length > 0 && (
        <dl className="rows">
          {elsewhere.map(({ label, printed }) => (
            <Row key={label} label={label}>
              <span className="number">{printed}</span>
            </Row>
          ))}
        </dl>
      )}
      {general.length > 0 && (
        <details>
          <summary>
            {general.length} {general.length === 1 ? "remark" : "remarks"} on the sheet's text
          </summary>
          {general.map((mistake) => (
            <MistakeNote isShort={false} key={mistake.where + mistake.printed} mistake={mistake} />
          ))}
        </details>
      )}
    </section>
  );
}
