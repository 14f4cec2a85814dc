// What a reading fills in the row of its article: the same when it is first stored and when a better extractor reads it again.
import type { Reading } from '#src/model.ts';

export function readingColumns({ draft, classification, summary, facts, fingerprint }: Reading) {
  return {
    title: draft.title,
    subtitle: draft.subtitle ?? null,
    authors: draft.authors,
    updatedAt: draft.updatedAt ?? null,
    language: draft.language,
    paragraphs: draft.paragraphs,
    imageUrl: draft.imageUrl ?? null,
    imageCredit: draft.imageCredit ?? null,
    section: draft.section ?? null,
    desk: draft.desk ?? null,
    dateline: draft.dateline ?? null,
    origin: draft.origin ?? null,
    access: draft.access,
    how: draft.how,
    classification,
    summary,
    facts,
    textHash: fingerprint.textHash,
    fingerprintVersion: fingerprint.version,
  };
}
