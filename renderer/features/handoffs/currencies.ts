/** Offered first; the center's own comes before them. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'BRL', 'CAD'];
