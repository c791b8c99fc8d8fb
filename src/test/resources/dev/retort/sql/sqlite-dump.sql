PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "order items" (id INTEGER PRIMARY KEY AUTOINCREMENT, [it's] TEXT DEFAULT 'a;b''c', `100%` REAL, note TEXT -- a note; really
);
INSERT INTO "order items" VALUES(1,'x;',1.5,'seen; it''s');
INSERT INTO "order items" VALUES(2,replace('line\n-- +downgrade\nend','\n',char(10)),-20000000000.0,'$$ /* ');
INSERT INTO "order items" VALUES(3,NULL,NULL,'한글 🙂 \');
CREATE TABLE log (at TEXT, what TEXT) STRICT;
INSERT INTO log VALUES('2026-11-21 07:45:48','first;');
INSERT INTO log VALUES('2026-11-21 07:45:48','$$ /* ');
INSERT INTO log VALUES('2026-11-21 07:45:48','한글 🙂 \');
CREATE TABLE 사용자 (이름 TEXT NOT NULL, 끝 BLOB);
INSERT INTO "사용자" VALUES('홍''길동',X'00ff');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('order items',3);
CREATE INDEX "ix;1" ON "order items" ("it's" COLLATE NOCASE) WHERE "100%" > 0;
CREATE VIEW v AS SELECT id, CASE WHEN "100%" > 1 THEN 'big;' ELSE 'small' END AS "end" FROM "order items";
CREATE TRIGGER t1 AFTER INSERT ON "order items" WHEN new.id > 0
BEGIN
  INSERT INTO log VALUES (datetime('now'), CASE WHEN new.note IS NULL THEN CASE new.id WHEN 1 THEN 'first;' END ELSE new.note END);
  -- END;
  UPDATE "order items" SET note = 'seen; it''s' WHERE id = new.id AND note IS NULL;
end
;
CREATE TRIGGER "t;2" INSTEAD OF DELETE ON v BEGIN DELETE FROM "order items" WHERE id = old.id; SELECT RAISE(IGNORE) WHERE 0; END;
COMMIT;
