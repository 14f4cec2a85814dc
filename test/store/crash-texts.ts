// What the store is killed over: releases as articles, and an edited copy of the first.
import { edited, RELEASES } from '../article/releases.ts';

const [first] = RELEASES;

export const TEXTS: readonly { readonly title: string; readonly paragraphs: readonly string[] }[] = [
  ...RELEASES.map(({ title, body }) => ({ title, paragraphs: body.split('\n') })),
  { title: first?.title ?? '', paragraphs: edited(first?.body ?? '', '새벽일보', 1).split('\n') },
];
