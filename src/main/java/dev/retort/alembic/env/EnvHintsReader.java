package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.retort.alembic.env.ModuleTokens.Token;
import dev.retort.alembic.source.PythonString;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Looks through the tokens of an {@code env.py}. */
public final class EnvHintsReader {

    /** Longer ones are not looked into. */
    private static final int LONGEST = 1 << 20;

    private static final Set<String> OPTIONS = Set.of("version_table", "version_table_schema", "include_schemas",
            "transaction_per_migration", "render_as_batch", "compare_type", "compare_server_default",
            "transactional_ddl", "include_object", "include_name", "process_revision_directives");
    private static final Pattern SEARCH_PATH = Pattern.compile("(?i)\\bset\\s+(local\\s+|session\\s+)?search_path\\b");

    private final ModuleTokens tokens;
    private final Map<String, String> constants = new HashMap<>();

    private EnvHintsReader(String text) {
        this.tokens = ModuleTokens.of(text);
    }

    /** The hints of a text, whatever it is. */
    public static EnvHints read(String text) {
        return text.length() > LONGEST ? EnvHints.UNREADABLE : new EnvHintsReader(text).hints();
    }

    private EnvHints hints() {
        collectConstants();
        Map<String, String> options = new LinkedHashMap<>();
        boolean tenants = false;
        boolean arguments = false;
        boolean folders = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            String name = token.kind() == Kind.NAME ? token.text() : "";
            if (token.kind() == Kind.STRING) {
                String value = PythonString.value(token.text()).orElse(token.text());
                tenants |= SEARCH_PATH.matcher(value).find();
                name = follows(i, ":") ? value : "";
            }
            arguments |= token.is("get_x_argument");
            folders |= token.is("version_locations") && follows(i, "=") && token.depth() == 0;
            if (OPTIONS.contains(name) && (follows(i, "=") && token.depth() > 0 || follows(i, ":"))) {
                // Online and offline mode configure alike; where they differ, what is unusual counts.
                options.merge(name, value(i + 2), (one, other) -> one.equals("False") || one.equals("None")
                        ? other
                        : one);
            }
        }
        List<String> notes = new ArrayList<>();
        if (tenants) {
            notes.add("env.py sets the search path, as projects with a schema for each tenant do. Retort migrates one "
                    + "schema at a time: name it as search-path under [database] in retort.toml.");
        }
        if (arguments) {
            notes.add("env.py reads -x arguments. Retort hands them to revisions, but what env.py does with them it "
                    + "does not do.");
        }
        if (folders) {
            notes.add("env.py chooses the version folders itself. Name those of this database as version_locations in "
                    + "an alembic.ini of your own, and that with -c.");
        }
        return new EnvHints(true, options, imports(), notes);
    }

    private boolean follows(int index, String operator) {
        return index + 1 < tokens.size() && tokens.at(index + 1).is(operator);
    }

    /** A literal, or a name that the module sets to one, with nothing behind it. */
    private String value(int index) {
        if (index >= tokens.size()) {
            return EnvHints.UNKNOWN;
        }
        Token token = tokens.at(index);
        Token next = index + 1 < tokens.size() ? tokens.at(index + 1) : token;
        if (!next.is(",") && !next.is(")") && !next.is("}") && next.kind() != Kind.NEWLINE) {
            return EnvHints.UNKNOWN;
        }
        return switch (token.kind()) {
            case STRING -> PythonString.value(token.text()).orElse(EnvHints.UNKNOWN);
            case NAME -> Set.of("True", "False", "None").contains(token.text())
                    ? token.text()
                    : constants.getOrDefault(token.text(), EnvHints.UNKNOWN);
            default -> EnvHints.UNKNOWN;
        };
    }

    private void collectConstants() {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.first() && token.kind() == Kind.NAME && token.indent() == 0 && follows(i, "=")) {
                String value = value(i + 2);
                if (!value.equals(EnvHints.UNKNOWN)) {
                    constants.put(token.text(), value);
                }
            }
        }
    }

    private List<String> imports() {
        Set<String> modules = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.first() && (token.is("from") || token.is("import"))) {
                StringBuilder name = new StringBuilder();
                for (int j = i + 1; j < tokens.size() && tokens.at(j).kind() != Kind.NEWLINE
                        && !tokens.at(j).is("import") && !tokens.at(j).is("as"); j++) {
                    name.append(tokens.at(j).text());
                }
                modules.addAll(List.of(name.toString().split(",")));
            }
        }
        return List.copyOf(modules);
    }
}
