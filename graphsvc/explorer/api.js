/** Asking the API: JSON answers, problem details as errors; the browser keeps the entity tags. */

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
  let response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Problem(0, '');
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Problem(response.status, body?.detail ?? response.statusText);
  }
  return body;
}

/** @param {unknown} error */
export function isAbort(error) {
  return error instanceof DOMException && error.name === 'AbortError';
}

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
