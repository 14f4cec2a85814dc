// What a channel is to us, and how it is to be told. Types only.

/** How alerts look: a card each, or one line. */
export type CardStyle = 'card' | 'compact';

/** What a channel is to whoever posts there: a place for messages, one that holds no threads (a thread), for posts (a forum), or one whose messages may be published. */
export type ChannelKind = 'text' | 'thread' | 'forum' | 'announcement';
