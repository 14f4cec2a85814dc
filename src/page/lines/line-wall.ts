// Decides at which line a closed article ends.
// It must never cut a text that goes on below: a sentence about members stands in the middle of a report, too.
import { endsSentence } from './line-grammar.ts';
import { isBody, type Row } from './line-row.ts';

/** Of the prose, what may stand below a wall: a teaser or two of other articles. */
const MOST_BELOW = 0.2;
const LINK_SHARE = 0.5;

/** The row of the wall behind which no more of the text stands; -1 when there is none. What sells the rest may be long. */
export function wallAmong(rows: readonly Row[]): number {
  const wall = rows.findIndex(({ words }, index) => words === 'wall' && index > 0);
  if (wall === -1) return -1;
  const above = proseOf(rows.slice(0, wall));
  const below = proseOf(rows.slice(wall + 1));
  return below > (above + below) * MOST_BELOW ? -1 : wall;
}

/** Characters of what reads as a report: sentences that are no link and do not speak to the reader. */
function proseOf(rows: readonly Row[]): number {
  const prose = rows.filter(
    ({ kind, block, text }) =>
      isBody(kind) && block.linkShare < LINK_SHARE && endsSentence(text) && !SPEAKS_TO_READER.test(text),
  );
  return prose.reduce((sum, { text }) => sum + text.length, 0);
}

/** `지금 구독하시면 첫 달은 무료입니다.`, `Get unlimited access to our reporting.` */
const SPEAKS_TO_READER =
  /(?:니다|세요|시오|까요|[어아해예에]요)[.!?]?$|\b(?:you|your|our|us|subscribe|subscription)\b/iu;
