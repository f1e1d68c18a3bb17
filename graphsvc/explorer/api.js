/**
 * Asking the API: JSON answers, problem details as errors; the browser keeps the entity tags.
 * And what the model declares, by name: labels, colours, vocabularies.
 */

import { day } from './dates.js';
import { current, duration, number } from './words.js';

/** A problem detail (RFC 9457); status 0: nobody answered. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  /** Whether asking again later makes sense. */
  get passing() {
    return this.status === 0 || this.status >= 502;
  }
}

/** @typedef {Record<string, string | number | string[] | null | undefined>} Query */

/**
 * The answer to a question; `Problem` where there is none.
 * @template T
 * @param {string} path
 * @param {Query} [query]
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function ask(path, query = {}, signal) {
  const url = new URL(`v1/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') url.searchParams.append(name, `${one}`);
    }
  }
  let response, body;
  try {
    response = await fetch(url, { signal });
    body = await response.json();
  } catch (error) {
    if (isAbort(error)) throw error;
  }
  if (!response) throw new Problem(0, '');
  if (!response.ok || !body) throw new Problem(response.status, body?.detail ?? response.statusText);
  return body;
}

/**
 * The items of all pages of an answer.
 * @template T
 * @param {string} path
 * @param {Query} query
 * @param {AbortSignal} signal
 * @returns {Promise<T[]>}
 */
export async function askAll(path, query, signal) {
  /** @type {import('./types').Page<T>} */
  const { items, next } = await ask(path, query, signal);
  return next === null ? items : [...items, ...(await askAll(path, { ...query, cursor: next }, signal))];
}

/** @param {unknown} error */
export const isAbort = (error) => error instanceof DOMException && error.name === 'AbortError';

/**
 * Runs one task at a time: a new one ends the one before.
 * @returns {(task: (signal: AbortSignal) => Promise<void>) => Promise<void>}
 */
export function latest() {
  let running = new AbortController();
  return async (task) => {
    running.abort();
    const mine = (running = new AbortController());
    try {
      await task(mine.signal);
    } catch (error) {
      if (!isAbort(error) && !mine.signal.aborted) throw error;
    }
  };
}

/** @typedef {import('./types').Model} Model */

/** @type {Map<string, import('./types').Label>} */
const labels = new Map();
/** @type {Map<string, string>} */
const colours = new Map();
/** @type {Set<string>} */
const symmetric = new Set();
/** @type {Map<string, Model['attributes'][number]>} */
const attributes = new Map();
/** @type {Map<string, string>} */
const vocabularyOf = new Map();

/** Ask for the model, once. */
export async function loadModel() {
  if (labels.size) return;
  /** @type {Model} */
  const model = await ask('model');
  for (const part of /** @type {const} */ (['node_types', 'relationships', 'attributes', 'qualifiers'])) {
    for (const declared of model[part]) labels.set(`${part}/${declared.name}`, declared.label);
  }
  for (const { name, symmetric: same } of model.relationships) if (same) symmetric.add(name);
  for (const type of model.node_types) colours.set(type.name, type.colour);
  for (const attribute of model.attributes) attributes.set(attribute.name, attribute);
  for (const { name, vocabulary, usual } of model.qualifiers) vocabularyOf.set(name, vocabulary ?? usual ?? '');
  for (const { name, terms } of model.vocabularies) {
    for (const term of terms) labels.set(`${name}/${term.name}`, term.label);
  }
}

/**
 * The label of something declared, else its name.
 * @param {string} group
 * @param {string} name
 */
function label(group, name) {
  return labels.get(`${group}/${name}`)?.[current()] ?? name;
}

/** @param {string} name */
export const typeLabel = (name) => label('node_types', name);
/** @param {string} name */
export const attributeLabel = (name) => label('attributes', name);
/** @param {string} name */
export const qualifierLabel = (name) => label('qualifiers', name);
/** @param {string} name */
export const colourOf = (name) => colours.get(name) ?? '#777777';
/** Whether it says the same in both directions. @param {string} name */
export const isSymmetric = (name) => symmetric.has(name);
/** @param {string} name */
export const relationshipLabel = (name) => label('relationships', name);
/**
 * @param {string} vocabulary
 * @param {string} name
 */
export const term = (vocabulary, name) => label(vocabulary, name);

/**
 * What an entity is: its kind where it has one, else its type.
 * @param {{type: string, kind: string | null}} entity
 */
export function kindLabel({ type, kind }) {
  const vocabulary = `${type.toLowerCase()} kind`;
  if (!kind || kind === 'other') return typeLabel(type);
  return labels.has(`${vocabulary}/${kind}`) ? label(vocabulary, kind) : typeLabel(type);
}

/** What the values of an attribute are: text, term, date … @param {string} attribute */
export const kindOf = (attribute) => attributes.get(attribute)?.value;

/**
 * The value of an attribute, to be read.
 * @param {string} attribute
 * @param {string} value
 */
export function valueLabel(attribute, value) {
  const declared = attributes.get(attribute);
  if (declared?.vocabulary) return label(declared.vocabulary, value);
  if (declared?.value === 'date') return day(value);
  if (declared?.value === 'duration') return duration(value);
  if (declared?.value === 'number' && Number.isFinite(+value)) return number(+value);
  return value;
}

/**
 * The value of a qualifier that names no entity.
 * @param {string} qualifier
 * @param {string} value
 */
export function qualifierValue(qualifier, value) {
  return label(vocabularyOf.get(qualifier) ?? '', value);
}
