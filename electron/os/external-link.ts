/** Everything else (file, smb, ms-…, javascript, and whatever a machine has registered) can start programs. */
const allowedSchemes = new Set(['https:', 'mailto:', 'tel:', 'sip:', 'callto:']);
const longest = 2048;

/** The link as it may be handed to the system, or null. A password inside an https address is how a look-alike begins. */
export const externalLink = (address: string): string | null => {
  const url = address.length <= longest ? URL.parse(address) : null;
  if (!url || !allowedSchemes.has(url.protocol)) return null;
  return url.username || url.password ? null : url.href;
};
