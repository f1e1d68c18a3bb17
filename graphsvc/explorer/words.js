/**
 * Words, numbers, dates and names in the chosen language, and the elements that hold them: every
 * text goes in as text, never as markup.
 */

export const LOCALES = { en: 'en', fa: 'fa-u-nu-arabext', ar: 'ar-u-nu-arab' };

/** @typedef {import('./types').Part} Part */
/** @typedef {keyof typeof LOCALES} Language */
/** @typedef {string | Record<string, string>} Message */

/** @type {Record<string, Message>} */
let messages = {};
/** @type {Language} */
let language = 'en';
/** What was chosen on an earlier visit. */
const usualLanguage = stored('graphsvc-lang');

/**
 * The language to show: the one that is asked for, else the first the reader prefers.
 * @param {string} asked
 * @returns {Language}
 */
export function choose(asked) {
  const wanted = [asked, usualLanguage, ...navigator.languages];
  const found = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LOCALES);
  return /** @type {Language} */ (found ?? 'en');
}

/**
 * Load a language and turn the page to it.
 * @param {Language} to
 */
export async function load(to) {
  const answer = await fetch(new URL(`locales/${to}.json`, import.meta.url));
  messages = await answer.json();
  language = to;
  document.documentElement.lang = to;
  document.documentElement.dir = to === 'en' ? 'ltr' : 'rtl';
}

/** The language that is shown. */
export function current() {
  return language;
}

/**
 * A message; `{name}` in it is replaced, and `n` chooses the plural form.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  let message = messages[key] ?? key;
  if (typeof message !== 'string') {
    const form = new Intl.PluralRules(language).select(Number(values.n));
    message = message[form] ?? message.other;
  }
  return message.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** @param {number} value @param {boolean} [useGrouping] */
export function number(value, useGrouping = true) {
  return new Intl.NumberFormat(LOCALES[language], { useGrouping }).format(value);
}

/**
 * The name of an entity in the chosen language, else in English, else the first there is.
 * @param {{id: string, names: import('./types').Names}} entity
 */
export function nameOf(entity) {
  const { names } = entity;
  return names[language] ?? names.en ?? Object.values(names)[0] ?? entity.id;
}

/**
 * The language of the name that `nameOf` gives.
 * @param {{names: import('./types').Names}} entity
 */
export function nameLanguage({ names }) {
  return [language, 'en', ...Object.keys(names)].find((tag) => tag in names) ?? 'und';
}

/** @param {string} tag */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * A duration such as P4Y.
 * @param {string} value
 */
export function duration(value) {
  const units = { Y: 'year', M: 'month', W: 'week', D: 'day' };
  const parts = [...value.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) =>
    new Intl.NumberFormat(LOCALES[language], {
      style: 'unit',
      unit: units[/** @type {keyof typeof units} */ (unit)],
      unitDisplay: 'long',
    }).format(+count),
  );
  return parts.length ? parts.join(' ') : value;
}

/**
 * @param {string} key
 * @param {string} [value]
 */
export function stored(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/**
 * An element: `h('p.note', {lang: 'fa'}, 'text', child)`. Properties that start with `on` are
 * listeners, those that start with `--` custom properties; null and false leave something out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K | `${K}.${string}`} what
 * @param {...Part} parts
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(what, ...parts) {
  const [tag, ...classes] = what.split('.');
  const element = /** @type {HTMLElementTagNameMap[K]} */ (document.createElement(tag));
  if (classes.length) element.className = classes.join(' ');
  for (const part of /** @type {any[]} */ (parts).flat(9)) {
    if (typeof part === 'string' || part instanceof Node) element.append(part);
    else for (const [name, value] of Object.entries(part || {})) set(element, name, value);
  }
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {any} value */
function set(element, name, value) {
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name.startsWith('--')) element.style.setProperty(name, value);
  else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
}

/** The element with this id, which index.html holds. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The sign of what is contested; page.css draws it beside words. */
export const UNEQUAL = 'M4 7.5h12M4 12.5h12M13.5 3.5l-7 13';

/** @param {string | number} value */
export const count = (value) => [' ', h('span.count', typeof value === 'number' ? number(value) : value)];

/** @param {string} title @param {number | null} many @param {...Part} content */
export const section = (title, many, ...content) => h('section', h('h3', title, many ? count(many) : ''), content);

/** A name that says in which language it is. @param {{id: string, names: import('./types').Names}} entity */
export const named = (entity) => h('bdi', { lang: nameLanguage(entity) }, nameOf(entity));

/**
 * A message without plurals, with elements for its values.
 * @param {string} key
 * @param {Record<string, Part>} values
 * @returns {Part[]}
 */
export const around = (key, values) => `${messages[key]}`.split(/\{(\w+)\}/).map((text, i) => (i % 2 ? values[text] : text));

/** @param {Part} name @param {...Part} value */
export const row = (name, ...value) => h('div', h('dt', name), h('dd', value));

/** A list of these, without bullets; nothing for none. @param {Part[]} items */
export const list = (items) => items.length > 0 && h('ul.plain', items);

/**
 * In groups, in the order in which they are met.
 * @template T
 * @param {T[]} all
 * @param {(one: T) => string} key
 * @returns {[string, T[]][]}
 */
export function grouped(all, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}
