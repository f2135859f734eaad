import { usePredict } from "../../../../store/homework/predict";
import "./askedResult.css";

/** In the place of a number that is hidden until it is asked for. */
export default function AskedResult() {
  const show = usePredict((state) => state.show);
  return (
    <p className="result">
      ={" "}
      <button type="button" className="asked-result" title="Show the number (Enter)" onClick={show}>
        ?<span className="unseen"> Show the number</span>
      </button>
    </p>
  );
}
