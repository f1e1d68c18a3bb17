/** Small parts of what the panel holds. */

import { h } from './dom.js';
import { day, number, t } from './i18n.js';

/** @typedef {import('./types').Claim} Claim */

/**
 * @param {string} title
 * @param {number | null} count
 * @param {(Node | string | false | null)[]} content
 */
export function section(title, count, content) {
  const counted = count !== null && h('span.count', null, number(count));
  return h('section', null, h('h3', null, title, ' ', counted), content);
}

/**
 * @param {Map<string, Claim[]>} groups
 * @param {string} key
 */
export function group(groups, key) {
  const found = groups.get(key) ?? [];
  groups.set(key, found);
  return found;
}

/**
 * @param {string} name
 * @param {Node} value
 */
export function row(name, value) {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}

/**
 * A date as written, in the Gregorian and in the Solar Hijri calendar.
 * @param {import('./types').DateOut} date
 */
export function dated(date) {
  const { earliest, latest, written, edtf, solar_hijri: solar } = date;
  const single = earliest !== null && earliest === latest;
  const gregorian = single || !earliest || !latest ? day(edtf) : `${day(earliest)} – ${day(latest)}`;
  const hijri = single ? day(earliest, 'persian') : (solar ?? '');
  return h(
    'span.date',
    null,
    written && h('q', { dir: 'auto' }, written),
    h('time', { datetime: single ? earliest : null }, gregorian),
    hijri && h('span', { title: t('solarHijri') }, hijri),
  );
}
