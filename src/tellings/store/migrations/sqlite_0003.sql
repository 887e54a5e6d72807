-- Which numbers are of versions their pages hold now, without reading the articles themselves.
CREATE INDEX article_now ON article (num) WHERE current = 1;
