from sqlalchemy import BigInteger, Column, Computed, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR, UUID

from career.models.base import Base, Stamped, reference, uuid_key


class DataSource(Stamped, Base):
    __tablename__ = "datasources"

    id = uuid_key()
    name = Column(String(255), nullable=False)
    uri = Column(Text, unique=True, nullable=False)


class Document(Stamped, Base):
    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_search", "search", postgresql_using="gin"),)

    id = uuid_key()
    datasource_id = reference("datasources.id")
    title = Column(String(255), nullable=False)
    content = Column(Text)
    size_bytes = Column(BigInteger)
    search = Column(TSVECTOR, Computed("to_tsvector('simple'::regconfig, coalesce(content, ''))", persisted=True))


class Chunk(Base):
    __tablename__ = "chunks"

    document_id = Column(UUID(as_uuid=True), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)


class Embedding(Base):
    __tablename__ = "embeddings"
    __table_args__ = (
        UniqueConstraint("document_id", "position", "model"),
        {"comment": "one vector a chunk and model"},
    )

    id = Column(Integer, primary_key=True)
    document_id = Column(UUID(as_uuid=True), nullable=False)
    position = Column(Integer, nullable=False)
    model = Column(String(60), nullable=False)
    # An array, for the vector extension is not on every server.
    vector = Column(ARRAY(Float), nullable=False)


class Collection(Stamped, Base):
    __tablename__ = "collections"
    __table_args__ = (UniqueConstraint("owner_id", "name"),)

    id = uuid_key()
    owner_id = reference("users.id")
    name = Column(String(255), nullable=False)


class CollectionItem(Base):
    __tablename__ = "collection_items"

    collection_id = Column(UUID(as_uuid=True), ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True)
    document_id = Column(UUID(as_uuid=True), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    rank = Column(Integer, server_default="0", nullable=False)
