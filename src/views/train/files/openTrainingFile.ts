import { getTraining } from "../../../store/trainingContext";
import { openFile } from "../../head/openFile";
import { setLook } from "../look";

/** Opens a file in Train: a document, with its run; any other text is looked through as a table of points. */
export async function openTrainingFile(file: File, fail: (sentence: string) => void): Promise<void> {
  const start = await file.slice(0, 200).text();
  if (/\.json$/i.test(file.name) || start.trimStart().startsWith("{"))
    return openFile(file, { open: (document) => getTraining().getState().open(document), fail });
  setLook({ importing: await file.text() });
}
