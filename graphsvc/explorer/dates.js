/**
 * Dates as EDTF (ISO 8601-2) has them, in words: days, seasons, what is about or unsure, open ends.
 */

import { LOCALES, current, h, number, t } from './words.js';

/** @typedef {'gregory' | 'persian' | 'islamic-umalqura'} Calendar */

/** Chromium's Arabic names are wrong in six of twelve. */
const IRANIAN = 'فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند'.split(' ');
const ONE = /^(\d\d[\dX]{2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(T[\d:]+)?[Z\d:+-]*([~?%]?)$/;
const ENDS = /^([^/~?%]+)([~?%])\/([^/]+)\2$/;

/** Numbers without separators, such as those of years. @param {string} digits */
const plain = (digits) => number(+digits, false);

/** The name of a month: of a day in the middle of it, in some year. @param {Calendar} calendar @param {number} month */
function monthName(calendar, month) {
  if (calendar === 'persian' && current() === 'ar') return IRANIAN[month - 1];
  const [first, length] = calendar === 'persian' ? [Date.UTC(2021, 2, 21), 30.4] : [Date.UTC(2024, 6, 7), 29.5];
  return new Intl.DateTimeFormat(LOCALES[current()], { calendar, month: 'long', timeZone: 'UTC' }).format(first + (month - 0.5) * length * 864e5);
}

/** @param {string} from @param {string} to days, months or years of the Gregorian calendar */
function gregorian(from, to = from) {
  const [, month, date] = from.split('-');
  return new Intl.DateTimeFormat(LOCALES[current()], {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    month: month ? 'long' : undefined,
    day: date ? 'numeric' : undefined,
  }).formatRange(Date.parse(from), Date.parse(to));
}

/** @param {string} flag @param {string} said */
function doubted(flag, said) {
  if (flag) said = t(flag === '?' ? 'date.unsure' : 'date.about', { day: said });
  return flag === '%' ? t('date.unsure', { day: said }) : said;
}

/** A part of a year by its code. @param {number} code @param {string} year */
function part(code, year) {
  const season = code < 33 ? 21 + ((code - 21) % 4) : code;
  const said = t(`date.${season}`, { year });
  return code > 28 && code < 33 ? t('date.south', { day: said }) : said;
}

/** One date, without interval or set. @param {string} text @param {Calendar} calendar */
function single(text, calendar) {
  const [, year, month = '', date = '', time, flag] = ONE.exec(text) ?? [];
  if (!year) return text;
  let said = '';
  if (year.endsWith('XX')) said = `${plain(`${year.slice(0, 2)}00`)} – ${plain(`${year.slice(0, 2)}99`)}`;
  else if (year.endsWith('X')) said = t('date.decade', { year: plain(year.replace('X', '0')) });
  else if (+month > 12) said = part(+month, plain(year));
  else if (calendar === 'gregory') said = gregorian([year, month, date].filter((digits) => +digits).join('-'));
  else said = [+date && plain(date), +month && monthName(calendar, +month), plain(year)].filter(Boolean).join(' ');
  if (time) said += t('comma') + time.slice(1).replace(/\d/g, plain);
  return doubted(flag, said);
}

/** From one to another; either may be open or unknown. @param {string} from @param {string} to @param {Calendar} calendar */
function interval(from, to, calendar) {
  if (from === '..') return t('date.upTo', { day: single(to, calendar) });
  if (to === '..') return t('date.since', { day: single(from, calendar) });
  const days = calendar === 'gregory' && from.length === to.length && Date.parse(from) + Date.parse(to);
  if (days) return gregorian(from, to);
  return [from, to].map((end) => (end ? single(end, calendar) : t('unknown'))).join(' – ');
}

/**
 * A date in words. It is of the calendar that is named, not converted into it.
 * @param {string} edtf
 * @param {Calendar} [calendar]
 */
export function day(edtf, calendar = 'gregory') {
  const members = /^[[{](.*)[\]}]$/.exec(edtf)?.[1].split(',');
  if (members) {
    const said = members.map((one) => {
      const [, from, to] = /^(.*?)\.\.(.*)$/.exec(one) ?? [];
      return from === undefined ? single(one, calendar) : interval(from || '..', to || '..', calendar);
    });
    return new Intl.ListFormat(current(), { type: edtf[0] === '[' ? 'disjunction' : 'conjunction' }).format(said);
  }
  const [, first, flag, last] = ENDS.exec(edtf) ?? [];
  if (flag && first.length === last.length) return doubted(flag, interval(first, last, calendar));
  const [from, to] = edtf.split('/');
  return to === undefined ? single(edtf, calendar) : interval(from, to, calendar);
}

/**
 * A date as an element, with the machine's spelling where HTML has one for it: of a year, a month, a day.
 * @param {string} edtf
 * @param {string} [text]
 */
export function timed(edtf, text = day(edtf)) {
  const known = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(edtf);
  return h(known ? 'time' : 'span', { datetime: known && edtf }, text);
}

/** A Gregorian day in Solar Hijri. @param {string} iso */
export function solarDay(iso) {
  /** @type {Record<string, string>} */
  const parts = {};
  const format = new Intl.DateTimeFormat('en-u-nu-latn', { calendar: 'persian', timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  for (const { type, value } of format.formatToParts(Date.parse(iso))) parts[type] = value;
  return day(`${parts.year}-${parts.month}-${parts.day}`, 'persian');
}

/**
 * A date as written, in the Gregorian calendar, and in the Hijri ones as far as they are known.
 * @param {import('./types').DateOut} date
 */
export function dated({ written, edtf, solar_hijri: solar, lunar_hijri: lunar }) {
  return h(
    'span.date',
    written && h('q', { dir: 'auto' }, written),
    timed(edtf),
    solar && h('span', { title: t('solarHijri') }, day(solar, 'persian')),
    lunar && h('span', { title: t('lunarHijri') }, day(lunar, 'islamic-umalqura')),
  );
}
