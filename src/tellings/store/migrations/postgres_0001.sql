-- What a library keeps, in PostgreSQL. Moments are UTC text that sorts; JSON is ASCII; packed columns are zlib.
-- `num` orders articles by day of publication and is local to this database; everything refers to articles by `id`.

CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);

CREATE TABLE blob (sha256 TEXT COLLATE "C" PRIMARY KEY, size BIGINT NOT NULL, packed BYTEA NOT NULL);

CREATE TABLE numbering (day BIGINT PRIMARY KEY, next BIGINT NOT NULL);

CREATE TABLE article (
  num BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  place TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  current BIGINT NOT NULL CHECK (current IN (0, 1)),
  raw_sha256 TEXT COLLATE "C" NOT NULL REFERENCES blob (sha256),
  media TEXT COLLATE "C" NOT NULL,
  decoded BIGINT NOT NULL CHECK (decoded IN (0, 1)),
  known TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  size BIGINT NOT NULL,
  meta TEXT COLLATE "C" NOT NULL,
  made_by TEXT COLLATE "C" NOT NULL,
  first_seen TEXT COLLATE "C" NOT NULL,
  last_seen TEXT COLLATE "C" NOT NULL,
  body BYTEA NOT NULL,
  UNIQUE (place, version)
);
CREATE UNIQUE INDEX article_current ON article (place) WHERE current = 1;
CREATE INDEX article_sha256 ON article (sha256);
CREATE INDEX article_raw ON article (raw_sha256);
CREATE INDEX article_made_by ON article (made_by, id);
CREATE INDEX article_first_seen ON article (first_seen, id);

CREATE TABLE visit (
  article TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  at TEXT COLLATE "C" NOT NULL,
  data TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (article, at)
);

