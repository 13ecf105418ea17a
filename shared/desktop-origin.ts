/** Origin of the desktop app's own pages: what the shell serves and trusts, and what the server lets call it with a token. */
export const desktopOrigin = 'app://refinery';
