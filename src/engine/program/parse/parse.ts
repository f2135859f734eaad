import { parser } from "@lezer/python";
import { refuseMisplaced } from "./malformed/misplaced";
import { syntaxFault } from "./malformed/syntaxFault";
import { withoutBarePoints } from "./numberPoints";
import { statementsOf } from "./statements";
import { childrenOf } from "./tree/nodes";
import type { Statement } from "./tree/syntax";

/** A program as statements. @throws ProgramFault where it is no Python */
export function parseProgram(source: string): Statement[] {
  const tree = parser.parse(withoutBarePoints(source));
  const fault = syntaxFault(tree, source);
  if (fault) throw fault;
  const statements = statementsOf(childrenOf(tree.topNode), source);
  refuseMisplaced(statements);
  return statements;
}
