// The compact style, for busy channels: one line a story, headline, outlet and time. No picture, no buttons, no reasons.
// It keeps what every alert promises: the headline as text and the address as published, found again by the delivery's mark.
import type { APITextDisplayComponent } from 'discord.js';
import type { AlertedArticle, Language } from '#src/model.ts';
import { textDisplay } from './card-components.ts';
import { bareAddress, hostOf, linkTitle } from './card-link.ts';
import { escapeText, timeMark } from './card-markdown.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { sourceMarkdown } from './source-line.ts';
import { storyNotes } from './story-line.ts';

/** An alert of one line, as a message's only part. @param mark of its delivery */
export function compactAlert(told: AlertedArticle, locale: Language, mark: number): APITextDisplayComponent {
  return { ...textDisplay(compactLine(told, locale)), id: mark };
}

const MOST_TITLE = 200;
const MOST_HOST = 80;

/** `**[headline](address)** · outlet · time`; the address follows in brackets where no link can carry it. */
export function compactLine({ article, story }: AlertedArticle, locale: Language): string {
  const { title, url, publishedAt } = article;
  const { text, isLinked } = linkTitle(title, url, MOST_TITLE);
  const head = `**${text === '' ? CARD_TEXTS.untitled[locale] : text}**`;
  const address = isLinked ? '' : (bareAddress(url) ?? escapeText(hostOf(url), MOST_HOST));
  const parts = [sourceMarkdown(article, locale), timeMark(publishedAt, 'R'), ...storyNotes(story, locale)];
  return [address === '' ? head : `${head} ${address}`, ...parts].filter((part) => part !== '').join(' · ');
}
