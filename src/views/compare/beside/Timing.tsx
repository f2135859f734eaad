import { shortNumber } from "../../../engine/math/format";
import { useCompare } from "../../../store/compare/compareContext";

const batches = [1, 10, 100, 1000];

/** The gradients of a minibatch worked one example after the other, and all at once: the same numbers, in how much time. */
export function Timing() {
  const timings = useCompare((state) => state.timings);
  const time = useCompare((state) => state.time);
  const running = useCompare((state) => state.status === "running");
  return (
    <section className="beside-panel timing" aria-label="Loop or matrices">
      <h2 className="overline">Loop or matrices</h2>
      <p className="matters-words">
        The gradients of K examples of Train’s network: one by one and added up, or all at once as a product
        of matrices.
      </p>
      <button type="button" className="boxed-small" disabled={running} onClick={() => time(batches)}>
        {timings ? "Time it again" : "Time it"}
      </button>
      {timings && (
        <>
          <div className="plot-scroll">
            <table className="plot-table">
              <thead>
                <tr>
                  <th scope="col">K</th>
                  <th scope="col">loop</th>
                  <th scope="col">matrices</th>
                  <th scope="col">faster</th>
                  <th scope="col">difference</th>
                </tr>
              </thead>
              <tbody>
                {timings.map(({ batch, loop, matrices, difference, shapes }) => (
                  <tr key={batch} title={`Layer by layer, at once: ${shapes.join(", then ")}`}>
                    <th scope="row">{batch}</th>
                    <td>{micro(loop)}</td>
                    <td>{micro(matrices)}</td>
                    <td>{shortNumber(loop / matrices, 2)}×</td>
                    <td data-value={difference}>{difference === 0 ? "0" : difference.toExponential(0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="matters-words">
            At K = {timings.at(-1)?.batch}: {timings.at(-1)?.shapes.join(", then ")}. The difference is
            relative to the largest gradient: sums in another order. Medians of five, on this machine, beside
            whatever else it does.
          </p>
        </>
      )}
    </section>
  );
}

const micro = (seconds: number) =>
  seconds < 1e-3 ? `${shortNumber(1e6 * seconds, 3)} µs` : `${shortNumber(1e3 * seconds, 3)} ms`;
