import { useEffect } from "react";
import { trainedWords } from "../../engine/document/trained/trainedWords";
import { useTraining } from "../../store/training/trainingContext";
import "./trained.css";

/** Names the data and the network that are trained, on the page and in the window's title. */
export function Trained() {
  const document = useTraining((state) => state.document);
  const { data, network } = trainedWords(document);
  useEffect(() => {
    window.document.title = `${data}, ${network} · Backprop Workbench`;
  }, [data, network]);
  return (
    <h2 className="trained">
      {data} <small>{network}</small>
    </h2>
  );
}
