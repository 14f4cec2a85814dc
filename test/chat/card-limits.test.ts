// Whatever the web holds: every card, notice and reply stays inside Discord's limits, keeps its promises, and calls nobody.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { threadName } from '#src/chat/card-follow-up.ts';
import { renderReply } from '#src/chat/discord-render.ts';
import type { MessageBody } from '#src/chat/card.ts';
import { checkEdit } from '../loopback/discord-limits.ts';
import { messageBody } from '../loopback/discord-payload.ts';
import { brokenLimits, delivery, partsOf, textsOf } from './card-fixtures.ts';
import {
  alertsOf,
  digestsOf,
  hostileArticle,
  hostileNotice,
  hostileReply,
  hostileText,
  ROLE,
  toldOf,
  webAddress,
  type Sent,
} from './hostile-cards.ts';

function brokenBy({ name, kind, body }: Sent): readonly string[] {
  const misplaced = kind === 'edit' ? checkEdit(messageBody.parse(structuredClone(body))) : [];
  return [...brokenLimits(body, kind), ...misplaced, ...live(textsOf(body.components))].map(
    (words) => `${name}: ${words}`,
  );
}

/** What Discord would read as a call, in a text that is meant to be read by people. Our own last text, the chosen role, is none. */
function live(texts: readonly string[]): readonly string[] {
  const text = texts.filter((each) => each !== `<@&${ROLE}>`).join('\n');
  // From left to right, as Discord reads: a backslash inside code escapes nothing.
  const plain = text.replaceAll(/\\.|`[^`\n]*`|\(https?:[^\s)]*\)|<https?:[^>]*>/gsu, '');
  return [
    ...(text.isWellFormed() ? [] : ['half a character']),
    ...(/@everyone|@here|<@/.test(plain) ? [`calls somebody: ${plain}`] : []),
    ...(/[\u202A-\u202E\u2066-\u2069]/.test(text) ? ['turns the direction of what follows'] : []),
  ];
}

/** The address as a reader can follow it: verbatim in a text, or on a button. */
function holds({ components }: MessageBody, url: string): boolean {
  return JSON.stringify(components).includes(JSON.stringify(url).slice(1, -1));
}

/** Articles of a headline that is found again, at an address that a reader can open. */
const numbered = fc.tuple(hostileArticle, fc.nat({ max: 9_999 }), hostileText, webAddress);
const readable = numbered.map(([article, id, rest, url]) => ({ ...article, id, title: `제목${id}번 ${rest}`, url }));

describe('an alert, its edit, a further report and a sample', () => {
  it('stay inside the limits and call nobody, whatever their article holds', () => {
    fc.assert(
      fc.property(alertsOf(toldOf(hostileArticle)), (sent) => {
        expect(sent.flatMap(brokenBy)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('show the headline as text and the address as published, up to 2,000 characters', () => {
    const told = readable.chain((article) => toldOf(fc.constant(article)).map((one) => one));
    const shown = fc.tuple(told).chain(([one]) => fc.tuple(fc.constant(one), alertsOf(fc.constant(one))));
    fc.assert(
      fc.property(shown, ([{ article }, sent]) => {
        for (const { name, body } of sent) {
          const isTitled = textsOf(body.components).join('\n').includes(`제목${article.id}번`);
          expect({ name, isTitled, isThere: holds(body, article.url) }).toEqual({
            name,
            isTitled: true,
            isThere: true,
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ping the chosen role in what is new, and nobody in anything else', () => {
    fc.assert(
      fc.property(alertsOf(toldOf(hostileArticle)), (sent) => {
        for (const { name, body } of sent) {
          const roles = body.allowed_mentions.roles ?? [];
          const isNew = name.startsWith('alert') && textsOf(body.components).at(-1) === `<@&${ROLE}>`;
          expect({ name, roles }).toEqual({ name, roles: isNew ? [ROLE] : [] });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are one line in compact style, without buttons and pictures', () => {
    fc.assert(
      fc.property(alertsOf(toldOf(hostileArticle)), (sent) => {
        for (const { name, body } of sent.filter(({ name }) => name.endsWith('compact'))) {
          const [line = ''] = textsOf(body.components);
          expect({ name, line, isOneLine: line.includes('\n') }).toEqual({ name, line, isOneLine: false });
          expect(partsOf(body.components).every((part) => 'content' in part)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('give a thread a name that Discord takes', () => {
    fc.assert(
      fc.property(toldOf(hostileArticle), (told) => {
        expect(threadName(delivery({ articles: [told] }))).toMatch(/^.{1,100}$/su);
      }),
    );
  });
});

describe('a digest', () => {
  it('of none to sixty articles stays inside the limits and calls nobody', () => {
    fc.assert(
      fc.property(digestsOf(toldOf(hostileArticle), { min: 0, max: 60 }), (sent) => {
        expect(brokenBy(sent)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('shows the headlines and the addresses of sixteen, though the addresses fill 490 characters', () => {
    const short = readable.map((article) => ({ ...article, url: article.url.slice(0, 490) }));
    fc.assert(
      fc.property(digestsOf(toldOf(short), { min: 1, max: 16 }), ({ body, articles, name }) => {
        const text = textsOf(body.components).join('\n');
        for (const { article } of articles) {
          const isTitled = text.includes(`제목${article.id}번`);
          expect({ name, isTitled, isThere: holds(body, article.url) }).toEqual({
            name,
            isTitled: true,
            isThere: true,
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('a notice stays inside the limits and calls nobody', () => {
  fc.assert(
    fc.property(hostileNotice, (sent) => {
      expect(brokenBy(sent)).toEqual([]);
    }),
  );
});

it('a reply of any kind stays inside the limits and calls nobody, with its pages and what it offers', () => {
  const context = { locale: 'ko', commandIds: new Map([['search', '400000000000000001']]) } as const;
  fc.assert(
    fc.property(hostileReply, (reply) => {
      const { flags, components, allowedMentions } = renderReply(reply, context);
      const body = { flags, components, allowed_mentions: allowedMentions };
      expect(brokenBy({ name: reply.kind, kind: 'reply', body })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
