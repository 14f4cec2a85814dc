// What may follow a Korean noun inside its word: particles and the copula (부산에서는, 세종시와의, 달랏이다).
// It decides by a closed list, never by guessing: 부산물 is no 부산 with a particle.

/** Whether a stretch of Hangul is nothing but particles. An empty one is not. */
export function isParticleChain(tail: string): boolean {
  if (tail.length === 0 || tail.length > LONGEST) return false;
  if (FIRST.has(tail)) return true;
  for (let cut = 1; cut < tail.length; cut += 1) {
    if (FIRST.has(tail.slice(0, cut)) && SECOND.has(tail.slice(cut))) return true;
  }
  return false;
}

/** Where the particles at the end of a Hangul word begin; its length when there are none. At least one syllable stays. */
export function particleStart(word: string): number {
  for (let cut = Math.max(1, word.length - LONGEST); cut < word.length; cut += 1) {
    if (isParticleChain(word.slice(cut))) return cut;
  }
  return word.length;
}

/** Whether a syllable ends in a consonant (받침): it decides between 은/는, 이/가, 과/와. */
export function hasFinalConsonant(syllable: string): boolean {
  const code = syllable.codePointAt(0) ?? 0;
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE && (code - FIRST_SYLLABLE) % FINALS !== 0;
}

export function isHangulUnit(unit: string): boolean {
  return unit >= '가' && unit <= '힣';
}

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Finals of a syllable block, the empty one included (Unicode, section 3.12). */
const FINALS = 28;
const LONGEST = 6;

const FIRST: ReadonlySet<string> = new Set(
  (
    '은 는 이 가 을 를 의 에 에서 에게 와 과 로 으로 도 만 까지 부터 보다 처럼 이나 나 이며 며 이고 고 이라 라 이란 란 이다 다 ' +
    '인 이자 자 랑 이랑 등 등이 등은 등을 등의 등에 등과 등에서 등도 들 들이 들은 들의 들을 들과 엔 선 에선 서 서는 로부터 으로부터 로서 으로서 로써 으로써 ' +
    '조차 마저 밖에 뿐 대로 이라는 라는 이라고 라고 이라며 라며 이었다 였다 이던 이지만 지만 인데 입니다 이므로 이니 씩 간 측 보다는 만이 만은 만의 만을 같은 마다 여'
  ).split(' '),
);

const SECOND: ReadonlySet<string> = new Set(
  '은 는 도 만 의 이 가 을 를 로 에 과 와 나 고 서 까지 부터 다 라 며 인 엔'.split(' '),
);
