import type { ResultOf } from '../api/document.js';
import { paths } from '../paths.js';
import type { SearchQuery } from './search.graphql.js';

export type Hit = ResultOf<typeof SearchQuery>['search']['hits'][number];

export interface HitGroup {
  readonly kind: Hit['kind'];
  readonly hits: readonly Hit[];
}

/** Hits by kind. The server's ranking holds: groups stand in the order of their best hit, and hits in theirs. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<Hit['kind'], Hit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups].map(([kind, members]) => ({ kind, hits: members }));
}

export function hitPath(hit: Hit): string {
  switch (hit.kind) {
    case 'CHARGE':
      return paths.charge(hit.id);
    case 'RENEWAL':
      return paths.renewal(hit.id);
    case 'LINE':
    case 'SUBSCRIBER':
    case 'CASE':
      return paths.subscriber(hit.subscriberId, hit.lineId);
  }
}

export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

/**
 * The text in pieces, those that answer the question marked. Words match from their beginning or inside, whatever their
 * case and accents; digits match through the spaces and signs that a number is written with.
 */
export function highlight(text: string, question: string): Piece[] {
  const marks = new Array<boolean>(text.length).fill(false);
  const digits = question.replace(/\D/g, '').replace(/^0+/, '');
  const terms = digits.length >= 3 && /^[+\d\s()./-]+$/.test(question) ? [digits] : question.trim().split(/\s+/);
  for (const term of terms) markTerm(text, term, marks);
  const pieces: { text: string; match: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const match = marks[index] ?? false;
    const last = pieces.at(-1);
    if (last && last.match === match) last.text += character;
    else pieces.push({ text: character, match });
  }
  return pieces;
}

function markTerm(text: string, term: string, marks: boolean[]): void {
  const onlyDigits = /^\d+$/.test(term);
  const wanted = plain(term);
  // Positions of the characters that are compared; a number's separators are skipped.
  const places = Array.from({ length: text.length }, (_, index) => ({ index, plain: plain(text.charAt(index)) })).filter((place) => !onlyDigits || /\d/.test(place.plain));
  const start = wanted === '' ? -1 : places.map((place) => place.plain).join('').indexOf(wanted);
  if (start < 0) return;
  let length = 0;
  const found: number[] = [];
  for (const place of places) {
    const from = length;
    length += place.plain.length;
    if (length > start && from < start + wanted.length) found.push(place.index);
  }
  // From the first to the last, with the separators between.
  marks.fill(true, found[0], (found.at(-1) ?? 0) + 1);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}
