// How work is taken from the database: what is due, for a while, and nothing of whom somebody works on already.

/** Until its lease ends no other claim gets what this one got; after a crash it is due again then. */
type Claim = {
  readonly now: number;
  readonly limit: number;
  readonly leaseMs: number;
};

/** Feeds and entries: a site is asked one thing at a time. */
export type SiteClaim = Claim & { readonly busySites: readonly string[] };

/** Deliveries: a channel is told its articles in their order. */
export type ChannelClaim = Claim & { readonly busyChannels: readonly string[] };

/** Notices: a person gets one message at a time. */
export type RecipientClaim = Claim & { readonly busyRecipients: readonly string[] };
