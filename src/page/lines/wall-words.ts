// Decides whether a sentence tells its reader that the rest of this piece is for those who pay or sign in.
// It must never take a report about members, subscriptions or permits for one: a wall speaks to the reader, of the piece at hand.

/** What a wall calls the piece it stands in. */
const PIECE = '(?:기사|글|콘텐츠|칼럼|뉴스|본문|내용)';
/** `해솔 프리미엄 구독자 전용`, `유료회원만 읽을 수` */
const CLOSED =
  '(?:유료|구독|구독자|회원|독자|프리미엄|플러스|멤버십)\\s?(?:회원|구독자|독자)?\\s?(?:전용|에게만|만을?\\s?위한|만\\s?(?:볼|읽을|보실|읽으실)\\s?수)';
const PAY = '(?:로그인|구독|이용권|결제|가입)';
/** A report ends so: `…넓힌다고 밝혔다.`; who speaks to the reader says `…입니다`, `…하세요`. */
const NOT_REPORTED = '(?!.{0,220}(?<!니)다["\'”’]?\\.?$)';

/** Where in a line each may stand is bounded: a line of words is no longer than 200 characters. */
const KOREAN: readonly string[] = [
  /** `구독자 전용 기사입니다` */
  `[^.]{0,20}${CLOSED}\\s?${PIECE}\\s?(?:입니다|이에요|예요)`,
  /** `이 기사는 해솔 프리미엄 구독자 전용 콘텐츠입니다.` */
  `.{0,120}?(?<![가-힣])(?:이|본|해당)\\s?${PIECE}[은는]\\s.{0,40}?${CLOSED}`,
  /** `남은 기사를 읽으시려면 로그인하거나 구독해 주세요.` */
  `.{0,120}?(?<![가-힣])(?:남은|전체|나머지|이어지는|다음)\\s?(?:${PIECE}|이야기)[을를은는]\\s.{0,20}${PAY}`,
  /** `로그인 후 전체 기사를 읽으실 수 있습니다.`; comments and scraps are for members everywhere. */
  `.{0,120}?${PAY}\\s?(?:후|하시면|하면|하고|하셔야)\\s[^.]{0,10}(?<![가-힣])(?:(?:${PIECE}|전문|전체)[을를]?\\s(?:이어서\\s|계속\\s|모두\\s|끝까지\\s)?|이어서\\s|계속\\s)(?:보|읽|이용하|이용할|열람|확인하)`,
];

const JOIN =
  '(?:subscribe|sign[ -]?(?:in|up)|log[ -]?in|register|join|create (?:a|an|your) (?:free )?account|become a (?:member|subscriber))';
const ARTICLE = '(?:article|story|content|page|post|piece)';

const ENGLISH: readonly string[] = [
  /** `Subscribe to continue reading`, `Please log in or register to read the full story.` */
  `(?:^|[.!?:;|–—-]\\s|\\b(?:please|or|and|you (?:must|(?:will )?(?:need|have) to))\\s)${JOIN}(?:\\s(?:now|today|here|for free)){0,2}\\sto\\s(?:(?:continue|keep)(?:\\s(?:reading|viewing)|[.!:]?$)|(?:read|unlock|view|access|see)(?:\\s(?:this|more|all|full|unlimited|the (?:full|rest|whole|entire|complete|${ARTICLE}))\\b|[.!:]?$))`,
  /** `To continue reading, start your free trial.` */
  `^(?:want )?to (?:continue|keep) reading\\b.{0,80}\\b(?:subscri|sign|log|regist|account|member|trial)`,
  /** `This article is only available to subscribers.` */
  `(?:^|[.!?]\\s)this ${ARTICLE} is (?:only |exclusively )?(?:for|available (?:to|for)|reserved for|limited to|exclusive to) (?:our )?(?:paying |paid |registered |premium )?(?:subscribers|members)`,
];

/** A line at which a closed article ends for those who do not pay. */
export const WALL = new RegExp(`^${NOT_REPORTED}(?:${KOREAN.join('|')})|${ENGLISH.join('|')}`, 'iu');
