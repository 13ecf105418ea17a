/** Writes a fault of the program, with what was being done, where whoever started the app can read it. */
export const reportFault = (doing: string, error: unknown): void => {
  process.stderr.write(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};
