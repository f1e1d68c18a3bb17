/** The API's answers, as far as the page reads them; see graphsvc/answers/records.py. */

/** What an element is made of: text, elements, properties; nothing where there is nothing. */
export type Part = Node | string | null | undefined | false | { [name: string]: any } | Part[];

export type Names = Record<string, string>;

export interface Entity {
  id: string;
  type: string;
  kind: string | null;
  names: Names;
  collective: boolean;
}

export interface Source {
  id: string;
  kind: string;
  language: string;
  publisher: Entity | null;
  published: string | null;
  family: string | null;
  quality: string | null;
  title: string | null;
  url: string | null;
}

export type Holds = 'certain' | 'possible' | 'undated';

export interface DateOut {
  edtf: string;
  earliest: string | null;
  latest: string | null;
  written: string | null;
  solar_hijri: string | null;
  lunar_hijri: string | null;
  approximate: boolean | null;
}

export type Quote = { text: string; direction: 'ltr' | 'rtl' };

export interface Claim {
  id: string;
  relationship: string;
  asserted: boolean;
  start: Entity | null;
  end: Entity;
  attribute: string | null;
  value: string | null;
  value_date: DateOut | null;
  modality: string;
  certainty: string;
  quotes: Quote[];
  locator: string | null;
  as_written: string | null;
  language: string;
  speaker: Entity[];
  addressee: Entity[];
  dates: Record<string, DateOut>;
  qualifiers: Record<string, { value: string; entity: Entity | null }>;
  note: string | null;
  source: Source;
  contested_by: string[];
  holds: Holds | null;
}

export interface NotStated {
  source: Source;
  field: string | null;
  about: Entity | null;
  attribute: string | null;
  start: Entity | null;
  relationship: string | null;
  end: Entity | null;
  qualifier: string | null;
  type: string | null;
  question: string | null;
  note: string | null;
}

export interface Conflict {
  id: string;
  kind: string;
  found_by: string;
  note: string | null;
  claims: Claim[];
  missing: string[];
}

export interface Page<T> {
  total: number;
  next: string | null;
  items: T[];
}

export interface Hit {
  entity: Entity;
  name: string;
  language: string | null;
  written_by: Source | null;
  how: string;
  whole: boolean;
  located_in: Entity[];
  external_ids: Record<string, string>;
  ties: number;
}

export interface Succession {
  entity: Entity;
  kinds: string[];
  days: string[];
  ties: number | null;
  modality: string[];
  holds: Holds | null;
}

export interface EntityAnswer {
  entity: Entity;
  names: Record<string, string[]>;
  external_ids: Record<string, string>;
  coordinates: Record<string, number | string> | null;
  note: string | null;
  former_ids: string[];
  spellings: { as_written: string; language: string; sources: Source[] }[];
  attributes: Record<string, Claim[]>;
  relationships: Record<string, number>;
  sources: Source[];
  not_stated: NotStated[];
  same: { entities: Entity[]; certainty: string; reason: string }[];
  same_external_id: { scheme: string; value: string; entities: Entity[]; same: string | null }[];
  predecessors: Succession[];
  successors: Succession[];
}

export interface Status {
  value: string;
  days: [string, string] | null;
  reported: boolean;
  holds: Holds | null;
  claims: Claim[];
  rivals: Claim[];
}

export interface AgreementAnswer {
  multilateral: boolean;
  status: Status | null;
  parties: { entity: Entity; claims: Claim[] }[];
  signatories: { entity: Entity; capacities: Entity[]; on_behalf_of: Entity[] | null; claims: Claim[] }[];
  topics: { entity: Entity; claims: Claim[] }[];
  timeline: Claim[];
}

export interface SourceAnswer {
  source: Source;
  stated: Record<string, { value: string; entity: Entity | null; quote: Quote | null }>;
  published: DateOut | null;
  accessed: DateOut | null;
  url: string | null;
  document: string | null;
  note: string | null;
  claims: Record<string, number>;
  mentions: number;
  entities: number;
  family: Source[];
  not_stated: NotStated[];
}

export interface Hop {
  start: Entity;
  end: Entity;
  relationships: string[];
  claims: Claim[];
}

export interface PathsAnswer {
  start: Entity;
  end: Entity;
  length: number | null;
  longest: number;
  paths: Hop[][];
  more: boolean;
}

export interface NetworkNode extends Entity {
  distance: number;
  x: number;
  y: number;
}

/** What ended a tie or an agreement, or may have. */
export interface End {
  days: [string, string] | null;
  certain: boolean;
  state: string | null;
}

export interface NetworkEdge {
  start: string;
  end: string;
  relationship: string;
  asserted: boolean;
  claims: number;
  sources: number;
  contested: boolean;
  ended: End | null;
  holds: Holds | null;
}

export interface Network {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  nodes_left_out: number;
  edges_left_out: number;
}

export interface Overview {
  entities: Record<string, number>;
  claims: Record<string, number>;
  sources: number;
  largest_sources: { source: Source; claims: number }[];
  conflicts: number;
  not_stated: number;
}

export type Label = Record<string, string>;

export interface Named {
  name: string;
  label: Label;
  describes: string;
}

export interface Model {
  node_types: (Named & { colour: string })[];
  relationships: (Named & { symmetric: boolean })[];
  attributes: (Named & { value: string; vocabulary: string | null })[];
  qualifiers: (Named & { vocabulary: string | null; usual: string | null })[];
  vocabularies: { name: string; terms: { name: string; label: Label }[] }[];
}

/** What the address says: the whole view. */
export interface View {
  /** Centres of what is shown; the first is the focus. */
  at: string[];
  /** An entity, two entities (what lies between them), or a source after `source:`. */
  sel: string[];
  from: string;
  to: string;
  /** Which of several paths. */
  path: number;
  lens: 'asserted' | 'any';
  /** As of which day; nothing: of any. */
  day: string;
  /** During which period, as EDTF; instead of a day. */
  during: string;
  /** At least so many independent publishers. */
  publishers: number;
  /** Node types and relationships that are filtered out. */
  hide: string[];
  view: 'graph' | 'table' | 'words' | '';
  lang: string;
  theme: string;
}
