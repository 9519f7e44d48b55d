-- this.session.storage: bytes under keys, one namespace a plugin ("author/name").
CREATE TABLE storage (
  id INTEGER PRIMARY KEY,
  plugin TEXT NOT NULL,
  key TEXT NOT NULL,
  -- Bytes of the whole value, its parts included.
  size INTEGER NOT NULL,
  -- Seconds since 1970 by the database's clock; NULL never expires.
  expires_at REAL,
  -- New with every write: names the parts, and tells an update whether another writer came first.
  version TEXT NOT NULL,
  -- The first 983,040 bytes; nearly always all of it.
  value BLOB NOT NULL,
  UNIQUE (plugin, key)
) STRICT;

CREATE INDEX storage_expiry ON storage (plugin, expires_at) WHERE expires_at IS NOT NULL;

-- The further parts of values that a row cannot hold. They never change: a new value has a new version.
CREATE TABLE storage_part (
  version TEXT NOT NULL,
  part INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (version, part)
) STRICT;

-- Versions whose parts are being written in several steps; what a broken writer left is swept by it.
CREATE TABLE storage_upload (
  version TEXT PRIMARY KEY,
  started_at REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- Bytes in use by plugin, kept by the triggers below, so that a quota costs one row to check.
CREATE TABLE storage_usage (
  plugin TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER storage_inserted AFTER INSERT ON storage
BEGIN
  INSERT INTO storage_usage (plugin, bytes) VALUES (new.plugin, new.size)
  ON CONFLICT (plugin) DO UPDATE SET bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER storage_resized AFTER UPDATE OF size ON storage WHEN new.size <> old.size
BEGIN
  UPDATE storage_usage SET bytes = bytes + new.size - old.size WHERE plugin = new.plugin;
END;

CREATE TRIGGER storage_replaced AFTER UPDATE OF version ON storage
WHEN new.version <> old.version AND old.size > 983040
BEGIN
  DELETE FROM storage_part WHERE version = old.version;
END;

CREATE TRIGGER storage_deleted AFTER DELETE ON storage
BEGIN
  UPDATE storage_usage SET bytes = bytes - old.size WHERE plugin = old.plugin;
  DELETE FROM storage_part WHERE version = old.version;
END;
