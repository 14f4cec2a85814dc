// What the parser says when a query cannot be understood, in Korean and English: what is wrong and what to do instead.

export type Message = { readonly ko: string; readonly en: string };

export const QUERY_WORDS = {
  tooLong: (most: number): Message => ({
    ko: `검색식이 너무 깁니다. 단어를 ${most}개까지 쓸 수 있습니다. 여기부터 줄여 주세요.`,
    en: `The query is too long: ${most} words at most. Leave out what comes from here on.`,
  }),
  tooDeep: {
    ko: '괄호가 너무 여러 겹입니다. 괄호를 줄여 주세요.',
    en: 'Too many brackets inside each other. Leave some out.',
  },
  unclosedQuote: {
    ko: '따옴표가 닫히지 않았습니다. 구문의 끝에 "를 붙이거나 여기의 "를 지워 주세요.',
    en: 'A quotation mark is not closed. Put a " at the end of the phrase, or delete this one.',
  },
  unclosedBracket: {
    ko: '괄호가 닫히지 않았습니다. )를 붙이거나 여기의 (를 지워 주세요.',
    en: 'A bracket is not closed. Add a ), or delete this one.',
  },
  strayBracket: {
    ko: '여는 괄호가 없습니다. 여기의 )를 지우거나 앞에 (를 붙여 주세요.',
    en: 'This bracket closes nothing. Delete it, or put a ( before.',
  },
  loneOr: {
    ko: 'OR의 양쪽에 단어가 있어야 합니다. 예: 세종 OR 부산',
    en: 'OR needs a word on both sides, e.g. Sejong OR Busan',
  },
  loneNot: {
    ko: '제외할 단어가 없습니다. 예: -군사',
    en: 'There is no word to exclude, e.g. -military',
  },
  onlyExcluded: {
    ko: '제외할 단어만 있습니다. 찾을 단어를 하나 이상 넣어 주세요. 예: 드론 -군사',
    en: 'There are only words to exclude. Add at least one to look for, e.g. drone -military',
  },
  shortFragment: {
    ko: '별표 안에는 두 글자 이상이 있어야 합니다. 예: `*시장*`',
    en: 'Between stars two letters or more, e.g. `*시장*`',
  },
  emptyField: (field: string): Message => ({
    ko: `${field}: 뒤에 값이 없습니다. 띄어 쓰지 말고 바로 붙여 주세요.`,
    en: `Nothing stands behind ${field}: — write its value right after the colon, without a blank.`,
  }),
  unknownField: (field: string, meant: string): Message => ({
    ko: `${field}: 이라는 항목은 없습니다. ${meant}: 로 고치거나 콜론을 지워 주세요.`,
    en: `There is no field ${field}: — write ${meant}: or delete the colon.`,
  }),
  /** @param near what to write for the places that come near: `city:"서울 중구"`; empty when none does */
  unknownCity: (near: Message): Message => ({
    ko: `어느 도시인지 알 수 없습니다. ${near.ko === '' ? 'city: 없이 단어로 찾아 주세요.' : `이렇게 써 보세요: ${near.ko}`}`,
    en: `It is not clear which city that is. ${near.en === '' ? 'Look for it as a word, without city:' : `Write one of these: ${near.en}`}`,
  }),
  unknownTopic: (names: Message): Message => ({
    ko: `모르는 주제입니다. 다음 중 하나를 쓰세요: ${names.ko}`,
    en: `This topic is not known. Use one of: ${names.en}`,
  }),
  unknownLanguage: { ko: '언어는 ko(한국어)나 en(영어)입니다.', en: 'The language is ko (Korean) or en (English).' },
  wrongDate: {
    ko: '날짜를 읽을 수 없습니다. 2026-11-22, 2026-11, 2026이나 30d(30일 전), 2w(2주 전)처럼 써 주세요.',
    en: 'This is no date. Write 2026-11-22, 2026-11, 2026, or 30d for 30 days ago, 2w for two weeks ago.',
  },
  wrongAmount: {
    ko: '금액을 읽을 수 없습니다. >100억, <=1조 5000억처럼 원화로 써 주세요.',
    en: 'This is no amount. Write it in won, e.g. >10bn or <=15000000000',
  },
} as const;
