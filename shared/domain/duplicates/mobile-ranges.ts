/**
 * First digits of numbers that only mobiles have, by country code: what is known without a table of all ranges. Countries that number
 * mobiles like desks (the United States, Canada, Denmark) are not among them.
 */
const ranges: Record<string, string> = {
  '30': '69',
  '31': '6',
  '32': '4[5-9]',
  '33': '[67]',
  '34': '6|7[1-4]',
  '351': '9[1236]',
  '353': '8[35679]',
  '358': '4|50',
  '36': '[237]0|31|50',
  '39': '3',
  '40': '7',
  '41': '7[4-9]',
  '420': '60[1-8]|7[02379]',
  '421': '9',
  '43': '650|66[03457]|67[0678]|68[018]|69[09]',
  '44': '7[1-57-9]',
  '46': '7[02369]',
  '47': '[49]',
  '48': '45|5[0137]|6[069]|7[2389]|88',
  '49': '1[567]',
  '55': '\\d\\d9',
  '61': '4',
  '64': '2',
  '90': '5',
};

const mobile = new RegExp(
  `^\\+(?:${Object.entries(ranges)
    .map(([code, first]) => `${code}(?:${first})`)
    .join('|')})`,
);

/** Whether an E.164 number is a mobile's for sure. */
export const isMobileNumber = (number: string): boolean => mobile.test(number);
