// The SQLite store: the port's units of work, each delegated to the file of its subject. SQLite's own errors leave as StoreErrors.
// A file is opened by open.ts.
import type { DoneBy } from '#src/model-audit.ts';
import type { Article, Feed, Reading, Subscription } from '#src/model.ts';
import type { FetchedPage, KeptPageRequest } from '#src/store/pages.ts';
import type { EntryOutcome, FeedSettlement, NewEntry, Recording, Telling } from '#src/store/polling.ts';
import type { JudgeAgainRequest, KeepRequest, StoredSince } from '#src/store/recluster.ts';
import type { JoinRequest, SplitRequest } from '#src/store/stories.ts';
import type * as port from '#src/store/store.ts';
import type { RuleRequest, SubscriptionRequest } from '#src/store/subscribing.ts';
import * as archive from './archive.ts';
import { waitingArticles } from './catch-up.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { countAll } from './counts.ts';
import type { Db } from './database.ts';
import * as entries from './entries.ts';
import * as feeds from './feeds.ts';
import * as labels from './labels.ts';
import { nextDueAt } from './next-due.ts';
import * as notices from './notices.ts';
import * as pages from './pages.ts';
import * as recluster from './recluster.ts';
import { rebuildIndex } from './rebuild-index.ts';
import { Recorder } from './record.ts';
import { RecordInOrder } from './record-in-order.ts';
import { recordEntries } from './record-entries.ts';
import { searchArchive } from './search.ts';
import { serverUnits } from './server-units.ts';
import { releaseAll } from './release-leases.ts';
import { likelyMatches, ruleFirings } from './rehearsal.ts';
import { turnBack } from './set-clock.ts';
import { settleDelivery, tryAgain } from './settle-delivery.ts';
import * as settings from './settings.ts';
import { searchSpelled } from './spelling.ts';
import { joinStories, splitStory } from './story-decisions.ts';
import { inSteps } from './steps.ts';
import { storyWords } from './story-words.ts';
import * as subscriptions from './subscriptions.ts';
import { suggestArticles } from './suggest-articles.ts';
import { traceOf } from './trace.ts';
import { Units } from './units.ts';

