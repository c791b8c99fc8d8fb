package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.retort.python.syntax.Statement.Imported;

/** Reads imports. */
final class ImportReader {

    private final ScopeStack scopes;

    ImportReader(ScopeStack scopes) {
        this.scopes = scopes;
    }

    Statement statement(Node node, Place at) {
        if (node.is("import_statement")) {
            List<Imported> modules = names(node);
            modules.forEach(one -> bind(one.alias() != null ? one.alias() : one.name().split("\\.", 2)[0]));
            return new Statement.Import(at, modules);
        }
        if (node.is("future_import_statement")) {
            return new Statement.Pass(at);
        }
        Node module = node.need("module_name");
        String name = module.text().replaceAll("[\\s\\\\]+", "");
        int level = 0;
        while (level < name.length() && name.charAt(level) == '.') {
            level++;
        }
        boolean everything = node.children().stream().anyMatch(child -> child.is("wildcard_import"));
        List<Imported> names = everything ? List.of() : names(node);
        names.forEach(one -> bind(one.alias() != null ? one.alias() : one.name()));
        if (everything) {
            scopes.innermost().bind("*");
        }
        return new Statement.ImportFrom(at, level, name.substring(level), names);
    }

    private void bind(String name) {
        scopes.innermost().bind(name);
    }

    private static List<Imported> names(Node node) {
        List<Imported> found = new ArrayList<>();
        for (Node name : node.all("name")) {
            found.add(name.is("aliased_import")
                    ? new Imported(dotted(name.need("name")), name.need("alias").text())
                    : new Imported(dotted(name), null));
        }
        return found;
    }

    private static String dotted(Node node) {
        return node.text().replaceAll("[\\s\\\\]+", "");
    }
}
