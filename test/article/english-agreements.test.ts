import { describe, expect, it } from 'vitest';
import { findAgreements } from '#src/article/agreements.ts';
import type { Agreement } from '#src/model-facts.ts';

const PUBLISHED = Date.parse('2025-03-13T10:00:00+09:00');

function agreementsIn(...sentences: readonly string[]): readonly Agreement[] {
  return findAgreements({ title: '', sentences, publishedAt: PUBLISHED, language: 'en' });
}

describe('an agreement in English', () => {
  it.each([
    ['Ulsan City and Lotte signed an MOU on carbon capture yesterday.', ['Ulsan City', 'Lotte']],
    ['A letter of intent on climate data was signed between Suwon City and Freiburg.', ['Suwon City', 'Freiburg']],
    ['The MOU, signed by Gangneung City and Naver Cloud, covers tourism.', ['Gangneung City', 'Naver Cloud']],
    [
      'The trial builds on an agreement that Parkwise and Leeds City Council signed.',
      ['Parkwise', 'Leeds City Council'],
    ],
    ['Opticore said it had signed a contract with the Port of Ulsan.', ['Opticore', 'Port of Ulsan']],
    ['Seoul Mayor Oh Se-hoon and Lima Mayor Jorge Munoz signed a cooperation agreement.', ['Seoul', 'Lima']],
    ["Vietnam's FPT and Danish analytics firm Nordbyte inked a deal.", ['FPT', 'Nordbyte']],
    [
      'The Ministry of Land, Infrastructure and Transport and Busan City signed an MOU.',
      ['Ministry of Land, Infrastructure and Transport', 'Busan City'],
    ],
    ['Hyundai signed a deal with the city of Seoul, South Korea, to test robotaxis.', ['Hyundai', 'Seoul']],
    ['The Delhi government signed a memorandum of understanding with IIIT-Delhi.', ['Delhi government', 'IIIT-Delhi']],
    ['SEOUL, March 12 (News) -- KT Corp. said it has signed an agreement with Telkom.', ['KT Corp.', 'Telkom']],
    ['Officials from Ulsan City and Kobe signed an MOU.', ['Ulsan City', 'Kobe']],
    ['KT, Busan City, and the University of Ulsan signed an agreement.', ['KT', 'Busan City', 'University of Ulsan']],
    ['Under an MOU signed with Busan City, KT will test drones.', ['Busan City', 'KT']],
  ])('has parties: %s', (sentence, parties) => {
    expect(agreementsIn(sentence)).toMatchObject([{ parties, status: 'signed' }]);
  });

  it('remembers whom the city, the company, the two sides mean', () => {
    expect(agreementsIn('Hyundai Motor has joined.', 'The company signed an MOU with Ulsan City.')).toMatchObject([
      { parties: ['Hyundai Motor', 'Ulsan City'] },
    ]);
    expect(agreementsIn('Suwon and Freiburg have met.', 'The two cities signed an MOU on Monday.')).toMatchObject([
      { parties: ['Suwon', 'Freiburg'], date: '2025-03-10' },
    ]);
  });

  it('is two when two clauses tell one each', () => {
    expect(
      agreementsIn('Hyundai signed an MOU with Jakarta on trams, and LG CNS also signed a contract with Bandung.'),
    ).toMatchObject([{ parties: ['Hyundai', 'Jakarta'] }, { parties: ['LG CNS', 'Bandung'] }]);
  });

  it.each([
    'LH and KT will sign an MOU.',
    'LH plans to sign an MOU with KT.',
    'LH and KT have agreed to sign an MOU.',
    'An MOU is to be signed by LH and KT.',
    'LH is due to sign an MOU with KT next week.',
  ])('is planned: %s', (sentence) => {
    expect(agreementsIn(sentence)).toMatchObject([{ parties: ['LH', 'KT'], status: 'planned' }]);
  });

  it.each([
    'LH may sign an MOU with KT.',
    'LH has yet to sign an MOU with KT.',
    'LH denied that it had signed an MOU with KT.',
    'If LH signs an MOU with KT, tests start.',
    'LH had planned to sign an MOU with KT.',
    'LH terminated the contract it had signed with KT.',
    'Talks between LH and KT ended without an agreement.',
    'Drivers accept a user agreement signed by LH and KT.',
    'Did LH sign an MOU with KT?',
    'The two cities signed an agreement.',
  ])('is none: %s', (sentence) => {
    expect(agreementsIn(sentence)).toEqual([]);
  });

  it.each([
    ['LH and KT signed an MOU on traffic data on March 10.', 'traffic data', '2025-03-10'],
    ['LH signed a five-year agreement with KT on June 2, 2020 for berth software.', 'berth software', '2020-06-02'],
    ['LH signed an MOU with KT last Friday to test hydrogen buses.', 'test hydrogen buses', '2025-03-07'],
    ['LH will sign an MOU with KT on tram data next Monday.', 'tram data', '2025-03-17'],
    ['LH and KT signed an MOU on 19 August last year.', '', '2024-08-19'],
    ['LH and KT signed an MOU on tram data, the city said on Tuesday.', 'tram data', undefined],
  ])('has a subject and a day: %s', (sentence, subject, date) => {
    expect(agreementsIn(sentence)).toMatchObject([{ subject, date }]);
  });
});
