// What `npm run page` prints: fields, the way to the text, its lines by type, what was left out and why. Words only.
import type { Explanation } from '#src/page/explain.ts';

const LABEL_WIDTH = 12;
const LEFT_OUT_LENGTH = 70;

/** @param charset what the page is written in */
export function describePage(explanation: Explanation, charset: string): string {
  const { record, detail, rules, steps, lines, leftOut } = explanation;
  const kept = lines.filter(({ kind }) => kind !== 'boilerplate');
  const dropped = lines.filter(({ kind }) => kind === 'boilerplate');
  return [
    heading('page'),
    row('charset', charset),
    row('rules', rules.length === 0 ? 'none knows this page' : rules.join(', then ')),
    ...steps.map((step) => row('tried', `${step.how}: ${step.chars} characters, ${step.verdict}`)),
    ...('unreadable' in record
      ? [row('result', `no article: ${record.unreadable} (${detail ?? ''})`)]
      : fieldsOf(record)),
    heading('text', kept.length),
    ...kept.map(({ kind, text }) => row(kind, text)),
    heading('left out by its words', dropped.length),
    ...dropped.map(({ text, why }) => row(why ?? '', short(text))),
    heading('left out by its place', leftOut.length),
    ...leftOut.map(({ text, why }) => `  ${short(text)}  (${why})`),
  ].join('\n');
}

type Fields = Exclude<Explanation['record'], { readonly unreadable: string }>;

/** Everything but the texts, which follow line by line. */
function fieldsOf(record: Fields): readonly string[] {
  const texts = new Set(['text', 'captions', 'about']);
  return Object.entries(record)
    .filter(([name]) => !texts.has(name))
    .map(([name, value]) => row(name, wordsOf(value)));
}

function wordsOf(value: string | readonly string[] | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return value.length === 0 ? '–' : value.join(', ');
}

function heading(name: string, count?: number): string {
  return `\n${name}${count === undefined ? '' : ` (${count})`}`;
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(LABEL_WIDTH)} ${text}`;
}

function short(text: string): string {
  return text.length <= LEFT_OUT_LENGTH ? text : `${text.slice(0, LEFT_OUT_LENGTH).toWellFormed()}…`;
}
