/**
 * `0.5 ** halfLives`, the same to the last bit in every engine: ECMAScript leaves the accuracy of powers open, and a score must be one number
 * on every desktop and on the server. Made of additions and multiplications alone, which IEEE 754 fixes; exact at whole half-lives, and off
 * by less than 1e-15 elsewhere. Below zero counts as none.
 */
export const halved = (halfLives: number): number => {
  if (!(halfLives > 0)) return 1;
  if (halfLives >= 1074) return 0;
  const whole = Math.floor(halfLives);
  const rest = -(halfLives - whole) * Math.LN2;
  // e ** rest by its series, from the smallest term up; |rest| < 0.7, so that what is left out is below the last bit.
  let sum = 1;
  for (let term = terms; term >= 1; term -= 1) sum = 1 + (rest * sum) / term;
  let scale = 1;
  for (let step = 0; step < whole; step += 1) scale *= 0.5;
  return sum * scale;
};

const terms = 18;
