/** What the renderer draws, and what it reports. */

import type { Holds } from './types';

/** What the renderer draws: a node with the label that stands beside it. */
export interface DrawnNode {
  id: string;
  label: string;
  colour: string;
  hollow: boolean;
  contested: boolean;
  centre: boolean;
  weight: number;
  /** At most so many lines for the name. */
  lines: number;
  x: number;
  y: number;
}

/** All claims between two entities as one line. */
export interface DrawnEdge {
  a: string;
  b: string;
  label: string;
  claims: number;
  /** The number of claims as it is written, where there is more than one. */
  count: string;
  asserted: boolean;
  /** Whether it holds on the lens's day, where there is one. */
  holds: Holds | null;
  contested: boolean;
  /** 1: from a to b; -1: from b to a; 0: both ways. */
  arrow: -1 | 0 | 1;
  /** The nodes at `a` and `b`; the renderer sets them. */
  ends: DrawnNode[];
}

/** What the renderer reports. */
export interface Listener {
  select(ids: string[]): void;
  grow(id: string): void;
  announce(text: string): void;
  /** What lies over the picture: left, top, right, bottom in its pixels. */
  covered(): number[][];
}
