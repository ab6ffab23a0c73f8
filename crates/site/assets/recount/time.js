// When did it happen?
//
// `YYYY-MM-DDThh:mm:ss+hh:mm`, a day of the Gregorian calendar, no leap second, an
// offset of at most 23:59 and never -00:00. Times order nothing in a record; they
// are compared, as instants, with the embargo alone.

const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const HOUR = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/;
const OFFSET = /^[+-]([01][0-9]|2[0-3]):[0-5][0-9]$/;

function daysOf(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const ZERO = "0".charCodeAt(0);

export function isDate(text) {
  if (!DATE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

export const isHour = (text) => HOUR.test(text);
export const isOffset = (text) => OFFSET.test(text) && text !== "-00:00";

export function isTime(text) {
  return (
    text.length === 25 &&
    text[10] === "T" &&
    isDate(text.slice(0, 10)) &&
    CLOCK.test(text.slice(11, 19)) &&
    isOffset(text.slice(19))
  );
}

// Days since 1 March of the year 0, by counting leap days before the year.
function dayNumber(year, month, day) {
  const y = month < 3 ? year - 1 : year;
  const leap = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leap + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
}

// Days since then, by date. Most entries of a record are of a few days.
const days = new Map();

function dayOf(date) {
  let day = days.get(date);
  if (day === undefined) {
    day = dayNumber(...date.split("-").map(Number));
    if (days.size < 1000) days.set(date, day);
  }
  return day;
}

// Seconds on one scale for all offsets, of a text that is a time.
export function instant(text) {
  const two = (from) => 10 * text.charCodeAt(from) + text.charCodeAt(from + 1) - 11 * ZERO;
  const ahead = (text[19] === "-" ? -60 : 60) * (60 * two(20) + two(23));
  return 86400 * dayOf(text.slice(0, 10)) + 3600 * two(11) + 60 * two(14) + two(17) - ahead;
}
