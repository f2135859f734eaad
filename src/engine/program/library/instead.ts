/** What to write instead of something that isn't known here, by its full name. */
export const instead: ReadonlyMap<string, string> = new Map([
  ["numpy.linalg.lstsq", "the same solution, where A has full rank, is np.linalg.solve(A.T @ A, A.T @ b)"],
  ["numpy.linalg.pinv", "where A has full rank it is np.linalg.inv(A.T @ A) @ A.T"],
  [
    "torch.autograd.Function",
    "write what its forward computes as a plain function: the way back follows, and one of your own can stand below it as dx = …",
  ],
]);
