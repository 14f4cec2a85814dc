// Which object of a page's JSON-LD is the article, and whom and what it names.
import { describe, expect, it } from 'vitest';
import { readLinkedData } from '#src/page/steps/json-ld.ts';

const PAGE = { urls: ['https://paper.example.kr/news/1'], titles: ['걸음에 맞춘 가로등 - 새벽신문'] };
const articleOf = (...objects: readonly object[]) =>
  readLinkedData(
    objects.map((one) => JSON.stringify(one)),
    PAGE,
  ).article;

describe('the only article a page names', () => {
  const other = {
    '@type': 'NewsArticle',
    headline: '골목 가게의 한 해',
    datePublished: '2019-05-03',
    author: '피가온',
  };

  it('is not the page’s when both its address and its headline are another’s', () => {
    expect(articleOf({ ...other, url: 'https://paper.example.kr/news/99' })).toBeUndefined();
    expect(articleOf({ ...other, mainEntityOfPage: { '@id': '/news/99' } })).toBeUndefined();
  });

  it('is none of several such, either', () => {
    const teasers = [2, 3].map((id) => ({ ...other, headline: `골목 가게의 ${id}년`, url: `/news/${id}` }));
    expect(articleOf(...teasers)).toBeUndefined();
    expect(articleOf(...teasers, { '@type': 'NewsArticle', datePublished: '2024-05-03' })?.datePublished).toBe(
      '2024-05-03',
    );
  });

  it('is when either agrees, or one of them is not told', () => {
    expect(articleOf(other)?.authors).toEqual(['피가온']);
    expect(articleOf({ ...other, url: 'https://m.paper.example.kr/news/1/' })?.authors).toEqual(['피가온']);
    expect(articleOf({ ...other, '@id': '#article' })?.authors).toEqual(['피가온']);
    const amp = { '@type': 'Article', url: 'https://paper.example.kr/amp/1', author: '피가온' };
    expect(articleOf({ ...amp, headline: '걸음에 맞춘 가로등' })?.authors).toEqual(['피가온']);
    expect(articleOf({ ...amp, headline: '새벽시, 걸음에 맞춘 가로등 - 새벽신문 단다' })?.authors).toEqual(['피가온']);
    expect(articleOf(amp)?.authors).toEqual(['피가온']);
  });
});

describe('an article’s type', () => {
  it.each(['LiveBlogPosting', 'https://schema.org/NewsArticle', 'http://schema.org/LiveBlogPosting', 'schema:Article'])(
    'may be %s',
    (type) => {
      expect(articleOf({ '@type': type, headline: '걸음에 맞춘 가로등' })?.headline).toBe('걸음에 맞춘 가로등');
    },
  );

  it('tells a person from an organisation in its long spelling, too', () => {
    const author = { '@type': 'https://schema.org/Organization', name: '디지털뉴스팀' };
    const article = articleOf({ '@type': 'NewsArticle', headline: '걸음에 맞춘 가로등', author });
    expect(article).toMatchObject({ authors: [], desks: ['디지털뉴스팀'] });
  });
});

describe('what an article names by its @id', () => {
  const graph = (article: object) => ({
    '@graph': [
      { '@type': 'NewsArticle', headline: '걸음에 맞춘 가로등', ...article },
      { '@type': 'Person', '@id': '/#/person/1', name: '피가온' },
      { '@type': 'Organization', '@id': '/#organization', name: '새벽신문' },
      { '@type': 'ImageObject', '@id': '/news/1#image', url: 'https://img.example.kr/1.jpg' },
      { '@type': 'ImageObject', '@id': '/news/1#photo', contentUrl: 'https://img.example.kr/2.jpg' },
    ],
  });

  it('is looked up among the page’s objects: author, publisher, picture', () => {
    const named = {
      author: { '@id': '/#/person/1' },
      publisher: { '@id': '/#organization' },
      image: { '@id': '/news/1#image' },
    };
    expect(articleOf(graph(named))).toMatchObject({
      authors: ['피가온'],
      publisher: '새벽신문',
      imageUrl: 'https://img.example.kr/1.jpg',
    });
    expect(
      articleOf(graph({ author: [{ '@id': '/#organization' }], image: [{ '@id': '/news/1#photo' }] })),
    ).toMatchObject({
      authors: [],
      desks: ['새벽신문'],
      imageUrl: 'https://img.example.kr/2.jpg',
    });
  });

  it('is nobody when no object has it', () => {
    const lost = { author: { '@id': '/#/person/9' }, image: { '@id': '/news/1#none' } };
    expect(articleOf(graph(lost))).toMatchObject({ authors: [], imageUrl: undefined });
    expect(articleOf(graph({ image: { '@id': 'https://img.example.kr/3.jpg' } }))?.imageUrl).toBe(
      'https://img.example.kr/3.jpg',
    );
  });
});
