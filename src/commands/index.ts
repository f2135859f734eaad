import answers from "./answers";
import check from "./check";
import code from "./code";
import evaluate from "./evaluate";
import grade from "./grade";
import jacobian from "./jacobian";
import type { CliCommand } from "./shell/command";
import steps from "./steps";
import sweep from "./sweep";
import train from "./train";
import variant from "./variant";

/** What the command line can be asked, in the order of its usage. */
export const commands: readonly CliCommand[] = [
  evaluate,
  steps,
  train,
  check,
  sweep,
  answers,
  grade,
  variant,
  jacobian,
  code,
];
