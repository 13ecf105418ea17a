/** Short forms of lengths and nearness. Numbers arrive formatted. */
export const time = {
  seconds: (seconds: string) => `${seconds} s`,
  minutes: (minutes: string) => `${minutes} min`,
  hours: (hours: string) => `${hours} h`,
  hoursAndMinutes: (hours: string, minutes: string) => `${hours} h ${minutes}`,
  days: (days: string) => `${days} d`,
  now: 'now',
  in: (length: string) => `in ${length}`,
  ago: (length: string) => `${length} ago`,
  late: (length: string) => `${length} late`,
  justNow: 'just now',
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  dayAndTime: (day: string, clock: string) => `${day} ${clock}`,
  range: (from: string, to: string) => `${from}–${to}`,
};
