// Articles for the soak in any number: about smart cities, so that they are told, of words made of chance, so that none repeats another.
import type { Article } from '../loopback/news-site.ts';
import type { Dice } from './dice.ts';

type Text = Pick<Article, 'title' | 'author' | 'paragraphs'>;

const CITIES = [
  '춘천',
  '여수',
  '안동',
  '군산',
  '김해',
  '천안',
  '제천',
  '포항',
  '목포',
  '원주',
  '파주',
  '경산',
  '속초',
  '통영',
];
const SYLLABLES = [
  ...'가나다라마바사아자차카파하거너더러머버서어저처커퍼허고노도로모보소오조초코포호구누두루무부수우주추쿠푸후기니디리미비시이지치키피히',
];
const ENDINGS = ['를 넓힌다', '를 새로 놓았다', '를 시험한다', '를 고쳐 쓴다', '를 함께 맡는다', '를 잰다'];
const SENTENCES = 3;
const PARAGRAPHS = 4;

/** A story that nobody has told before. */
export function freshStory(dice: Dice): Text {
  const city = dice.pick(CITIES);
  const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
    Array.from({ length: SENTENCES }, () => sentence(city, dice)).join(' '),
  );
  const title = `${city}시, ${word(dice)} ${word(dice)} 스마트시티 ${word(dice)} ${dice.between(11, 999)}곳`;
  return { title, author: '한가람', paragraphs };
}

/** The same text at another outlet, under a headline of its own. */
export function copyOf({ paragraphs }: Text, dice: Dice): Text {
  return { title: `${word(dice)} ${word(dice)} 나선 스마트도시`, author: '온누리', paragraphs };
}

/** The headline as its outlet corrects it: another figure. */
export function correctedTitle({ title }: Text): string {
  return title.replace(FIGURE, (figure) => `${Number(figure) + 1_000}곳으로 바로잡아 ${figure}`);
}

/** Example: `120` in `여수시, 다라모 스마트시티 120곳` */
const FIGURE = /\d+/;

function sentence(city: string, dice: Dice): string {
  const words = Array.from({ length: dice.between(5, 8) }, () => word(dice));
  return `${city}시는 스마트시티 사업으로 ${words.join(' ')} ${dice.between(12, 980)}곳${dice.pick(ENDINGS)}.`;
}

function word(dice: Dice): string {
  return Array.from({ length: dice.between(2, 4) }, () => dice.pick(SYLLABLES)).join('');
}
