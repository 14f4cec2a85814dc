// The lines of a robots.txt that concern this program, bounded: what is left is parsed on the main thread.
// Must keep what an honest file says, and nothing that only costs time or memory.

/** In lower case, as user agents are compared (RFC 9309, 2.2.1). */
const OURS: ReadonlySet<string> = new Set(['citybeat', '*']);

/** Lines of rules; the largest files of news sites have some hundreds. */
const MAX_RULES = 5_000;
/** Nothing honest is longer. */
const MAX_LINE = 500;
/**
 * Characters of all rules with wildcards: the parser's matching of them costs their length times the address's (1,500 at most). 300
 * lines of 500 took 0.9 s an address of 2,000.
 */
const MAX_WILDCARDS = 4_000;

/**
 * The groups of others are left out before the parser sees them: it multiplies agents by rules, and half a megabyte of both is more
 * than 300 million entries.
 * @param isCut the file was longer than what is read: the line in which it was cut would forbid more than it says
 */
export function robotsLines(bytes: Uint8Array, isCut: boolean): readonly string[] {
  const lines = UTF8.decode(bytes).split(LINE_END);
  if (isCut) lines.pop();
  const selection = new Selection();
  for (const line of lines) selection.add(line);
  return selection.kept;
}

/** RFC 9309, 2.3: UTF-8. Its mark at the start is left out. */
const UTF8 = new TextDecoder('utf-8');
const LINE_END = /\r\n|\r|\n/;

class Selection {
  readonly kept: string[] = [];
  #agents = new Set<string>();
  #isNamingAgents = false;
  #ruleCount = 0;
  #wildcards = 0;

  add(line: string): void {
    const colon = line.indexOf(':');
    if (colon < 0 || line.length > MAX_LINE || this.#ruleCount > MAX_RULES) return;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = (line.slice(colon + 1).split('#', 1)[0] ?? '').trim();
    if (name === 'user-agent') return this.#addAgent(value);
    if (name === '' || name.startsWith('#')) return;
    this.#isNamingAgents = false;
    if (RULES.has(name) && this.#agents.size > 0) this.#addRule(name, value);
  }

  /** Agents that are named one after the other share what follows. */
  #addAgent(value: string): void {
    if (!this.#isNamingAgents) {
      this.#agents = new Set();
      // Ends the group before, also where nothing of it was kept.
      if (this.kept.at(-1) !== NEUTRAL) this.kept.push(NEUTRAL);
    }
    this.#isNamingAgents = true;
    const agent = (value.split('/', 1)[0] ?? '').trim().toLowerCase();
    if (!OURS.has(agent) || this.#agents.has(agent)) return;
    this.#agents.add(agent);
    this.kept.push(`user-agent: ${agent}`);
  }

  #addRule(name: string, value: string): void {
    if (value.includes('*')) this.#wildcards += value.length;
    this.#ruleCount += 1;
    if (this.#ruleCount > MAX_RULES || (value.includes('*') && this.#wildcards > MAX_WILDCARDS)) return;
    this.kept.push(`${name}: ${value}`);
  }
}

const RULES: ReadonlySet<string> = new Set(['allow', 'disallow', 'crawl-delay']);
const NEUTRAL = 'sitemap:';
