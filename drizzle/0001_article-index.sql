-- The full-text index over pre-analysed terms (src/language/analyze.ts). rowid = article.id, so newest-first is a descending scan.
-- Contentless: the text stands in `article` already. detail=full: phrases over bigrams need positions.
CREATE VIRTUAL TABLE `article_fts` USING fts5(title, stem, bigram, facet, content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'");
