// The English words that say what a sum is for, with what each is worth beside the others (money-cues.ts makes patterns of them).
// Words stand apart by blanks, a blank inside one is _; longer ones first where one begins another. Every repeat is bounded.
import type { MoneyWords } from './money-cues.ts';

export const ENGLISH_MONEY_WORDS: readonly MoneyWords[] = [
  // Money of the public by its names: `budget`, `grant`, `earmarked`.
  {
    role: 'budget',
    weight: 1.1,
    words: String.raw`
      budget(?:s|ed|ing|ary)? earmark(?:s|ed)? allocat(?:e|es|ed|ion|ions|ing) appropriat(?:ed|ion|ions)
      public_(?:money|funds?|funding|spending|purse) taxpayers? rate-?payers? subsid(?:y|ies|ise|ised|ize|ized)
      grants?
      (?:state|federal|government|city|municipal|council|national|central|EU|ministry|county|provincial)_(?:funds?|funding|money|aid|support|spending|grants?)
      treasury capital_(?:plan|programme|program) set_aside
      from_the_(?:state|city|council|treasury|ministry|county|province|EU|(?:central_|federal_)?government) stimulus
    `,
  },
  // What is ordered and signed: `supply contract`, `tender`, `awarded`.
  {
    role: 'contract',
    weight: 1,
    words: String.raw`
      (?:(?:sales|export|supply|service|firm)_)?(?:contracts?|contracted|purchase_orders?|orders?_(?:worth|valued|for|of|from)|order_book|tenders?|awarded|award_of|procure(?:s|d|ment)?|framework_agreement|turnkey|subcontracts?)
    `,
  },
  // `vendor, paid`, `under a signalling contract`.
  {
    role: 'contract',
    weight: 1.3,
    words: String.raw`
      (?:suppliers?|vendors?|contractors?)(?:,|_was|_were|_is|_are|_will_be|_has_been|_have_been)?_paid
      under_(?:the|an?|its|their)_(?:[a-z-]{2,14}_){0,2}(?:contract|deal|agreement|order)
    `,
  },
  // What goes with it: `deal`, `bid`, `ordered`.
  {
    role: 'contract',
    weight: 0.6,
    words: String.raw`
      deals? bids? offers? order(?:s|ed)? suppl(?:y|ies|ied) deliver(?:s|y|ed)? agreements? wins? won bought buy
      purchased? hired commissioned procured
    `,
  },
  // Promised only: `MoU`, `letter of intent`, `non-binding`.
  {
    role: 'intent',
    weight: 1.2,
    words: String.raw`
      MoUs? memorand(?:um|a)(?:_of_understanding|_of_intent)? letters?_of_intent LoIs? non-?binding
      (?:not|no)_(?:legally_)?binding expressions?_of_interest statements?_of_intent
      preliminary_(?:agreements?|deals?|contracts?|accords?|pacts?) agree(?:d|ment|ments)?_in_principle
      pledg(?:e|es|ed) heads_of_terms preferred_bidder
      (?:potential|prospective|provisional)_(?:contracts?|deals?|orders?|agreements?)
      intended_(?:contracts?|orders?|purchases?) tentative_(?:agreements?|deals?)
    `,
  },
  // `MOU under which Aramco may buy`.
  {
    role: 'intent',
    weight: 2,
    words: String.raw`
      (?:MoUs?|memorand(?:um|a)|letters?_of_intent)[^.;]{0,20}\b(?:under_which|covers?|covering|mentions?|envisages?|could|may|might)
    `,
  },
  // Put in by investors: `Series B`, `raised`, `stake`.
  {
    role: 'investment',
    weight: 1,
    words: String.raw`
      investors? venture(?:_capital)? funding_round round seed_(?:round|funding) pre-seed Series_[A-G] raised raises
      raising raise stakes? equity backers capital_raise private_(?:capital|investment|money|finance)
      fund(?:s)?_led_by led_by foreign_direct_investment FDI growth_capital IPO shareholders financing_round
      capital_injection own_(?:money|funds|capital) chipped_in
    `,
  },
  // Paid out: `invest`, `spend`, `poured`.
  {
    role: 'spend',
    weight: 0.9,
    words: String.raw`
      invest(?:s|ed|ing|ment|ments)? spen[dt](?:s|ing)? pour(?:s|ed|ing)?
      put(?:s|ting)?(?=_(?:in|up|forward|[A-Z]{0,3}[$€£¥₩]|\d)) commit(?:s|ted|ting)? plough(?:s|ed|ing)?
      inject(?:s|ed|ing)? sank sunk pump(?:s|ed|ing)? splash(?:es|ed) shell(?:s|ed)_out
    `,
  },
  // Paid out, in words that mean other things as well: `cost`, `paid`, `secured`.
  {
    role: 'spend',
    weight: 0.5,
    words: String.raw`
      cost(?:s|ing)? bankroll(?:s|ed)? underwr(?:ites?|itten) pay(?:s|ing)? paid fund(?:s|ed|ing)? financ(?:e|ed|ing)
      approv(?:e|es|ed|al) sanction(?:s|ed) cleared released contribut(?:e|es|ed|ion) cover(?:s|ed)?
      provid(?:e|es|ed|ing) secur(?:e|es|ed|ing) match(?:es|ed)?
    `,
  },
  // `project`.
  { role: 'spend', weight: 0.35, words: String.raw`projects? programmes? programs? schemes? plans?` },
  // Prices of one: `a day`, `per ride`.
  {
    role: 'other',
    weight: 0.55,
    words: String.raw`
      per_(?:person|household|month|year|ride|trip|kWh|unit|vehicle|bus|passenger)
      an?_(?:month|year|day|hour|week|night|ride|trip|head)(?!_(?:ago|earlier|later|before))
    `,
  },
  // `310 meetings worth`.
  { role: 'consultation', weight: 0.8, words: String.raw`meetings? talks talked` },
  // `to the GDP of the country`.
  { role: 'other', weight: 1.3, words: String.raw`to_(?:the_|its_|their_)?(?:[\w’']{2,14}_){0,2}(?:GDP|economy)` },
  // `export consultations`.
  {
    role: 'consultation',
    weight: 1.15,
    words: String.raw`
      consultations? consulting_sessions? business_(?:meetings?|matching|talks) export_(?:talks|meetings?|inquiries)
      trade_(?:talks|meetings?) one-on-one_meetings? buyer_meetings? matchmaking (?:in|of|held|worth_of)_talks
      talks_(?:worth|valued) negotiations inquiries discussed
    `,
  },
  // Markets, sales, fines, prices, loans, damage, savings.
  {
    role: 'other',
    weight: 1.1,
    words: String.raw`
      market_(?:size|value|worth|cap(?:italisation|italization)?) market sales revenues? turnover profits? losses
      loss earnings fines? fined penalt(?:y|ies) damages? damage pric(?:e|es|ed|ing) fares? tolls? fees? tariffs?
      rents? salar(?:y|ies) wages? loans? lent lend borrow(?:s|ed|ing)? debts? bonds? mortgage
      sav(?:e|es|ed|ing|ings) (?:energy|electricity|water|heating|utility|power|fuel|gas|hospital)_bills? bills
      valuation valuing market_value shares?_(?:rose|fell|price) wip(?:e|ed|ing) GDP
      economic_(?:impact|benefits?|output|value|activity) benefits? exports imports shipped shipments?
      cost(?:s|ing)?_(?:the_|its_)?(?:economy|region|drivers|commuters|society|motorists|residents|households)
      tickets? prize reward bribe fraud theft stolen tax(?:es)? avoid(?:s|ed)? income insurance assets deposits?
      dividends? ransom refunds? compensation settlement sold sells sale auction(?:ed)? donat(?:ed|ions?) surplus
      deficit reserves
    `,
  },
];
