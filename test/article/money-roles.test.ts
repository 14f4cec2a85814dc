import { describe, expect, it } from 'vitest';
import { findFacts } from '#src/article/facts.ts';
import { withRoles } from '#src/article/sums/money-roles.ts';
import { findMoney } from '#src/language/money.ts';
import { ENDS_MS } from '../ends.ts';

function rolesIn(text: string): readonly string[] {
  return findFacts({ title: '', paragraphs: text.split('\n'), publishedAt: 0 }).money.map(
    (sum) => `${sum.text}=${sum.role}`,
  );
}

describe('what a sum is for', () => {
  it.each([
    ['시는 내년까지 87억원을 투입해 스마트 가로등을 단다.', ['87억원=budget']],
    ['총사업비 360억 원(국비 180억, 시비 180억)을 들인다.', ['360억 원=budget', '180억=budget', '180억=budget']],
    ['교육청은 특별교부세 15억원을 내려보냈다.', ['15억원=budget']],
    ['누리전자는 세종시와 92억원 규모의 공급계약을 체결했다.', ['92억원=contract']],
    ['예산 48억원의 사업을 이 회사는 41억원을 써내 낙찰받았다.', ['48억원=budget', '41억원=contract']],
    ['두 회사는 2억 달러 규모의 업무협약(MOU)을 맺었다.', ['2억 달러=intent']],
    ['다음 달 체결할 예정인 계약의 규모는 300억원이다.', ['300억원=intent']],
    ['두루로보틱스는 시리즈A 라운드에서 85억 원을 유치했다.', ['85억 원=investment']],
    ['수출상담회에서는 6천800만 달러의 상담이 이뤄졌다.', ['6천800만 달러=consultation']],
    ['상담액은 95억원, 계약액은 11억원으로 나타났다.', ['95억원=consultation', '11억원=contract']],
    ['지난해 매출은 1천340억원이었다.', ['1천340억원=other']],
    ['위반하면 과태료 10만원을 문다.', ['10만원=other']],
  ])('is told by its own clause: %s', (text, roles) => {
    expect(rolesIn(text)).toEqual(roles);
  });

  it.each([
    ['The council will spend $12.5 million on poles.', ['$12.5 million=budget']],
    ['A firm won a €210 million contract to signal the line.', ['€210 million=contract']],
    ['They signed a letter of intent worth $500 million.', ['$500 million=intent']],
    ['The start-up raised $28m in a Series B round.', ['$28m=investment']],
    [
      'Export consultations totalled $46 million, with contracts of $3 million.',
      ['$46 million=consultation', '$3 million=contract'],
    ],
    ['The operator reported revenue of $1.2bn.', ['$1.2bn=other']],
  ])('is told in English too: %s', (text, roles) => {
    expect(rolesIn(text)).toEqual(roles);
  });

  it('is a budget when a city invests, an investment when a company does', () => {
    expect(rolesIn('도는 300억원을 투자해 관제센터를 짓는다.')).toEqual(['300억원=budget']);
    expect(rolesIn('한빛전자는 300억원을 투자해 공장을 짓는다.')).toEqual(['300억원=investment']);
    expect(rolesIn('민간이 400억원을 투자하고 시가 100억원을 댄다.')).toEqual(['400억원=investment', '100억원=budget']);
    expect(rolesIn('총사업비 900억원(국비 300억원, 민자 600억원)이다.')).toEqual([
      '900억원=budget',
      '300억원=budget',
      '600억원=investment',
    ]);
  });

  it('is told by the hand that moves it when no word says so', () => {
    expect(rolesIn('항만공사가 실증에 60억원을 더 얹었다.')).toEqual(['60억원=budget']);
    expect(rolesIn('재무적 투자자들이 600억원을 밀어줬다.')).toEqual(['600억원=investment']);
    expect(rolesIn('그는 600억원을 벌었다.')).toEqual(['600억원=other']);
  });

  it('is not taken from a word that stands at another sum, nor from a share of something', () => {
    expect(rolesIn('계약액은 상담액 3,100만 달러의 7%인 217만 달러다.')).toEqual([
      '3,100만 달러=consultation',
      '217만 달러=contract',
    ]);
    expect(rolesIn('계약금액은 매출액의 22.4%에 해당하는 118억원이다.')).toEqual(['118억원=contract']);
  });

  it('is kept by a conversion, in brackets or in a sentence of its own', () => {
    expect(rolesIn('현장에서 390만 달러(약 54억원)의 계약을 맺었다.')).toEqual([
      '390만 달러=contract',
      '54억원=contract',
    ]);
    expect(rolesIn('계약액은 390만 달러다. 우리 돈으로 54억 원쯤 된다.')).toEqual([
      '390만 달러=contract',
      '54억 원=contract',
    ]);
  });

  it('is what the whole list is for when no word stands at one of its sums', () => {
    expect(rolesIn('▲센서 설치 15억원 ▲차단기 설치 22억원 ▲전광판 교체 4억원 등 모두 41억원의 예산을 짰다.')).toEqual([
      '15억원=budget',
      '22억원=budget',
      '4억원=budget',
      '41억원=budget',
    ]);
  });

  it('is not told by what is merely included', () => {
    expect(rolesIn('775억 원의 수출 계약(MOU포함)이 체결됐다.')).toEqual(['775억 원=contract']);
    expect(rolesIn('MOU를 포함해 775억 원에 달하는 계약이 나왔다.')).toEqual(['775억 원=contract']);
  });

  it('comes with its own sentence, also where sums and sentences repeat', () => {
    const text = '예산은 3억원이다. 매출은 3억원이다.\n예산은 3억원이다.';
    const sums = withRoles(findMoney(text), text, 'ko');
    expect(sums.map(({ sentence, role }) => [text.slice(sentence.start, sentence.end), sentence.start, role])).toEqual([
      ['예산은 3억원이다.', 0, 'budget'],
      ['매출은 3억원이다.', 11, 'other'],
      ['예산은 3억원이다.', 22, 'budget'],
    ]);
  });

  it.each(['예산 1억원 계약 ', '1억원을 투자 ', 'contract $1m ', '1억원('])(
    'ends in one sentence of %j for ever',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);
      const startedAt = performance.now();
      withRoles(findMoney(text), text, unit.startsWith('c') ? 'en' : 'ko');
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    },
  );
});
