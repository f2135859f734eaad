import { fieldWords, type Parameter } from "../../../math/parameter";
import { optimizers } from "../../../optimizers";
import { learningRate } from "../../../optimizers/optimizer";
import { type Edit, type NetworkDocument, optimizerSettings } from "../../document";
import { setOptimizer } from "../../edit/editOptimizer";
import { variantById } from "../../variants";
import { numeric, type VariedSetting } from "./variedSetting";

/** The optimizer and its parameters. */
export const variedOptimizer: readonly VariedSetting[] = [
  {
    id: "optimizer",
    label: "optimizer",
    choices: optimizers,
    values: ["sgd", "momentum", "adam"],
    of: ({ optimizer }) => optimizer.type,
    apply: (value) => setOptimizer(String(value)),
  },
  numeric({
    id: "learningRate",
    label: "learning rate η",
    parameter: learningRate,
    values: [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    logarithmic: true,
    of: ({ optimizer }) => optimizer.learningRate,
    edit: (value) => withOptimizerSetting("learningRate", value),
  }),
  ...optimizerParameters(),
];

/** The parameters that optimizers have beside the learning rate, each once, for those that have it. */
function optimizerParameters(): VariedSetting[] {
  const named = new Map<string, Parameter>();
  for (const { parameters } of optimizers)
    for (const parameter of parameters) if (!named.has(parameter.name)) named.set(parameter.name, parameter);
  return [...named.values()].map((parameter) => {
    const { name, default: usual } = parameter;
    const label = fieldWords(name);
    const has = ({ optimizer }: NetworkDocument) =>
      variantById(optimizers, optimizer.type, "optimizer").parameters.some((own) => own.name === name);
    return numeric({
      id: `optimizer.${name}`,
      label,
      parameter,
      values: [usual],
      fits: has,
      of: (document) => (has(document) ? (optimizerSettings(document.optimizer)[name] ?? usual) : undefined),
      edit: (value) => withOptimizerSetting(name, value),
    });
  });
}

const withOptimizerSetting =
  (name: string, value: number): Edit =>
  (document) =>
    setOptimizer(document.optimizer.type, { [name]: value })(document);
