import type { Row } from './roster';

const most = 20;
const codeSigns = /^[2-9A-HJKMNP-Z]{6}$/;

/** Without marks, case and đ: as people type in a hurry. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐðÐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** A ticket code as it is kept, whatever spaces, dashes or case it was typed or scanned with; null when it is none. */
export function codeOf(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return codeSigns.test(code) ? code : null;
}

/** Those meant by what was typed: the end of a phone, a code or words of a name. The exact name comes first, then the given name, then the rest. */
export function search(rows: readonly Row[], typed: string): { found: Row[]; total: number } {
  const words = fold(typed);
  if (words.length < 2) return { found: [], total: 0 };
  const digits = typed.replace(/\D/g, '');
  const code = codeOf(typed);
  const byNumber = digits.length >= 4 && !/\p{L}/u.test(typed);
  const hits: { row: Row; rank: number }[] = [];
  for (const row of rows) {
    if (row.status === 'cancelled' && row.mine) continue;
    const rank = code !== null && row.code === code ? 0 : byNumber ? (endsIn(row, digits) ? 1 : -1) : nameRank(row, words, typed);
    if (rank >= 0) hits.push({ row, rank });
  }
  hits.sort((a, b) => a.rank - b.rank || given(a.row).localeCompare(given(b.row), 'vi') || a.row.name.localeCompare(b.row.name, 'vi'));
  return { found: hits.slice(0, most).map((hit) => hit.row), total: hits.length };
}

const given = (row: Row): string => row.name.slice(row.name.lastIndexOf(' ') + 1);

// The pack knows no more than the last four digits of a phone that this desk may not see whole.
const endsIn = (row: Row, digits: string): boolean => row.end !== undefined && (digits.length === 4 ? row.end === digits : digits.endsWith(row.end));

function nameRank(row: Row, words: string, typed: string): number {
  if (!row.folded.includes(words)) return -1;
  if (row.name.normalize('NFC').toLowerCase() === typed.normalize('NFC').trim().toLowerCase()) return 1;
  if (row.folded === words) return 2;
  return row.folded.endsWith(' ' + words) ? 3 : 4;
}
