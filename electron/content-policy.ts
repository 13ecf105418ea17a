/**
 * What a page of ours may load and reach: its own files and the configured server. Mantine writes style attributes and one
 * style element, hence `unsafe-inline` for styles; scripts are files only. Blob and data pictures are made on the spot.
 */
export const contentPolicy = (serverOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${serverOrigin} ${serverOrigin.replace(/^http/, 'ws')}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
