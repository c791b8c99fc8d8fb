package dev.retort.script;

import java.util.List;

import dev.retort.sql.DialectName;

/**
 * The sections of a file as one dialect's rules cut them. The same text can be two things: {@code [it's]} is a name to
 * SQLite and an open string to PostgreSQL, so a section for both is read by the rules of the one it runs on.
 *
 * @param problems errors, all of them
 */
record Reading(List<Section> sections, List<ScriptProblem> problems) {

    Reading {
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
    }

    /** Whether the dialect cannot read the file. */
    boolean isBroken() {
        return !problems.isEmpty();
    }

    /** The sections that count for a dialect: its own where it has any of that kind, else the generic ones. */
    List<Section> sections(Section.Kind kind, DialectName dialect) {
        List<Section> ofKind = sections.stream().filter(section -> section.kind() == kind).toList();
        List<Section> own = ofKind.stream().filter(section -> section.dialect() == dialect).toList();
        return own.isEmpty() ? ofKind.stream().filter(section -> section.dialect() == null).toList() : own;
    }
}
