// Text of the web beside the marks of our own words, in both platforms.
import { describe, expect, it } from 'vitest';
import { escapeLine } from '#src/chat/card-markdown.ts';
import { showWords } from '#src/chat/discord-words.ts';
import { asWritten, unmarked } from '#src/chat/own-marks.ts';
import { plainLine, plainWords } from '#src/chat/terminal-render.ts';
import { fc } from '../chance.ts';

const IDS = new Map([['help', '900000000000000099']]);
const ID = '123456789012345678';
const pieces = fc.constantFrom(
  '{/help}',
  `{#x|${ID}/${ID}/${ID}}`,
  `<#${ID}>`,
  `{@${ID}}`,
  '<t:1527603720:f>',
  '`',
  '{',
  '<',
  '/',
  '>',
  '}',
  '\uFDD1',
);
const texts = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a text from outside among words of ours', () => {
  it('is shown by Discord as the characters that it holds, and by a terminal as well', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const line = plainLine(text);
        expect(showWords(unmarked(line), IDS, 4_000)).toBe(escapeLine(line, 4_000));
        expect(plainWords(unmarked(line))).toBe(line);
        expect(asWritten(unmarked(line))).toBe(line);
      }),
    );
  });

  it('leaves the marks beside it alone', () => {
    const words = `${unmarked(`<#${ID}> {/help} \``)} {/help} <#${ID}> \`x\``;
    expect(showWords(words, IDS, 4_000)).toBe(`\\<#${ID}> {/help} \\\` </help:900000000000000099> <#${ID}> \`x\``);
    expect(plainWords(words)).toBe(`<#${ID}> {/help} \` /help #${ID} \`x\``);
  });
});
