// The rules by which the loopback Discord refuses a message must refuse: a rule that takes everything proves nothing of what passes it.
import { describe, expect, it } from 'vitest';
import { checkMessage } from './discord-limits.ts';
import { messageBody } from './discord-payload.ts';

const text = { type: 10, content: '말' };
const button = { type: 2, style: 2, label: '왜?', custom_id: 'v1|why|7' };
const link = { type: 2, style: 5, label: '원문', url: 'https://news.example/7' };
const picture = { type: 11, media: { url: 'https://img.example/a.jpg' }, description: '교차로' };
const section = { type: 9, components: [text], accessory: picture };
const row = (...buttons: readonly object[]) => ({ type: 1, components: buttons });

function brokenBy(...components: readonly object[]): string {
  const body = { flags: 32_768, components, allowed_mentions: { parse: [] } };
  return checkMessage(messageBody.parse(body), 'message').join('\n');
}

describe('a message', () => {
  it('of a picture beside its text, five buttons and a text is sound', () => {
    const presses = ['a', 'b', 'c', 'd'].map((id) => ({ ...button, custom_id: id }));
    expect(brokenBy({ type: 17, components: [section, text, row(link, ...presses)] })).toBe('');
  });

  it.each([
    [
      'a picture without words',
      [{ ...section, accessory: { ...picture, description: undefined } }],
      'an alt text of 0',
    ],
    [
      'words of a picture too long',
      [{ ...section, accessory: { ...picture, description: 'a'.repeat(1_025) } }],
      '1025',
    ],
    ['a picture without an address', [{ ...section, accessory: { ...picture, media: undefined } }], 'no address'],
    [
      'a raw address of a picture',
      [{ ...section, accessory: { ...picture, media: { url: 'https://a.b/사진' } } }],
      '사진',
    ],
    ['four texts beside a picture', [{ ...section, components: [text, text, text, text] }], 'one to three texts'],
    ['a section without a picture', [{ ...section, accessory: undefined }], 'without a picture'],
    [
      'six buttons',
      [row(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...button, custom_id: id })))],
      'five buttons',
    ],
    ['a button without a label', [row({ ...button, label: '' })], 'without a label'],
    ['a label of 81', [row({ ...button, label: '가'.repeat(81) })], 'a label of 81'],
    ['a raw address of a button', [row({ ...link, url: 'https://a.b/기사' })], 'no URI'],
    ['an address of 513', [row({ ...link, url: `https://a.b/${'a'.repeat(501)}` })], 'url of 513'],
    ['two buttons of one id', [row(button, button)], 'share a custom_id'],
    ['an id of 101', [row({ ...button, custom_id: 'k'.repeat(101) })], 'custom_id of 101'],
    [
      'two components of one number',
      [
        { ...text, id: 7 },
        { ...text, id: 7 },
      ],
      'share an id',
    ],
    ['41 components', Array.from({ length: 41 }, () => text), '41 components'],
    ['4,001 characters', [{ ...text, content: '가'.repeat(4_001) }], '4001 characters'],
  ])('with %s is not', (_, components, words) => {
    expect(brokenBy(...components)).toContain(words);
  });
});
