package dev.retort.workbench.changes;

import dev.retort.engine.Engine;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.work.Work;

/**
 * What the screen shows, in the order in which one thing follows from another.
 *
 * @param target what the database should be like
 * @param comparison in what it differs
 * @param counts how much data that is about
 * @param choice which of that is wanted
 * @param focus which of it a person looks at
 * @param revision what that makes
 */
record ChangesViewModel(TargetModel target, ComparisonModel comparison, CountModel counts, ChoiceModel choice,
        FocusModel focus, RevisionModel revision) {

    static ChangesViewModel of(Engine engine, Work work, Session session, Notices notices) {
        TargetModel target = new TargetModel(engine, work, session, notices);
        ComparisonModel comparison = new ComparisonModel(engine, work, session, target);
        ChoiceModel choice = new ChoiceModel(comparison);
        return new ChangesViewModel(target, comparison,
                new CountModel(engine.schemas(), work, session, comparison), choice,
                new FocusModel(choice),
                new RevisionModel(engine, work, session, notices, comparison, choice));
    }

    /** Reads again what there is, and compares where there is a comparison to be made anew. */
    void refresh() {
        target.refresh();
        comparison.compareAgain();
    }
}
