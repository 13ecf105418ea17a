/** Houses where anybody can have mail: their domain says nothing about where somebody works. */
const mailHouses = new Set(
  'aol.com free.fr gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hotmail.com icloud.com laposte.net libero.it live.com mail.ru mac.com me.com msn.com orange.fr outlook.com proton.me protonmail.com t-online.de web.de wp.pl yahoo.com yandex.ru'.split(
    ' ',
  ),
);

export const isMailHouse = (domain: string): boolean => mailHouses.has(domain);
