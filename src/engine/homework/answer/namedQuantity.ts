import { nameOf, parseQuantity } from "../../names/canonicalName";
import {
  isLossGradient,
  isPenaltyPart,
  numberOf,
  type Quantity,
  withOf,
  withoutExample,
} from "../../names/quantity";
import { isBias, isParameter, type Plain } from "../../names/tensorRef";

// Answers go by canonical names: here is what is asked of the quantities behind them.

const asks =
  (is: (quantity: Quantity) => boolean) =>
  (name: string): boolean => {
    const quantity = parseQuantity(name);
    return quantity !== undefined && is(quantity);
  };

const isOfAll = ({ of }: Quantity) => of.example === undefined;

export const namesLossGradient = asks(isLossGradient);

/** A parameter's gradient of the loss, and not an example's share of it. */
export const namesWholeGradient = asks(
  (quantity) => isLossGradient(quantity) && isParameter(quantity.of) && isOfAll(quantity),
);

/** An example's own gradient of the loss: its δ, or its share of a parameter's gradient. */
export const namesExampleGradient = asks((quantity) => isLossGradient(quantity) && !isOfAll(quantity));

/** A parameter itself. */
export const namesParameter = asks(({ kind, of }) => kind === "plain" && isParameter(of));

/** A parameter, its gradient, slot or update, and not an example's share. */
export const namesOfParameter = asks(
  (quantity) => quantity.kind !== "slope" && isParameter(quantity.of) && isOfAll(quantity),
);

/** A bias, or whatever belongs to one. */
export const namesBias = asks(({ of }) => isBias(of));

export const namesPenaltyPart = asks(isPenaltyPart);

export const namesUpdated = asks(({ kind }) => kind === "updated");

/** The data's loss, with or without a penalty: of the batch or of an example. */
export const namesLoss = asks(
  ({ kind, of }) => kind === "plain" && of.role === "loss" && of.base !== "penalty",
);

/** The same of the batch alone. */
export const namesBatchLoss = (name: string): boolean => namesLoss(name) && asks(isOfAll)(name);

/** What belongs to the whole batch: losses without an example, parameters and whatever is taken by them. */
export const namesOfBatch = asks(
  (quantity) => isParameter(quantity.of) || (quantity.of.role === "loss" && isOfAll(quantity)),
);

/** Of an example's share the name of what it is a share of. */
export function wholeBatchName(name: string): string {
  const quantity = parseQuantity(name);
  return quantity ? nameOf(withoutExample(quantity)) : name;
}

/** The same of another example, where it is of one. */
export function ofExample(name: string, example: number): string {
  const quantity = parseQuantity(name);
  if (!quantity) return name;
  const at = (of: Plain): Plain => (of.example === undefined ? of : { ...of, example });
  const other = withOf(quantity, at(quantity.of));
  return nameOf(other.kind === "slope" ? { ...other, by: at(other.by) } : other);
}

/** Of an updated parameter the name of what it was before. */
export function beforeUpdate(name: string): string | undefined {
  const quantity = parseQuantity(name);
  return quantity?.kind === "updated" ? nameOf(numberOf(quantity.of)) : undefined;
}
