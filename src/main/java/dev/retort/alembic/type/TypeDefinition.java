package dev.retort.alembic.type;

import java.util.List;

/**
 * What the types of a class have in common.
 *
 * @param name the class's name
 * @param parameters the names of its arguments, which are attributes of its objects
 */
record TypeDefinition(String name, TypeFamily family, List<String> parameters, TypeSpelling spelling) {

    TypeDefinition {
        parameters = List.copyOf(parameters);
    }
}
