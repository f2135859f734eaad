import type { ClassSummary } from "../../../../../engine/grading/classSummary";
import { counted } from "../../../../../engine/math/counted";
import { useNumberNames } from "../../../parts/numberNames";

/** Mistakes that are listed. */
const mostListed = 12;

/** How a class did, and which mistakes were made, how often and where first. */
export function SummaryOfClass({ summary }: { readonly summary: ClassSummary }) {
  const { handIns, points, mistakes, unexplained, unread, questions } = summary;
  const { whole } = useNumberNames();
  if (!points) return null;
  return (
    <section className="class-summary" aria-label="The class">
      <p>
        {counted(handIns, "hand-in")}: mean <b>{points.mean}</b>, median {points.median}, from {points.least}{" "}
        to {points.most} points
        {questions.length > 1 &&
          ` (${questions.map(({ name, mean, of }) => `${name} ${mean} of ${of}`).join(", ")})`}
        .{unread > 0 && ` ${counted(unread, "hand-in")} with lines that can’t be read.`}
        {unexplained > 0 && ` ${unexplained} with a first wrong number that no known mistake gives.`}
      </p>
      {mistakes.length > 0 && (
        <table className="plot-table" aria-label="Mistakes of the class">
          <thead>
            <tr>
              <th scope="col">mistake</th>
              <th scope="col">hand-ins</th>
              <th scope="col">first at</th>
            </tr>
          </thead>
          <tbody>
            {mistakes.slice(0, mostListed).map(({ mistake, label, handIns: made, at }) => (
              <tr key={mistake}>
                <th scope="row">{label}</th>
                <td>{made}</td>
                <td>
                  {at
                    .slice(0, 4)
                    .map(
                      ({ quantity, handIns: count }) => `${whole(quantity)}${count > 1 ? ` (${count})` : ""}`,
                    )
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
