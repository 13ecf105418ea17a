import type { CallingWindowRule } from './center-settings.ts';

const workdays = [1, 2, 3, 4, 5];
const hour = 60;

const rule = (country: string | null, from: number, till: number, source: string, weekdays = workdays): CallingWindowRule => ({
  country,
  weekdays: [...weekdays],
  from: from * hour,
  till: till * hour,
  source,
});

/** States that let consumers be called only later in the morning, or earlier in the evening, than federal law does. */
const states = (regions: readonly string[], from: number, source: string): CallingWindowRule[] =>
  regions.map((region) => ({ ...rule('US', from, 18, source), region, audience: 'consumer' }));

/** The same hours for countries where no law sets narrower ones for calls between businesses. */
const officeHours = (countries: readonly string[], till: number, source: string): CallingWindowRule[] =>
  countries.map((country) => rule(country, 8, till, source));

/**
 * Cautious hours for calls between businesses, in the lead's local time: inside every limit named, never at weekends, nor on
 * public holidays;
 * they are a start, not legal advice; managers change them.
 */
export const defaultCallingWindows: readonly CallingWindowRule[] = [
  rule(null, 9, 17, 'No rule for this country yet: nine to five, Monday to Friday'),
  rule('US', 8, 18, 'Federal limit 08:00–21:00 (47 CFR 64.1200, TSR 16 CFR 310.4); office hours keep the stricter states'),
  ...states(['CT'], 9, 'Conn. Gen. Stat. § 42-288a: consumers 09:00–20:00; until 18:00'),
  ...states(['KY'], 10, 'KRS 367.46955: consumers 10:00–21:00; until 18:00'),
  ...states(['MN', 'NM', 'PA', 'TX'], 9, 'State law: consumers 09:00–21:00; until 18:00'),
  ...states(['NV'], 9, 'Nevada: consumers 09:00–20:00; until 18:00'),
  ...states(['RI'], 9, 'R.I. Gen. Laws § 5-61-3.6: consumers, weekdays 09:00–18:00'),
  rule('CA', 9, 18, 'CRTC Unsolicited Telecommunications Rules: weekdays 09:00–21:30; office hours'),
  rule('GB', 8, 17, 'DMA Code: weekdays 08:00–21:00; PECR: TPS and CTPS are not called; office hours'),
  rule('IE', 9, 17, 'No hours in law; S.I. 336/2011 opt-outs; office hours'),
  rule('FR', 10, 13, 'Décret 2022-1313 for consumers: weekdays 10:00–13:00 and 14:00–20:00, kept for businesses'),
  rule('FR', 14, 18, 'Décret 2022-1313 for consumers: weekdays 10:00–13:00 and 14:00–20:00, kept for businesses'),
  rule('DE', 8, 18, '§ 7 UWG: businesses with presumed consent; no hours in law; office hours'),
  rule('AT', 8, 17, '§ 174 TKG 2021: consent needed; no hours in law; office hours'),
  rule('CH', 8, 17, 'Art. 3 UWG: starred entries are not called; no hours in law; office hours'),
  rule('ES', 9, 18, 'Ley 11/2022 art. 66: consent or legitimate interest; office hours'),
  rule('IT', 9, 18, 'Codice di condotta telemarketing: weekdays 09:00–20:00; office hours'),
  rule('PL', 8, 17, 'Prawo komunikacji elektronicznej art. 398: consent needed; no hours in law; office hours'),
  rule('PT', 9, 18, 'Lei 41/2004: opt-out lists; no hours in law; office hours'),
  rule('NL', 9, 18, 'Code Telemarketing: weekdays 09:00–22:00; office hours'),
  rule('BE', 9, 18, 'Do Not Call Me list; no hours in law; office hours'),
  rule('DK', 8, 17, 'No hours in law for calls to businesses; office hours'),
  ...officeHours(['FI', 'NO', 'SE'], 16, 'No hours in law for calls to businesses; the working day ends at 16:00'),
  ...officeHours(['CZ', 'SK', 'HU'], 16, 'No hours in law; the working day starts early'),
  rule('AU', 9, 17, 'Telecommunications (Telemarketing) Standard 2017: weekdays 09:00–20:00; office hours'),
  rule('NZ', 9, 17, 'Marketing Association code and Do Not Call list; office hours'),
  rule('BR', 9, 18, 'SART self-regulation and Não Me Perturbe: weekdays 09:00–21:00; office hours'),
  rule('MX', 9, 18, 'LFPC arts. 17 and 18, REPEP registry; office hours'),
  rule('ZA', 8, 17, 'Consumer Protection Act regulation 4: weekdays 08:00–20:00; office hours'),
  rule('IN', 10, 18, 'TRAI TCCCPR 2018: 10:00–21:00; office hours'),
  rule('SG', 9, 18, 'PDPA do-not-call registry; no hours in law; office hours'),
  rule('JP', 9, 17, 'Act on Specified Commercial Transactions: no repeated calls after a refusal; office hours'),
  rule('AE', 9, 18, 'Cabinet Resolution 56 of 2024: 09:00–18:00'),
];
