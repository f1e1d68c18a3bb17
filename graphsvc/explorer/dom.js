/** Making elements: every text goes in as text, never as markup. */

import { day, number, t } from './i18n.js';

/** @typedef {Node | string | null | undefined | false | (Node | string | null | undefined | false)[]} Child */

/**
 * An element: `h('p.note', {lang: 'fa'}, 'text', child)`. Properties that start with `on` are
 * listeners, `style` sets custom properties, null and false leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K | `${K}.${string}`} what
 * @param {Record<string, any> | null} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(what, properties, ...children) {
  const [tag, ...classes] = what.split('.');
  const element = /** @type {HTMLElementTagNameMap[K]} */ (document.createElement(tag));
  if (classes.length) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') {
      for (const [key, to] of Object.entries(value)) element.style.setProperty(key, String(to));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter(Boolean)));
  return element;
}

/**
 * The element with this id, which index.html holds.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** The sign of what is contested. */
export const UNEQUAL = 'M4 7.5h12M4 12.5h12M13.5 3.5l-7 13';

/**
 * A drawn sign; it says nothing that the words beside it do not.
 * @param {string} path
 */
export function icon(path) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** @typedef {import('./types').Claim} Claim */

/**
 * @param {string} title
 * @param {number | null} count
 * @param {(Node | string | false | null)[]} content
 */
export function section(title, count, content) {
  const counted = count !== null && h('span.count', number(count));
  return h('section', h('h3', title, ' ', counted), content);
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
  return h('div', h('dt', name), h('dd', value));
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
    written && h('q', { dir: 'auto' }, written),
    h('time', { datetime: single ? earliest : null }, gregorian),
    hijri && h('span', { title: t('solarHijri') }, hijri),
  );
}
