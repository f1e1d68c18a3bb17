/** What the API lists of one thing: ties, members, posts, neighbours; see graphsvc/answers/listed.py. */

import type { Claim, End, Entity, Holds, NotStated, Page, Status } from './types';

/** How much stands behind something, and how surely it holds on the lens's day. */
export interface Supported {
  independent: number;
  contested: boolean;
  modality: string[];
  holds: Holds | null;
}

export interface Tie extends Supported {
  other: Entity;
  kind: string;
  through: Entity[];
  ended: End | null;
  multilateral: boolean;
  direct: Claim[];
  agreements: { agreement: Entity; status: Status | null; claims: Claim[] }[];
  stated: Claim[];
  status: Status | null;
}

export interface TiesAnswer extends Page<Tie> {
  entity: Entity;
  bilateral: number;
  ended: number;
}

export interface Member extends Supported {
  entity: Entity;
  grades: string[];
  roles: string[];
  claims: Claim[];
}

export interface Post {
  post: Entity;
  of: Entity[];
  holders: (Supported & { entity: Entity; claims: Claim[] })[];
  not_stated: NotStated[];
}

export interface Adjacent extends Supported {
  relationship: string;
  asserted: boolean;
  outgoing: boolean;
  neighbour: Entity;
  via: Entity | null;
  ended: End | null;
}
