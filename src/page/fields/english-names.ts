// Decides which names an English byline tells: who wrote, without what they are, for whom, and who took the pictures.
// It must never read on behind a name: a date, a role or the next line begins there.

/** What separates two names: `홍길동·김철수`, `Jane Roe and John Doe`. */
export const NAME_GAP = /\s?[·,ㆍ/&;|]\s?|\s(?:and|with)\s/u;

/** The names of a byline without its `By`: `Jane Roe and John Doe, Staff Writer`, `Jane Roe, Associated Press`. */
export function splitNames(text: string): readonly string[] {
  const [first = '', ...others] = text.replace(PICTURED_BY, '').split(BEHIND);
  return [first, ...others.filter((part) => !isPost(part))]
    .flatMap((part) => part.split(NAME_GAP))
    .map((name) => name.replace(NAME_END, '').replace(ENGLISH_ROLE, '').trim());
}

/** The names behind the first `By …` in what stands above a text; undefined when there is none. A line's end ends a name. */
export function bylineIn(header: string): string | undefined {
  return HEADER_BYLINE.exec(header)?.[1];
}

/** What may follow a name on its line: `May 3, 2024`, `Friday, …`, `Photographs by …`, `Senior …`. */
const NO_NAME =
  '(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?\\s\\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|(?:Photo|Video|Story|Illustration|Graphic)[a-z]{0,8}\\b|(?:Published|Updated|Posted|Staff|Senior|Chief|Special|Contributing|Managing|Associate)\\b)';

const NAME_END = new RegExp(`\\s(?:on\\s)?${NO_NAME}.{0,160}$`, 'u');

/** `… Photographs by John Doe`: a credit of pictures, not of the text. */
const PICTURED_BY = /\s(?:photo|video|illustration|graphic)[a-z]{0,8}\s(?:by|from|courtesy)\b.{0,160}$/iu;

const WORD = `(?!${NO_NAME})\\p{Lu}[\\p{Ll}.'’-]{0,20}`;
const NAME = `${WORD}(?: ${WORD}){1,3}`;
const HEADER_BYLINE = new RegExp(`(?:^|[\\s|·])[Bb]y:?\\s(${NAME}(?:(?:,?\\s(?:and|&)|,) ${NAME}){0,3})`, 'u');

/** What stands behind a name and tells more of it, unless it is another name. */
const BEHIND = /\s?[,|/]\s?|\s[-–—•]\s/u;

function isPost(part: string): boolean {
  return POST.test(part) || AGENCY.test(part);
}

const ROLE =
  '(?:reporter|writer|editor|correspondent|contributor|journalist|columnist|producer|photographer|critic|analyst|anchor|host|chief|director|professor|fellow)s?';

/** `Chief Political Correspondent`, `Staff Writers` */
const POST = new RegExp(`\\b${ROLE}\\)?$`, 'iu');

/** For whom they write: `Associated Press`, `Bloomberg News`, `Local Democracy Reporting Service`. */
const AGENCY =
  /^(?:the\s)?(?:AP|AFP|UPI|PA|Reuters|Bloomberg|Xinhua|Yonhap|Kyodo|Agence France-Presse|(?:[\p{L}.&’'-]{1,20}\s){1,5}(?:Press|Agency|News|Service|Media|Network|Times|Tribune|Herald|Gazette|Journal|Wire))$/iu;

/** `Jane Roe Staff Writer`, `Jane Roe (Senior Reporter)`. */
const ENGLISH_ROLE = new RegExp(
  `\\s?(?:[-–—(|]\\s?)?(?:(?:senior|staff|chief|lead|contributing|managing)\\s)?${ROLE}\\)?$`,
  'iu',
);
