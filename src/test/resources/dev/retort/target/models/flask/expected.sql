CREATE TYPE level AS ENUM ('reader', 'editor');

CREATE TABLE reader_account (
    id SERIAL NOT NULL,
    email VARCHAR(120) NOT NULL,
    level level DEFAULT 'reader' NOT NULL,
    kind VARCHAR(20),
    made_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    paid_until DATE,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE requests (
    id BIGSERIAL NOT NULL,
    body JSON,
    PRIMARY KEY (id)
);

CREATE TABLE tag_of_article (
    word TEXT,
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE staff_reader (
    id INTEGER NOT NULL,
    desk VARCHAR(40),
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES reader_account (id)
);

CREATE INDEX ix_staff_reader_desk ON staff_reader (desk);

CREATE TABLE article (
    id SERIAL NOT NULL,
    title VARCHAR(200) NOT NULL,
    writer_id INTEGER,
    made_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT one_title_a_writer UNIQUE (writer_id, title),
    CHECK (length(title) > 0),
    FOREIGN KEY(writer_id) REFERENCES reader_account (id)
);

CREATE INDEX ix_article_writer_id ON article (writer_id);

CREATE TABLE bookmarks (
    reader_account_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (reader_account_id, article_id),
    FOREIGN KEY(reader_account_id) REFERENCES reader_account (id),
    FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
