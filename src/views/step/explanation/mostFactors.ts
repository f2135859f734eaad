/** More factors than this are listed when they are asked for: they are in the formula and the table too. */
export const mostFactors = 16;
