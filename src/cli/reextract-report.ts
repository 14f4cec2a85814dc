// What `npm run reextract` prints: a line for each page that reads differently, and the sums.
import { counted } from '#commands/words/names.ts';
import type { Again } from '#src/pipeline/reextract.ts';
import type { KeptPage } from '#src/store/pages.ts';

type Asked = {
  readonly isDry: boolean;
  readonly withShorter: boolean;
  readonly host: string | undefined;
  readonly days: number | undefined;
};

export class ReextractReport {
  readonly #asked: Asked;
  readonly #counts: Record<Again['kind'], number> = { same: 0, changed: 0, shorter: 0, found: 0, lost: 0, nothing: 0 };
  /** Two pages of one article are one article. */
  readonly #found = new Set<string>();
  #told = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** Counts a page. @returns the line about it; undefined when there is nothing to say */
  note(again: Again, { url }: KeptPage): string | undefined {
    const isKnown = again.kind === 'found' && this.#found.has(again.urlKey);
    if (again.kind === 'found') this.#found.add(again.urlKey);
    this.#counts[isKnown ? 'same' : again.kind] += 1;
    const line = isKnown ? undefined : describe(again);
    return line === undefined ? undefined : `${line}  ${url}`;
  }

  told(channels: number): void {
    this.#told += channels;
  }

  summary(): string {
    const { same, changed, shorter, found, lost, nothing } = this.#counts;
    const all = same + changed + shorter + found + lost + nothing;
    if (all === 0) return this.#emptyText();
    const { isDry, withShorter } = this.#asked;
    const verb = (count: number): string => (isDry ? 'would be' : done(count));
    const changedCount = withShorter ? changed + shorter : changed;
    const stay = same + lost + (withShorter ? 0 : shorter);
    return [
      `${counted(all, 'page', 'pages')} read again: ${counted(changedCount, 'article', 'articles')} ${verb(changedCount)} changed, ` +
        `${found} ${verb(found)} added, ${stay} stay, ${nothing} are still no article`,
      ...(shorter > 0 && !withShorter
        ? [
            `${counted(shorter, 'article', 'articles')} would lose much of the text: look at one with npm run page, then --shorter`,
          ]
        : []),
      ...(this.#told > 0 ? [`${counted(this.#told, 'alert', 'alerts')} will be sent by the bot`] : []),
    ].join('\n');
  }

  #emptyText(): string {
    const { host, days } = this.#asked;
    if (host === undefined && days === undefined)
      return 'no page is kept: RAW_DAYS says for how long they are, and the bot keeps them as it reads';
    const of = host === undefined ? '' : ` of ${host}`;
    const since = days === undefined ? '' : ` of the last ${counted(days, 'day', 'days')}`;
    return `no page${of}${since} is kept: try without --host and --days`;
  }
}

function describe(again: Again): string | undefined {
  switch (again.kind) {
    case 'changed':
      return `changed  ${again.fields.join(', ')}`;
    case 'shorter':
      return `shorter  ${again.from} characters would be ${again.to}`;
    case 'found':
      return `article  ${again.reading.draft.title}`;
    case 'lost':
      return `kept     cannot be read now (${again.reason}), the article stays`;
    case 'same':
    case 'nothing':
      return undefined;
  }
}

function done(count: number): string {
  return count === 1 ? 'was' : 'were';
}