export class SqliteStore implements port.Store {
  readonly #db: Db;
  readonly #recorder: Recorder;
  readonly #units: Units;
  readonly #inOrder: RecordInOrder;
  /** What somebody looks at a screen for. */
  readonly #unit = <T>(work: (db: Db) => T): Promise<T> => this.#units.run(work, 'people');
  readonly #behind = <T>(work: (db: Db) => T): Promise<T> => this.#units.run(work, 'background');
  readonly servers = serverUnits(this.#unit);

  constructor(db: Db, path: string) {
    this.#db = db;
    this.#recorder = new Recorder(db);
    this.#units = new Units(db, path);
    this.#inOrder = new RecordInOrder(this.#recorder, this.#behind);
  }

  addFeeds(list: readonly Feed[], now: number, by?: DoneBy) {
    return this.#unit((db) => feeds.addFeeds(db, list, { now, by }));
  }

  removeFeed(id: string, by: DoneBy) {
    return this.#unit((db) => feeds.removeFeed(db, id, by));
  }

  listFeeds() {
    return this.#unit((db) => feeds.listFeeds(db));
  }

  claimDueFeeds(claim: Parameters<port.Store['claimDueFeeds']>[0]) {
    return this.#behind((db) => feeds.claimDueFeeds(db, claim));
  }

  recordEntries(feedId: string, list: readonly NewEntry[], given: Recording) {
    return this.#behind((db) => recordEntries(db, { feedId, entries: list, ...given }));
  }

  settleFeed(feedId: string, settlement: FeedSettlement, given: Telling & { readonly now: number }) {
    return this.#behind((db) => feeds.settleFeed(db, feedId, { settlement, ...given }));
  }

  forgiveFeeds(feedIds: readonly string[], nextPollAt: number) {
    return this.#behind((db) => feeds.forgiveFeeds(db, feedIds, nextPollAt));
  }

  claimNotices(claim: Parameters<port.Store['claimNotices']>[0]) {
    return this.#behind((db) => notices.claimNotices(db, claim));
  }

  settleNotice(noticeId: number, outcome: port.DeliveryOutcome, now: number) {
    return this.#behind((db) => notices.settleNotice(db, noticeId, { outcome, now }));
  }

  claimDueEntries(claim: Parameters<port.Store['claimDueEntries']>[0]) {
    return this.#behind((db) => entries.claimDueEntries(db, claim));
  }

  settleEntry(entryId: number, outcome: EntryOutcome) {
    return this.#behind((db) => entries.settleEntry(db, entryId, outcome));
  }

  recordArticle(request: port.RecordRequest) {
    return this.#inOrder.record(request);
  }

  rereadArticle(articleId: number, reading: Reading, now: number) {
    return this.#behind(() => this.#recorder.reread({ articleId, reading, now }));
  }

  keepPage(page: FetchedPage, given: Telling & { readonly keepMs: number }) {
    return this.#behind((db) => pages.keepPage(db, page, given));
  }

  keptPages(request: KeptPageRequest) {
    return this.#behind((db) => pages.keptPages(db, request));
  }

  failingRules() {
    return this.#unit((db) => pages.failingRules(db));
  }

  knowsUrl(urlKey: string) {
    return this.#unit((db) => traceOf(db, urlKey) !== undefined);
  }

  article(id: number): Promise<Article | undefined> {
    return this.#unit((db) => archive.articleById(db, id));
  }

  latest(request: Parameters<port.Store['latest']>[0]) {
    return this.#unit((db) => archive.latest(db, request));
  }

  search(request: port.SearchRequest) {
    return searchSpelled(this.#unit, request, () => inSteps(this.#unit, searchArchive(this.#db, request)));
  }

  likelyMatches(request: Parameters<port.Store['likelyMatches']>[0]) {
    return this.#unit((db) => likelyMatches(db, request));
  }

  story(articleId: number) {
    return this.#unit((db) => archive.storyOf(db, articleId));
  }

  splitStory(request: SplitRequest) {
    return this.#unit((db) => splitStory(db, request));
  }

  joinStories(request: JoinRequest) {
    return this.#unit((db) => joinStories(db, request));
  }

  storyWords(limit: number) {
    return this.#unit((db) => storyWords(db, limit));
  }

  storedSince(request: StoredSince) {
    return this.#behind((db) => recluster.storedSince(db, request));
  }

  judgeAgain(request: JudgeAgainRequest) {
    return this.#behind(() => this.#recorder.judgeAgain(request));
  }

  keepJudgements(request: KeepRequest) {
    return this.#behind((db) => recluster.keepJudgements(db, request));
  }

  suggestArticles(text: string, limit: number) {
    return this.#unit((db) => suggestArticles(db, text, limit));
  }

  listOutlets(limit: number) {
    return this.#unit((db) => archive.listOutlets(db, limit));
  }

  trace(urlKey: string) {
    return this.#unit((db) => traceOf(db, urlKey));
  }

  subscribe(request: SubscriptionRequest, by?: DoneBy) {
    return this.#unit((db) => subscriptions.subscribe(db, request, by));
  }

  unsubscribe(channelId: string, by: DoneBy) {
    return this.#unit((db) => subscriptions.unsubscribe(db, channelId, by));
  }

  setSubscriptionState(channelId: string, state: Subscription['state'], by: DoneBy) {
    return this.#unit((db) => subscriptions.setSubscriptionState(db, channelId, { state, by }));
  }

  waitingArticles(channelId: string) {
    return this.#unit((db) => waitingArticles(db, channelId));
  }

  subscriptionOf(channelId: string) {
    return this.#unit((db) => subscriptions.subscriptionOf(db, channelId));
  }

  listSubscriptions(guildId: string) {
    return this.#unit((db) => subscriptions.listSubscriptions(db, guildId));
  }

  addRule(request: RuleRequest, by: DoneBy) {
    return this.#unit(() => this.#recorder.rules.store(request, by));
  }

  removeRule(ruleId: number, by: DoneBy) {
    return this.#unit(() => this.#recorder.rules.discard(ruleId, by));
  }

  listRules(guildId: string, channelId: string | undefined) {
    return this.#unit((db) => subscriptions.listRules(db, guildId, channelId));
  }

  ruleFirings(request: Parameters<port.Store['ruleFirings']>[0]) {
    return ruleFirings(this.#unit, request);
  }

  labelRelevance(label: Parameters<port.Store['labelRelevance']>[0]) {
    return this.#unit((db) => labels.labelRelevance(db, label));
  }

  labelledTexts(limit: number) {
    return this.#unit((db) => labels.labelledTexts(db, limit));
  }

  claimDeliveries(claim: Parameters<port.Store['claimDeliveries']>[0]) {
    return this.#behind((db) => claimDeliveries(db, claim));
  }

  settleDelivery(deliveryId: number, outcome: port.DeliveryOutcome, now: number) {
    return this.#behind((db) => settleDelivery(db, deliveryId, { outcome, now }));
  }

  tryAgain(channelId: string, now: number) {
    return this.#unit((db) => tryAgain(db, channelId, now));
  }

  nextDueAt(now: number) {
    return this.#behind((db) => nextDueAt(db, now));
  }

  turnBack(byMs: number, now: number) {
    return this.#behind((db) => turnBack(db, byMs, now));
  }

  releaseLeases(now: number) {
    return this.#behind((db) => releaseAll(db, now));
  }

  remember(key: string, value: string, now: number) {
    return this.#unit((db) => settings.remember(db, key, { value, now }));
  }

  recall(key: string) {
    return this.#unit((db) => settings.recall(db, key));
  }

  forgetOld(before: number) {
    return this.#behind((db) => settings.forgetOld(db, before));
  }

  prepareRules() {
    return this.#behind(() => this.#recorder.rules.prepare());
  }

  countPairs(now: number) {
    return this.#behind(() => this.#recorder.countPairs(now));
  }

  rebuildIndex(now: number) {
    return this.#behind((db) => rebuildIndex(db, now));
  }

  counts() {
    return this.#unit((db) => countAll(db));
  }

  backup(path: string) {
    return this.#units.backup(path);
  }

  [Symbol.asyncDispose]() {
    return this.#units[Symbol.asyncDispose]();
  }
}
