// Pages that no rule knows: Readability says where the text stands, the page itself what belongs to it.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';

const P = [
  'The town of Marrow Bay will hang 240 sensors on its street lamps by June, the council decided on Tuesday night.',
  'Each sensor counts people, not faces, and throws away its picture after a tenth of a second, said the chief engineer.',
  'The counts go to a public map. Shop owners on Fulton Street asked for it after two summers of empty sidewalks and closed doors.',
  'The project costs $410,000. A state grant pays for two thirds of it, and the rest comes out of the parking fund this year.',
  'A review is due after twelve months. If the numbers do not help anybody, the lamps will simply be lamps again, she said.',
];
const page = (inside: string, around = '') =>
  `<html><head><title>Lamps that count - Marrow Bay Ledger</title></head><body><div class="menu"><a href="/">Home</a></div><h1>Lamps that count</h1><div class="story">${inside}</div>${around}</body></html>`;
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');
const read = (html: string) => {
  const extraction = extract({ html, url: 'https://ledger.example/lamps' });
  if (extraction.kind !== 'draft') throw new Error(`${extraction.reason}: ${extraction.detail}`);
  return extraction.draft;
};

describe('a page without a rule', () => {
  it('leaves out boxes that are named as what they are, wherever they stand', () => {
    const inside = `${paragraphs(P.slice(0, 2))}
      <div class="inlineNewsletterUnit"><p>Get our best stories every morning. Enter your address below and press the button.</p></div>
      <div class="article__related-box"><h3>The lamps of last year</h3><p>A long teaser about another story that ends in a full stop.</p></div>
      ${paragraphs(P.slice(2))}
      <div class="author-bio"><p>Ines Holloway covers streets and lamps for the Ledger. She lives in Marrow Bay with two cats.</p></div>`;
    expect(read(page(inside)).paragraphs).toEqual(P);
  });

  it('keeps a text whose own box has such a name: names lie', () => {
    expect(read(page(`<div class="social-widget sidebar">${paragraphs(P)}</div>`)).paragraphs).toEqual(P);
  });

  it('takes back a list and a short paragraph that Readability leaves out among its text', () => {
    const list = ['Fulton Street: 90', 'Harbor Road: 80', 'Old Market: 70'];
    const inside = `${paragraphs(P.slice(0, 2))}<p>Where they go:</p><ul>${list.map((text) => `<li>${text}</li>`).join('')}</ul>${paragraphs(P.slice(2))}`;
    expect(read(page(inside)).paragraphs).toEqual([...P.slice(0, 2), 'Where they go:', ...list, ...P.slice(2)]);
  });

  it('keeps a linked list that the text announces, and drops one that nobody asked for', () => {
    const links = '<ul><li><a href="/a">Lamp post A</a></li><li><a href="/b">Lamp post B</a></li></ul>';
    const announced = read(
      page(`${paragraphs(P.slice(0, 3))}<p>The first two are:</p>${links}${paragraphs(P.slice(3))}`),
    );
    expect(announced.paragraphs).toContain('Lamp post A');
    const unasked = read(page(`${paragraphs(P.slice(0, 3))}${links}${paragraphs(P.slice(3))}`));
    expect(unasked.paragraphs).toEqual(P);
  });

  it('tells the words of a picture from the text, and names who made it', () => {
    const figure =
      '<div class="image-box"><img src="/lamp.jpg" width="800"><p>A lamp on Fulton Street. Photo: City of Marrow Bay</p></div>';
    const draft = read(page(`${paragraphs(P.slice(0, 1))}${figure}${paragraphs(P.slice(1))}`));
    expect(draft.paragraphs).toEqual(P);
    expect(draft.captions).toEqual(['A lamp on Fulton Street. Photo: City of Marrow Bay']);
    expect([draft.imageUrl, draft.imageCredit]).toEqual(['https://ledger.example/lamp.jpg', 'City of Marrow Bay']);
  });

  it('says a quotation that is pulled out of the text once, with its speaker', () => {
    const pulled =
      '<blockquote><p>throws away its picture after a tenth of a second</p><p>Ana Ruiz, engineer</p></blockquote>';
    expect(read(page(`${paragraphs(P.slice(0, 3))}${pulled}${paragraphs(P.slice(3))}`)).paragraphs).toEqual(P);
  });

  it('keeps a text that repeats itself', () => {
    const refrain = Array.from({ length: 8 }, (_, n) => `${n % 2 === 0 ? P[0] : P[1]}`);
    expect(read(page(paragraphs(refrain))).paragraphs).toEqual(refrain);
  });

  it('counts cells of a table of figures as no text, and a page laid out in a table as text', () => {
    const table =
      '<table><tr><th>Street</th><th>Lamps</th></tr><tr><td>Fulton</td><td>90</td></tr><tr><td>Harbor</td><td>80</td></tr></table>';
    expect(read(page(`${paragraphs(P.slice(0, 3))}${table}${paragraphs(P.slice(3))}`)).paragraphs).toEqual(P);
    const layout = `<table><tr><td class="menu"><a href="/">Home</a></td><td>${paragraphs(P)}</td></tr></table>`;
    expect(read(page(layout)).paragraphs).toEqual(P);
  });

  it('reads on where a link was never closed', () => {
    expect(read(page(`<a href="/x">${paragraphs(P)}`)).paragraphs).toEqual(P);
  });

  it('is read by its density when it is too large for Readability', () => {
    const menu = `<ul>${'<li><i></i></li>'.repeat(7_000)}</ul>`;
    const draft = read(page(paragraphs(P), menu));
    expect([draft.how, draft.paragraphs]).toEqual(['density', P]);
  });

  it('is a list when it shows articles of many days and does not call itself an article', () => {
    const cards = Array.from(
      { length: 8 },
      (_, n) =>
        `<h3>Story ${n}</h3><time datetime="2026-05-0${n + 1}">May ${n + 1}</time><p>${P[n % P.length]} Story ${n}.</p>`,
    ).join('');
    expect(extract({ html: page(cards), url: 'https://ledger.example/' })).toMatchObject({ reason: 'list-page' });
  });

  it('keeps an English dateline, and names its place', () => {
    const dated = [`MARROW BAY, Ore. — ${P[0]}`, ...P.slice(1)];
    const draft = read(page(paragraphs(dated)));
    expect([draft.dateline, draft.paragraphs]).toEqual(['MARROW BAY, Ore.', dated]);
  });
});
