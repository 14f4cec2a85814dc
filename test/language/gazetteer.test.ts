import { describe, expect, it } from 'vitest';
import seed from '#seeds/places.json' with { type: 'json' };
import {
  isDeniedAt,
  placeAncestors,
  placeById,
  PLACES,
  surfaceOf,
  type Place,
} from '#src/language/gazetteer/gazetteer.ts';
import { gazetteerSchema } from '#src/language/gazetteer/gazetteer-schema.ts';
import { foldName } from '#src/language/fold.ts';
import { defaultSense } from '#src/language/gazetteer/place-sense.ts';

const REGION_KINDS: ReadonlySet<string> = new Set(['province', 'city', 'county', 'district']);
const regions = PLACES.filter(({ id, kind }) => id.startsWith('kr-') && REGION_KINDS.has(kind));

function inForce(day: string): readonly Place[] {
  return regions.filter(({ from = '', until = '9' }) => from <= day && day <= until);
}

/** 기초자치단체: cities, counties, and the districts of a metropolis; 제주시 and 서귀포시 are administrative cities. */
function isBasic({ kind, parent }: Place): boolean {
  if (kind === 'province' || parent === 'kr-jeju') return false;
  return kind !== 'district' || placeById(parent ?? '')?.kind === 'province';
}

describe('the format of the file', () => {
  it('is told at its top, and names every field and list that an owner can edit', () => {
    expect(Object.keys(seed)[0]).toBe('format');
    const told = seed.format.join(' ');
    const fields = new Set(PLACES.flatMap((place) => Object.keys(place)));
    for (const field of [...fields, ...Object.keys(seed).slice(2)]) expect(told).toContain(`\`${field}\``);
  });

  it('refuses a field that nobody reads', () => {
    const [first] = seed.places;
    const wrong = { ...seed, places: [{ ...first, nmae: 'x' }] };
    expect(gazetteerSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('the regions of Korea', () => {
  it('have a code and a parent each, two digits for a province and five below it, none twice', () => {
    const wrong = regions.filter(({ kind, code, parent, until }) => {
      if (parent === undefined) return true;
      return code === undefined ? until === undefined : code.length !== (kind === 'province' ? 2 : 5);
    });
    expect(wrong).toEqual([]);
    const codes = PLACES.flatMap(({ code, was = [] }) => [code, ...was.map((before) => before.code)]).filter(
      (code) => code !== undefined,
    );
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('are coded as the ministry codes them', () => {
    const codes = ['kr-seoul', 'kr-seoul-jongno', 'kr-busan-haeundae', 'kr-gyeonggi-suwon-yeongtong', 'kr-jeju-jeju'];
    expect(codes.map((id) => placeById(id)?.code)).toEqual(['11', '11110', '26350', '41117', '50110']);
  });

  it('begin with the code of what holds them', () => {
    const union = placeById('kr-jeonnam-gwangju')?.code ?? '';
    const wrong = inForce('2026-11-26').filter(({ code = '', id }) => {
      const holders = placeAncestors(id).flatMap((holder) => placeById(holder)?.code?.slice(0, 2) ?? []);
      return holders.length > 0 && ![...holders, union].includes(code.slice(0, 2));
    });
    expect(wrong).toEqual([]);
  });

  it('are 17 provinces and 226 municipalities until the summer of 2026, and 227 municipalities since', () => {
    const before = inForce('2026-06-30');
    expect(before.filter(({ kind }) => kind === 'province')).toHaveLength(17);
    expect(before.filter(isBasic)).toHaveLength(226);
    const today = inForce('2026-11-26');
    expect(today.filter(isBasic)).toHaveLength(227);
    expect(today.filter(({ parent }) => parent === 'kr-jeju')).toHaveLength(2);
    expect(regions.filter(({ kind }) => kind === 'province')).toHaveLength(17);
  });

  it('remember what they were', () => {
    expect(placeById('kr-daegu-gunwi')?.was).toEqual([{ code: '47720', parent: 'kr-gyeongbuk', until: '2023-06-30' }]);
    expect(placeById('kr-incheon-michuhol')?.was?.[0]?.name).toBe('남구');
    expect(placeById('kr-chungbuk-cheongwon')?.until).toBe('2014-06-30');
    expect(placeAncestors('kr-gwangju-dong')).toEqual(['kr-gwangju', 'kr-jeonnam-gwangju', 'kr']);
  });
});

describe('names', () => {
  it('shared by places have a rule that decides: a default, a parent each, or being weak', () => {
    const undecided = PLACES.flatMap(({ ko, en, native = [] }) => [...ko, ...en, ...native]).filter((name) => {
      const surface = surfaceOf(foldName(name));
      if (surface === undefined || surface.places.length < 2 || surface.isWeak) return false;
      if (defaultSense(surface.places, surface.text) !== undefined) return false;
      return new Set(surface.places.map(({ parent }) => parent)).size < surface.places.length;
    });
    expect(undecided).toEqual([]);
  });

  it('in full are never denied', () => {
    const denied = PLACES.flatMap(({ ko, en }) => [...ko, ...en]).filter((name) => isDeniedAt(foldName(name), 0));
    expect(denied).toEqual([]);
  });

  it('cover every country in both languages', () => {
    const countries = PLACES.filter(({ kind }) => kind === 'country');
    expect(countries.length).toBeGreaterThanOrEqual(193);
    expect(countries.filter(({ ko, weak = [] }) => ko.length + weak.length === 0)).toEqual([]);
  });
});
