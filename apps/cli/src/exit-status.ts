/** What the command's exit status says. Wrong usage (1) is also what the option parser ends with. */
export const exitStatus = { allWell: 0, wrongUsage: 1, someFailed: 3 } as const;
