-- What a library keeps, in SQLite. Moments are UTC text that sorts; JSON is ASCII; packed columns are zlib.
-- `num` orders articles by day of publication and is local to this file; everything refers to articles by `id`.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);

CREATE TABLE numbering (day INTEGER PRIMARY KEY, next INTEGER NOT NULL);

CREATE TABLE article (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  raw_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  media TEXT NOT NULL,
  decoded INTEGER NOT NULL CHECK (decoded IN (0, 1)),
  known TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  meta TEXT NOT NULL,
  made_by TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (place, version)
);
CREATE UNIQUE INDEX article_current ON article (place) WHERE current = 1;
CREATE INDEX article_sha256 ON article (sha256);
CREATE INDEX article_raw ON article (raw_sha256);
CREATE INDEX article_made_by ON article (made_by, id);
CREATE INDEX article_first_seen ON article (first_seen, id);

CREATE TABLE visit (
  article TEXT NOT NULL REFERENCES article (id),
  at TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (article, at)
) WITHOUT ROWID;

CREATE TABLE quarantine (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  raw_sha256 TEXT REFERENCES blob (sha256),
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX quarantine_at ON quarantine (at, id);

CREATE TABLE copy (
  article TEXT NOT NULL REFERENCES article (id),
  original TEXT NOT NULL REFERENCES article (id),
  kind TEXT NOT NULL,
  likeness REAL NOT NULL,
  PRIMARY KEY (article, original)
) WITHOUT ROWID;
CREATE INDEX copy_original ON copy (original);

CREATE TABLE annotation (
  article TEXT PRIMARY KEY REFERENCES article (id),
  num INTEGER NOT NULL UNIQUE,
  key TEXT NOT NULL,
  packed BLOB NOT NULL
);
CREATE TABLE statement (
  num INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES annotation (article),
  place INTEGER NOT NULL,
  speaker TEXT,
  data TEXT NOT NULL
);
CREATE INDEX statement_article ON statement (article, place);
CREATE TABLE figure (
  num INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES annotation (article),
  place INTEGER NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
  data TEXT NOT NULL
);
CREATE INDEX figure_article ON figure (article, place);
CREATE INDEX figure_exact ON figure (unit, low) WHERE exact = 1;
CREATE INDEX figure_range ON figure (unit) WHERE exact = 0;
CREATE INDEX figure_value ON figure (low) WHERE exact = 1;

CREATE TABLE embedding (
  article TEXT NOT NULL REFERENCES article (id),
  model TEXT NOT NULL,
  dims INTEGER NOT NULL CHECK (dims > 0),
  data BLOB NOT NULL CHECK (length(data) = 4 * dims),
  PRIMARY KEY (article, model)
);
CREATE INDEX embedding_model ON embedding (model, article);

CREATE TABLE feature (
  article TEXT PRIMARY KEY REFERENCES article (id),
  num INTEGER NOT NULL UNIQUE,
  day INTEGER,
  packed BLOB NOT NULL
);
CREATE INDEX feature_day ON feature (day, article);
CREATE TABLE posting (day INTEGER NOT NULL, term INTEGER NOT NULL, num INTEGER NOT NULL, weight REAL NOT NULL,
  PRIMARY KEY (day, term, num)) WITHOUT ROWID;
CREATE TABLE band (band INTEGER NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (band, num)) WITHOUT ROWID;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  story TEXT NOT NULL,
  other TEXT,
  at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX decision_story ON decision (story, seq);
CREATE INDEX decision_other ON decision (other, seq);
CREATE TABLE decision_article (
  article TEXT NOT NULL REFERENCES article (id),
  seq INTEGER NOT NULL REFERENCES decision (seq),
  PRIMARY KEY (article, seq)
) WITHOUT ROWID;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  redirect TEXT REFERENCES story (id),
  size INTEGER NOT NULL CHECK (size >= 0),
  updated TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_updated ON story (updated, id) WHERE redirect IS NULL;
CREATE INDEX story_redirect ON story (redirect) WHERE redirect IS NOT NULL;
CREATE TABLE member (
  article TEXT PRIMARY KEY REFERENCES article (id),
  story TEXT NOT NULL REFERENCES story (id),
  decision INTEGER NOT NULL REFERENCES decision (seq)
) WITHOUT ROWID;
CREATE INDEX member_story ON member (story, article);

CREATE TABLE pin (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL, withdrawn TEXT);
CREATE TABLE pin_article (
  pin INTEGER NOT NULL REFERENCES pin (seq),
  side INTEGER NOT NULL CHECK (side IN (0, 1)),
  article TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (pin, side, article)
) WITHOUT ROWID;
CREATE INDEX pin_article_article ON pin_article (article);

CREATE TABLE comparison (
  story TEXT PRIMARY KEY REFERENCES story (id),
  key TEXT NOT NULL,
  packed BLOB NOT NULL
);

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  story TEXT NOT NULL,
  article TEXT,
  at TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX event_story ON event (story, seq);
CREATE TABLE target (name TEXT PRIMARY KEY, added_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE delivery (
  target TEXT NOT NULL REFERENCES target (name),
  seq INTEGER NOT NULL REFERENCES event (seq),
  attempts INTEGER NOT NULL,
  next_at TEXT,
  delivered_at TEXT,
  error TEXT,
  PRIMARY KEY (target, seq)
) WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (target, seq) WHERE next_at IS NOT NULL;

CREATE TABLE feed (url TEXT PRIMARY KEY, next_poll TEXT, data TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX feed_due ON feed (next_poll, url) WHERE next_poll IS NOT NULL;
CREATE TABLE feed_item (
  feed TEXT NOT NULL REFERENCES feed (url),
  item TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (feed, item)
) WITHOUT ROWID;

-- Words come ready cut and folded (store/words.py); a row whose number is no article's any more is passed over.
CREATE VIRTUAL TABLE article_words USING fts5 (title, body, outlet, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE statement_words USING fts5 (body, speaker, outlet, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE figure_words USING fts5 (body, outlet, content = '', tokenize = 'ascii');
