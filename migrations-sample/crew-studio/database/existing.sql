-- The database as it was before there were migrations: made by the application with create_all.

CREATE TABLE tool (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    description TEXT,
    parameters JSON,
    enabled BOOLEAN DEFAULT true NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE knowledge_source (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    source_type VARCHAR(30) NOT NULL,
    content TEXT,
    chunk_size INTEGER DEFAULT '4000' NOT NULL,
    chunk_overlap INTEGER DEFAULT '200' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE agent (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    role VARCHAR(200) NOT NULL,
    goal TEXT NOT NULL,
    backstory TEXT,
    llm_model VARCHAR(100),
    temperature FLOAT DEFAULT '0.7',
    max_iter INTEGER DEFAULT '25' NOT NULL,
    allow_delegation BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE INDEX ix_agent_llm_model ON agent (llm_model);

CREATE TABLE agent_tool_association (
    agent_id VARCHAR(36) NOT NULL,
    tool_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (agent_id, tool_id),
    FOREIGN KEY(agent_id) REFERENCES agent (id) ON DELETE CASCADE,
    FOREIGN KEY(tool_id) REFERENCES tool (id) ON DELETE CASCADE
);

CREATE TABLE agent_knowledge_association (
    agent_id VARCHAR(36) NOT NULL,
    knowledge_source_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (agent_id, knowledge_source_id),
    FOREIGN KEY(agent_id) REFERENCES agent (id) ON DELETE CASCADE,
    FOREIGN KEY(knowledge_source_id) REFERENCES knowledge_source (id) ON DELETE CASCADE
);

CREATE TABLE task (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    description TEXT NOT NULL,
    expected_output TEXT NOT NULL,
    agent_id VARCHAR(36),
    async_execution BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name),
    FOREIGN KEY(agent_id) REFERENCES agent (id) ON DELETE SET NULL
);

CREATE TABLE crew (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    process VARCHAR(20) DEFAULT 'sequential' NOT NULL,
    "verbose" BOOLEAN DEFAULT true NOT NULL,
    manager_agent_id VARCHAR(36),
    PRIMARY KEY (id),
    UNIQUE (name),
    FOREIGN KEY(manager_agent_id) REFERENCES agent (id)
);

CREATE TABLE task_tool_association (
    task_id VARCHAR(36) NOT NULL,
    tool_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (task_id, tool_id),
    FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
    FOREIGN KEY(tool_id) REFERENCES tool (id) ON DELETE CASCADE
);

CREATE TABLE crew_agent_association (
    crew_id VARCHAR(36) NOT NULL,
    agent_id VARCHAR(36) NOT NULL,
    position INTEGER,
    PRIMARY KEY (crew_id, agent_id),
    FOREIGN KEY(crew_id) REFERENCES crew (id) ON DELETE CASCADE,
    FOREIGN KEY(agent_id) REFERENCES agent (id) ON DELETE CASCADE
);

CREATE TABLE crew_task_association (
    crew_id VARCHAR(36) NOT NULL,
    task_id VARCHAR(36) NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (crew_id, task_id),
    FOREIGN KEY(crew_id) REFERENCES crew (id) ON DELETE CASCADE,
    FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE
);

CREATE TABLE crew_knowledge_association (
    crew_id VARCHAR(36) NOT NULL,
    knowledge_source_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (crew_id, knowledge_source_id),
    FOREIGN KEY(crew_id) REFERENCES crew (id) ON DELETE CASCADE,
    FOREIGN KEY(knowledge_source_id) REFERENCES knowledge_source (id) ON DELETE CASCADE
);

CREATE TABLE task_context_association (
    task_id VARCHAR(36) NOT NULL,
    context_task_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (task_id, context_task_id),
    FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
    FOREIGN KEY(context_task_id) REFERENCES task (id) ON DELETE CASCADE
);

INSERT INTO tool (id, name, description) VALUES
    ('0b6c1f9e-54d2-4a0f-8d57-1f0c6a2f7b10', 'web_search', 'Searches the web'),
    ('73d0a5c4-9e1b-4f3e-a8c6-2b9d51e0c4f7', 'file_reader', 'Reads a file of the workspace');

INSERT INTO agent (id, name, role, goal, llm_model) VALUES
    ('c1a4e8b7-2f60-4d9b-9c35-e07f1b8d6a92', 'researcher', 'Researcher', 'Find what is known', 'small-1'),
    ('5e9f07d3-8b1c-46a2-b4d8-93c6e2f10a7b', 'writer', 'Writer', 'Write it down', 'large-2');

INSERT INTO agent_tool_association (agent_id, tool_id) VALUES
    ('c1a4e8b7-2f60-4d9b-9c35-e07f1b8d6a92', '0b6c1f9e-54d2-4a0f-8d57-1f0c6a2f7b10');
