/** Digits, perhaps grouped. A plus before them makes a telephone number of them. */
const DIGITS = /\+?\p{Nd}(?:[^\S\n]{0,2}\p{Pd}?[^\S\n]{0,2}\p{Nd})*/gu;

/** Beginnings of the card networks, each with the lengths it issues. Anything else is an order, a parcel, an account. */
const ISSUED = new RegExp(
  `^(?:${[
    '4(?:\\d{12}|\\d{15}|\\d{18})',
    '5[1-5]\\d{14}',
    '2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}',
    '220[0-4]\\d{12,15}',
    '3[47]\\d{13}',
    '3(?:0[0-5]|[689]\\d)\\d{11}',
    '35(?:2[89]|[3-8]\\d)\\d{12,15}',
    '6(?:011|4[4-9]\\d|5\\d\\d)\\d{12,15}',
    '62\\d{14,17}',
    '(?:5018|5020|5038|5893|6304|6759|676[1-3])\\d{9,15}',
  ].join('|')})$`,
);

/** The check digit of Luhn. */
const isChecked = (digits: string): boolean => {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    const digit = Number(digits[i]);
    sum += twice ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
};

/** Every script counts its digits from 0 in a row of ten, so the place within the row is the value. */
const toAscii = (digit: string): string => {
  if (/\d/.test(digit)) return digit;
  let value = 0;
  const code = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
};

/** Whether a text holds what is very likely the number of a payment card: 13 to 19 digits, also in groups. */
export const holdsCardNumber = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(DIGITS)].some(([run]) => {
    if (run.startsWith('+')) return false;
    const groups = run.split(/[^\p{Nd}]+/u).map((group) => Array.from(group, toAscii).join(''));
    // A date or a check code may follow in the same row.
    return groups.some((_, from) => {
      let digits = '';
      for (const group of groups.slice(from, from + 19)) {
        digits += group;
        if (digits.length > 19) return false;
        if (ISSUED.test(digits) && isChecked(digits)) return true;
      }
      return false;
    });
  });
