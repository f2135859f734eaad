import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { Confusion } from "../../../engine/training/classes/confusion";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { dataPartLabels } from "../parts/dataPartLabels";
import { usePlaneView } from "../parts/planeView";
import { useLatest } from "../parts/useLatest";
import "./classes.css";

/** At most so often the tables are rendered while training runs, in milliseconds. */
const interval = 250;

/** Which classes are taken for which, and how well each is told from the others. */
export function Classes() {
  const data = useTraining((state) => state.data);
  const change = usePlaneView((view) => view.change);
  const split = useTraining((state) => state.document.training.split);
  const chosen = usePlaneView((view) => view.confusedPart);
  const part = split[chosen] > 0 ? chosen : "train";
  const latest = useLatest((frame) => frame.confusion, interval);
  const confusion = latest?.part === part ? latest : undefined;
  return (
    <section className="classes" aria-label="Classes">
      <div className="classes-head">
        <h2 className="overline">Confusion</h2>
        <Select
          label="Part of the data"
          value={part}
          options={dataPartLabels.filter(({ id }) => split[id] > 0)}
          onChange={(id) => change({ confusedPart: id })}
        />
      </div>
      {data?.task.kind === "classification" && confusion?.counts.length === data.task.classes.length && (
        <Tables confusion={confusion} classes={data.task.classes} />
      )}
    </section>
  );
}

interface TablesProps {
  readonly confusion: Confusion;
  readonly classes: readonly string[];
}

function Tables({ confusion: { counts, classes: figures, total, unsaid }, classes }: TablesProps) {
  const colour = (index: number) => ({
    background: `var(--class-${index % 8})`,
    borderColor: `var(--point-${index % 8})`,
  });
  return (
    <>
      <div className="confusion-scroll">
        <table
          className="confusion"
          aria-label="Confusion matrix: the class of the points, and the class that was said"
        >
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={classes.length}>
                said to be
              </th>
            </tr>
            <tr>
              <th scope="col">is</th>
              {classes.map((name, k) => (
                <th key={name} scope="col" title={name}>
                  <span className="class-mark" style={colour(k)} /> {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, k) => (
              <tr key={classes[k]}>
                <th scope="row" title={classes[k]}>
                  <span className="class-mark" style={colour(k)} /> {classes[k]}
                </th>
                {row.map((count, said) => (
                  <td
                    key={classes[said]}
                    className={said === k ? "right" : count > 0 ? "wrong" : "none"}
                    style={{ "--share": figures[k].count > 0 ? count / figures[k].count : 0 } as object}
                  >
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <table className="class-figures" aria-label="Figures of each class">
        <thead>
          <tr>
            <th scope="col">class</th>
            <th scope="col">points</th>
            <th scope="col" title="Of the points that were said to be of the class, the share that is">
              precision
            </th>
            <th scope="col" title="Of the points of the class, the share that was said to be">
              recall
            </th>
            <th scope="col" title="The harmonic mean of precision and recall">
              F₁
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ count, precision, recall, f1 }, k) => (
            <tr key={classes[k]}>
              <th scope="row">{classes[k]}</th>
              <td>{count}</td>
              <Share value={precision} />
              <Share value={recall} />
              <Share value={f1} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="classes-note">
        {total} points{unsaid > 0 && `; of ${unsaid} no class is said: an output isn’t a number`}.
      </p>
    </>
  );
}

function Share({ value }: { readonly value: number }) {
  return <td title={fullNumber(value)}>{Number.isNaN(value) ? "–" : `${shortNumber(100 * value, 3)} %`}</td>;
}
