/** What a sign-in was made with, as far as its user agent says: browser or desktop, and system. Unknown parts are null. */
export type Device = { program: 'desktop' | 'Edge' | 'Chrome' | 'Firefox' | 'Safari' | null; system: string | null };

/** The order counts: Edge calls itself Chrome too, and Chrome Safari. */
const programs: readonly [RegExp, NonNullable<Device['program']>][] = [
  [/Electron|Refinery/i, 'desktop'],
  [/Edg\//, 'Edge'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Firefox\//, 'Firefox'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

export const deviceOf = (userAgent: string): Device => ({
  program: programs.find(([sign]) => sign.test(userAgent))?.[1] ?? null,
  system: systems.find(([sign]) => sign.test(userAgent))?.[1] ?? null,
});
