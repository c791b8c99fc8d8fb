BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE "player" (
	id INTEGER NOT NULL, 
	team_id INTEGER, 
	nick VARCHAR(20), 
	score INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_player_team FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE CASCADE, 
	CONSTRAINT uq_nick_team UNIQUE (nick, team_id), 
	CONSTRAINT ck_score2 CHECK (score > -1)
);
CREATE TABLE team (
	id INTEGER NOT NULL, 
	name VARCHAR(20), 
	PRIMARY KEY (id)
);
CREATE INDEX ix_player_score ON player (score);
COMMIT;
