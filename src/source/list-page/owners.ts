// What a text of a page belongs to: the one article (or feed) whose links stand in the smallest element around both.
// A text beside several belongs to none.

/** For each element the one thing whose links stand in it; undefined when there are several. */
export function ownersOf(
  links: readonly { readonly identity: string; readonly within: readonly number[] }[],
): ReadonlyMap<number, string | undefined> {
  const owners = new Map<number, string | undefined>();
  for (const { identity, within } of links)
    for (const id of within) owners.set(id, owners.has(id) && owners.get(id) !== identity ? undefined : identity);
  return owners;
}

/** What a text at this place belongs to. */
export function ownerAt(
  owners: ReadonlyMap<number, string | undefined>,
  within: readonly number[],
): string | undefined {
  const box = within.find((id) => owners.has(id));
  return box === undefined ? undefined : owners.get(box);
}