CREATE TABLE quarantine (
  id TEXT COLLATE "C" PRIMARY KEY,
  at TEXT COLLATE "C" NOT NULL,
  raw_sha256 TEXT COLLATE "C" REFERENCES blob (sha256),
  data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX quarantine_at ON quarantine (at, id);

CREATE TABLE copy (
  article TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  original TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  kind TEXT COLLATE "C" NOT NULL,
  likeness DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (article, original)
);
CREATE INDEX copy_original ON copy (original);

CREATE TABLE annotation (
  article TEXT COLLATE "C" PRIMARY KEY REFERENCES article (id),
  num BIGINT NOT NULL UNIQUE,
  key TEXT COLLATE "C" NOT NULL,
  packed BYTEA NOT NULL
);
CREATE TABLE statement (
  num BIGINT PRIMARY KEY,
  article TEXT COLLATE "C" NOT NULL REFERENCES annotation (article),
  place BIGINT NOT NULL,
  speaker TEXT COLLATE "C",
  data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX statement_article ON statement (article, place);
CREATE TABLE figure (
  num BIGINT PRIMARY KEY,
  article TEXT COLLATE "C" NOT NULL REFERENCES annotation (article),
  place BIGINT NOT NULL,
  unit TEXT COLLATE "C" NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  exact BIGINT NOT NULL CHECK (exact IN (0, 1)),
  data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX figure_article ON figure (article, place);
CREATE INDEX figure_exact ON figure (unit, low) WHERE exact = 1;
CREATE INDEX figure_range ON figure (unit) WHERE exact = 0;
CREATE INDEX figure_value ON figure (low) WHERE exact = 1;

CREATE TABLE embedding (
  article TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  model TEXT COLLATE "C" NOT NULL,
  dims BIGINT NOT NULL CHECK (dims > 0),
  data BYTEA NOT NULL CHECK (length(data) = 4 * dims),
  PRIMARY KEY (article, model)
);
CREATE INDEX embedding_model ON embedding (model, article);

CREATE TABLE feature (
  article TEXT COLLATE "C" PRIMARY KEY REFERENCES article (id),
  num BIGINT NOT NULL UNIQUE,
  day BIGINT,
  packed BYTEA NOT NULL
);
CREATE INDEX feature_day ON feature (day, article);
CREATE TABLE posting (day BIGINT NOT NULL, term BIGINT NOT NULL, num BIGINT NOT NULL, weight DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (day, term, num));
CREATE TABLE band (band BIGINT NOT NULL, num BIGINT NOT NULL, PRIMARY KEY (band, num));

CREATE TABLE decision (
  seq BIGINT PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  story TEXT COLLATE "C" NOT NULL,
  other TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  decided_by TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX decision_story ON decision (story, seq);
CREATE INDEX decision_other ON decision (other, seq);
CREATE TABLE decision_article (
  article TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  seq BIGINT NOT NULL REFERENCES decision (seq),
  PRIMARY KEY (article, seq)
);

CREATE TABLE story (
  id TEXT COLLATE "C" PRIMARY KEY,
  redirect TEXT COLLATE "C" REFERENCES story (id),
  size BIGINT NOT NULL CHECK (size >= 0),
  updated TEXT COLLATE "C" NOT NULL
);
CREATE INDEX story_updated ON story (updated, id) WHERE redirect IS NULL;
CREATE INDEX story_redirect ON story (redirect) WHERE redirect IS NOT NULL;
CREATE TABLE member (
  article TEXT COLLATE "C" PRIMARY KEY REFERENCES article (id),
  story TEXT COLLATE "C" NOT NULL REFERENCES story (id),
  decision BIGINT NOT NULL REFERENCES decision (seq)
);
CREATE INDEX member_story ON member (story, article);

CREATE TABLE pin (seq BIGINT PRIMARY KEY, kind TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, note TEXT COLLATE "C" NOT NULL, withdrawn TEXT COLLATE "C");
CREATE TABLE pin_article (
  pin BIGINT NOT NULL REFERENCES pin (seq),
  side BIGINT NOT NULL CHECK (side IN (0, 1)),
  article TEXT COLLATE "C" NOT NULL REFERENCES article (id),
  PRIMARY KEY (pin, side, article)
);
CREATE INDEX pin_article_article ON pin_article (article);

CREATE TABLE comparison (
  story TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id),
  key TEXT COLLATE "C" NOT NULL,
  packed BYTEA NOT NULL
);

CREATE TABLE event (
  seq BIGINT PRIMARY KEY,
  key TEXT COLLATE "C" NOT NULL UNIQUE,
  kind TEXT COLLATE "C" NOT NULL,
  story TEXT COLLATE "C" NOT NULL,
  article TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX event_story ON event (story, seq);
CREATE TABLE target (name TEXT COLLATE "C" PRIMARY KEY, added_at TEXT COLLATE "C" NOT NULL);
CREATE TABLE delivery (
  target TEXT COLLATE "C" NOT NULL REFERENCES target (name),
  seq BIGINT NOT NULL REFERENCES event (seq),
  attempts BIGINT NOT NULL,
  next_at TEXT COLLATE "C",
  delivered_at TEXT COLLATE "C",
  error TEXT COLLATE "C",
  PRIMARY KEY (target, seq)
);
CREATE INDEX delivery_due ON delivery (target, seq) WHERE next_at IS NOT NULL;

CREATE TABLE feed (url TEXT COLLATE "C" PRIMARY KEY, next_poll TEXT COLLATE "C", data TEXT COLLATE "C" NOT NULL);
CREATE INDEX feed_due ON feed (next_poll, url) WHERE next_poll IS NOT NULL;
CREATE TABLE feed_item (
  feed TEXT COLLATE "C" NOT NULL REFERENCES feed (url),
  item TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (feed, item)
);

-- Words come ready cut and folded (store/words.py), labelled A (title, speaker), B (body) and C (outlet).
CREATE TABLE article_words (num BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX article_words_gin ON article_words USING gin (words);
CREATE TABLE statement_words (num BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX statement_words_gin ON statement_words USING gin (words);
CREATE TABLE figure_words (num BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX figure_words_gin ON figure_words USING gin (words);
