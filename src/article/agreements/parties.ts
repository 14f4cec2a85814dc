// Who signs in a Korean sentence: the subject (…은, …가), whom it signs with (…와, … 등과), and lists of both.
// It must never invent a party: what does not look like a body, or stands where none can stand, is left out.
import { isAdministration, isOrganisation } from './organisations.ts';
import { listEndingAt, tallyStart } from './party-lists.ts';
import { bare, ENDED, listEnd, QUOTED, roleOf, type Kind, type WordAt } from './party-roles.ts';

export type PartyScan = {
  /** The sentence up to the word 협약, brackets removed, quotations replaced by `QUOTED`. */
  readonly before: string;
  /** Names told before in the article. */
  readonly known: ReadonlySet<string>;
  /** The agreement is told of in a relative clause (`KT가 LH와 맺은 협약`): its own subject speaks, not the topic. */
  readonly isEmbedded?: boolean | undefined;
  /** Whom 시는, 회사는, 양측은 mean; none when it means nobody here. */
  readonly meantBy: (word: string) => readonly string[];
};

export type Parties = {
  /** In the order of the text, none twice. */
  readonly names: readonly string[];
  /** Those the sentence is about (…은, …이). */
  readonly subjects: readonly string[];
  /** Those named as partners, with or without a subject. */
  readonly partners: readonly string[];
  /** Where the words about the parties end in `before`. */
  readonly end: number;
  /** `A와 B 간`, `A와 B는`: both sides are named. */
  readonly isMutual: boolean;
};

export function partiesIn({ before, known, meantBy, isEmbedded = false }: PartyScan): Parties {
  const found = [...before.matchAll(WORD)];
  const words = found.map(([word]) => word);
  const groups = groupsIn(words, (index) => ({ words, index, known, meantBy }));
  const strict = isEmbedded ? embedded(groups, words) : chosen(groups, words);
  const picked = withoutWeak(isHalf(strict) ? looser(strict, words, { known, meantBy }) : strict, words);
  const isEnough = namesOf([...picked.subjects, ...picked.partners]).length >= 2;
  const subjects = picked.subjects;
  const partners = isEnough ? picked.partners : [...picked.partners, ...groups.filter(({ kind }) => kind === 'guest')];
  const all = [...subjects, ...partners].toSorted((a, b) => a.end - b.end);
  const last = found[all.at(-1)?.end ?? -1];
  return {
    names: namesOf(all),
    subjects: namesOf(subjects),
    partners: namesOf(partners),
    end: last === undefined ? 0 : last.index + last[0].length,
    isMutual: partners.some(({ kind, end }) => kind === 'between' || subjects.some(({ start }) => start === end + 1)),
  };
}

const WORD = /\S+/g;

function groupsIn(words: readonly string[], at: (index: number) => WordAt): readonly Group[] {
  return (
    words
      .map((_, index) => groupEndingAt(at(index)))
      .filter((group) => group !== undefined)
      // `A, B 등 5개 시군과`: the count is the list itself.
      .filter((group, _, all) => !all.some((other) => other.end === group.end && other.start < group.start))
  );
}

/** `청라와 영종을 잇는 다리의 협약을 국토부와 체결했다`: who stands behind the noun is the partner, a thing or place before it is none. */
function withoutWeak(picked: Chosen, words: readonly string[]): Chosen {
  const noun = words.lastIndexOf('협약');
  if (noun < 0 || !picked.partners.some(({ start }) => start > noun)) return picked;
  const first = picked.subjects[0]?.start ?? 0;
  const partners = picked.partners.filter(({ names, start }) => start > noun || start < first || names.every(isStrong));
  return { ...picked, partners };
}

function isStrong(name: string): boolean {
  return isOrganisation(name) && (!isAdministration(name) || /[시군구도]$/.test(name));
}

/** One side alone: `시는 … 에이온과 … 협약을`. */
function isHalf({ subjects, partners }: Chosen): boolean {
  return (subjects.length === 0) !== (partners.length === 0) && namesOf([...subjects, ...partners]).length === 1;
}

/** The other side, a plain name that only its particle speaks for. */
function looser(strict: Chosen, words: readonly string[], context: Pick<PartyScan, 'known' | 'meantBy'>): Chosen {
  const [present] = [...strict.subjects, ...strict.partners];
  if (present === undefined) return strict;
  const isMissing =
    strict.partners.length === 0
      ? ({ kind, start }: Group) => isPartner({ kind }) && start > present.end
      : ({ kind, start, end }: Group) =>
          (kind === 'topic' && (end < present.start || start === present.end + 1)) ||
          (kind === 'subject' && end === present.start - 1);
  const extra = groupsIn(words, (index) => ({ words, index, isLoose: true, ...context })).filter(
    (group) => isMissing(group) && group.names.length === 1,
  );
  const last = extra.at(-1);
  if (last === undefined) return strict;
  return strict.partners.length === 0 ? { ...strict, partners: [last] } : { ...strict, subjects: [last] };
}

type Group = { readonly kind: Kind; readonly names: readonly string[]; readonly start: number; readonly end: number };

function isPartner({ kind }: Pick<Group, 'kind'>): boolean {
  return kind === 'partner' || kind === 'between';
}

function namesOf(groups: readonly Group[]): readonly string[] {
  const names = [...new Set(groups.flatMap((group) => group.names))];
  return names.filter((name) => !names.some((other) => other !== name && other.endsWith(` ${name}`)));
}

type Chosen = { readonly subjects: readonly Group[]; readonly partners: readonly Group[] };

