import { describe, expect, it } from 'vitest';
import { originOf, originOfOffice } from '#src/page/fields/origin.ts';
import { creditOf } from '#src/page/fields/picture-credit.ts';
import { leadPicture } from '#src/page/markup/picture.ts';

describe('creditOf', () => {
  it.each([
    ['서울시청 앞. 새롬시 제공', '새롬시'],
    ['로봇이 길을 건너고 있다. /누리군 제공', '누리군'],
    ['설비. /새론테크', '새론테크'],
    ['포럼 현장. (사진=지디넷코리아)', '지디넷코리아'],
    ['[출처=셔터스톡]', '셔터스톡'],
    ['화면. 〈자료 한빛시〉', '한빛시'],
    ['전경 ⓒ도담타임즈 백이든 기자', '백이든'],
    ['[누리=뉴시스] 임채린 기자 = 드론이 내려앉고 있다. 2024.10.17. a@newsis.com *재판매 및 DB 금지', '임채린'],
    ['상인들. 기사 내용과 무관함. [게티이미지]', '게티이미지'],
    ['빈집 골목. 사진 나래시', '나래시'],
    ['One of the lanterns (Image: Wexbridge Borough Council)', 'Wexbridge Borough Council'],
    ['A bin at Main and Third. Kirsten Aldous/Plains Dispatch', 'Kirsten Aldous'],
    ['Maribel Tso via Getty Images', 'Maribel Tso'],
    ['Signing ceremony. (PRNewsfoto/Saeron Tech Co., Ltd.)', 'Saeron Tech Co., Ltd.'],
  ])('finds who is credited in %s', (words, name) => {
    expect(creditOf(words)).toBe(name);
  });

  it.each(['시장이 인사말을 하고 있다.', 'Mayor Ana Ruiz speaks at the opening.', ''])(
    'finds nobody in %s',
    (words) => {
      expect(creditOf(words)).toBeUndefined();
    },
  );
});

describe('leadPicture', () => {
  const BASE = 'https://paper.kr/news/1';

  it('passes over what every page of a site shares', () => {
    const shared = [
      '/img/og_default.png',
      'https://img.paper.kr/common/meta/share.jpg',
      '/images/logo/top.jpg',
      '/blank.gif',
    ];
    expect(leadPicture([...shared, '/photo/20240501/1.jpg'], [], BASE)).toBe('https://paper.kr/photo/20240501/1.jpg');
    expect(leadPicture(shared, [], BASE)).toBeUndefined();
  });
});

describe('originOf', () => {
  it.each([
    ['본 자료는 새론테크가 제공한 보도자료입니다', '새론테크'],
    ['※ 이 기사는 마루소프트가 제공한 보도자료를 바탕으로 작성했습니다.', '마루소프트'],
    ['※ 자료제공=누리군', '누리군'],
    ['출처: 새론테크 보도자료', '새론테크'],
    ['SOURCE Saeron Tech Co., Ltd.', 'Saeron Tech Co., Ltd.'],
  ])('reads %s', (note, name) => {
    expect(originOf({ notes: [note], about: [] })).toBe(name);
  });

  it('takes the heading of the profile, when no note names anybody', () => {
    expect(originOf({ notes: [], about: ['한중일3국협력사무국 개요', '…'] })).toBe('한중일3국협력사무국');
    expect(originOf({ notes: [], about: ['About Saeron Tech', '…'] })).toBe('Saeron Tech');
    expect(originOf({ notes: [], about: ['회사 소개', '…'] })).toBeUndefined();
    expect(originOf({ notes: ['출처=셔터스톡 이미지를 썼다.'], about: [] })).toBeUndefined();
  });

  it('is the office itself on its own pages, and a ministry that signs', () => {
    const nobody = { outlet: undefined, signed: [] };
    expect(originOfOffice({ url: 'https://www.dodam.go.kr/1', outlet: '도담군청', signed: [] })).toBe('도담군');
    expect(originOfOffice({ url: 'https://www.korea.kr/1', ...nobody, signed: ['2025.04.24', '행정안전부'] })).toBe(
      '행정안전부',
    );
    expect(
      originOfOffice({ url: 'https://www.paper.kr/1', outlet: '도담신문', signed: ['홍길동 기자'] }),
    ).toBeUndefined();
  });
});
