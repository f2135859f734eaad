/** What is wrong with a document, where: `layers[0].weights[1]`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** One fault as a sentence: `layers[0].bias: has 1 number, but …`. */
export function faultText({ path, message }: Fault): string {
  return path === "" ? message : `${path}: ${message}`;
}
