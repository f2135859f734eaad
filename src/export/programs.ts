export { numpyOfProgram } from "./python/program/numpy";
export { pytorchOfProgram } from "./python/program/pytorch";
export { tooMany } from "./python/program/recordedProgram";
export { programCsv } from "./tables/csv";
export { claimSentences } from "./worked/claimSentences";
export { runForExport } from "./worked/runForExport";
export { tooLongProgram, workedProgram } from "./worked/workedProgram";