/** One subject, the last topic before the agreement; partners beside it, those of another action (`KT와 개발한`) left out. */
function chosen(groups: readonly Group[], words: readonly string[]): Chosen {
  const partners = groups.filter(isPartner);
  const topic = groups.findLast(({ kind }) => kind === 'topic');
  const agents = groups.filter(({ kind }) => kind === 'subject');
  const agent =
    agents.findLast(({ end }) => !describes(words, end)) ??
    (topic === undefined ? agents.findLast(({ end }) => !leavesClause(words, end)) : undefined);
  const pair =
    agent === undefined
      ? undefined
      : partners.find(({ end, start }) => end < agent.start && start > (topic?.end ?? -1));
  // `시는 KT와 LH가 협약을 맺었다고 밝혔다`: the topic only tells.
  if (topic !== undefined && agent !== undefined && pair !== undefined && isJoined(words, pair.end, agent.start))
    return { subjects: [agent], partners: partners.filter(({ start }) => start > topic.end) };
  const subject = topic ?? agent;
  if (subject === undefined) return { subjects: [], partners: withoutOthers(partners, words) };
  const after = partners.filter(({ end }) => end > subject.end);
  const joined = partners.filter(({ end }) => end < subject.start && isJoined(words, end, subject.start));
  const before = joined.length > 0 || after.length > 0 ? joined : partners.filter(({ end }) => end < subject.start);
  return { subjects: [subject], partners: [...before, ...withoutOthers(withoutThings(after, words), words)] };
}

/** `금융위는 카카오뱅크가 우리은행과 맺은`: the nearest …가 and its partners; without one the topic has made it. */
function embedded(groups: readonly Group[], words: readonly string[]): Chosen {
  const topic = groups.findLast(({ kind }) => kind === 'topic');
  const agent = groups.findLast(({ kind, start }) => kind === 'subject' && start > (topic?.end ?? -1));
  if (topic === undefined || agent === undefined) return chosen(groups, words);
  return { subjects: [agent], partners: groups.filter((group) => isPartner(group) && group.start > topic.end) };
}

/** `A와 자율주행 기업 B가`: nothing but bare nouns between the two. */
function isJoined(words: readonly string[], from: number, to: number): boolean {
  return words.slice(from + 1, to).every((word) => !ENDED.test(word));
}

/** `세종시가 추진하는 사업에`: this subject belongs to a modifier, not to the agreement. */
function describes(words: readonly string[], end: number): boolean {
  const rest = words.slice(end + 1, end + 4);
  const at = rest.findIndex((word) => MODIFIER.test(word));
  return leavesClause(words, end) || (at >= 0 && !rest.slice(0, at).some((word) => word.startsWith(QUOTED)));
}

/** `GS칼텍스가 참여 중인데, `: a clause of its own. */
function leavesClause(words: readonly string[], end: number): boolean {
  return words.slice(end + 1, end + 4).some((word) => OTHER_CLAUSE.test(word));
}

const OTHER_CLAUSE = /(?:인데|는데|지만),$/;
/** `추진하는`, `개발한`, `운영 중인`, `주관하고` is none; signing itself is none. */
const MODIFIER = /^(?!체결|맺|서명|함께한|참석|참여)[가-힣]{1,8}(?:하는|되는|한|된|하던|중인|인)$/;

/** `KT와 협력해 부산시와 …`: KT is no party when another stands nearer. */
function withoutOthers(partners: readonly Group[], words: readonly string[]): readonly Group[] {
  if (partners.length < 2) return partners;
  const kept = partners.filter(({ end }) => !OTHER_ACTION.test(words.slice(end + 1, end + 3).join(' ')));
  return kept.length === 0 ? partners : kept;
}

/** `별빛과 바다 보전을 위해 한국전력과`: what is only perhaps a name is none before a purpose and a body. */
function withoutThings(partners: readonly Group[], words: readonly string[]): readonly Group[] {
  const body = partners.findLast(({ names }) => names.some(isOrganisation));
  if (body === undefined) return partners;
  return partners.filter(
    ({ names, end }) =>
      names.some(isOrganisation) ||
      end > body.start ||
      !words.slice(end + 1, body.start).some((word) => PURPOSE.test(word)),
  );
}

const PURPOSE = /^(?:위해|위하여|위한|관한|관해|대한|대해|관련|관련해)$/;

/** What one does with another without signing: `협력해`, `공동 개발한`, `같은`, `달리`. */
const OTHER_ACTION =
  /^(?:(?:함께|공동|공동으로|손잡고)\s)?(?:협력|협업|개발|운영|추진|연계|논의|협의|경쟁|비교|인접|공동개발|공동운영|설립|참여|만나|면담|간담)(?:해|하여|한|하는|하며|했|해온|하고|을)|^(?:같은|같이|달리|마찬가지|비슷|다른|맞닿|맞붙|이웃|가까|만나|만난)/;

function groupEndingAt(at: WordAt): Group | undefined {
  const { words, index } = at;
  const role = roleOf(at);
  if (role === undefined) return undefined;
  const meant = role.kind === 'partner' && role.base === '도' ? [] : meantAt(at, role.base);
  if (meant.length > 0) return { kind: role.kind, names: meant, start: index, end: index };
  const { names, start } = listEndingAt(at, role);
  return names.length === 0 ? undefined : { kind: role.kind, names, start, end: listEnd(words, index) };
}

/** 시는, 회사는, 양측은 at the head of a clause: 측 is no particle of theirs. */
function meantAt({ words, index, meantBy }: WordAt, base: string): readonly string[] {
  if (base === '' || tallyStart({ words, index }, base) !== undefined) return [];
  const whole = bare(words[index] ?? '').replace(SUBJECT_PARTICLE, '');
  return meantBy(whole.endsWith('측') ? whole : base);
}

const SUBJECT_PARTICLE = /(?:은|는|이|가)$/;
