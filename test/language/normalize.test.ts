import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { cleanLine, hangulShareOf, languageOf } from '#src/language/normalize.ts';

describe('cleanLine', () => {
  it('keeps one space between words, whatever white space stood there', () => {
    expect(cleanLine('  스마트\u00a0\n\t시티\u3000서울 ')).toBe('스마트 시티 서울');
  });

  it('takes out what no reader sees: zero-width and bidi marks, soft hyphens, NUL, Hangul fillers', () => {
    expect(cleanLine('스\u200b마\u202e트\u0000시\u00ad티\ufeff\u3164')).toBe('스마트시티');
  });

  it('composes letters that came apart, even around a zero-width mark', () => {
    expect(cleanLine('\u1109\u200b\u1165\u110b\u116e\u11af')).toBe('서울');
  });

  it('drops a lone surrogate and keeps whole ones', () => {
    expect(cleanLine('도시\ud83d 🏙')).toBe('도시 🏙');
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanLine(text);
        expect(cleanLine(once)).toBe(once);
      }),
    );
  });
});

describe('languageOf', () => {
  it('calls a Korean text with many English names Korean', () => {
    expect(languageOf('KT와 LG U+는 AI·IoT 플랫폼 OneM2M을 시티허브와 연결한다')).toBe('ko');
  });

  it('calls an English text with a Korean name English', () => {
    expect(languageOf('The mayor of Sejong (세종) opened the smart city centre on Tuesday')).toBe('en');
  });

  it('calls a text without letters Korean, and gives it no share of Hangul', () => {
    expect(languageOf('2024. 05. 03')).toBe('ko');
    expect(hangulShareOf('2024. 05. 03')).toBe(0);
  });
});
