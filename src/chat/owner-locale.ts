// Where the language of an owner is remembered: the bot writes to people who have not asked anything just then.

export function ownerLocaleKey(userId: string): string {
  return `owner-locale:${userId}`;
}
