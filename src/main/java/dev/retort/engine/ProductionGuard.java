package dev.retort.engine;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** A production database wants its name typed, whatever else was agreed to. */
final class ProductionGuard {

    private ProductionGuard() {}

    /**
     * Lets pass what is no production database, and what a person confirmed.
     *
     * @param confirmedName what a person typed; null where nothing was typed
     * @param what would be done, as an infinitive: {@code apply this plan}
     * @throws RetortException {@code confirmation-required}
     */
    static void refuseUnconfirmed(Database database, @Nullable String confirmedName, String what) {
        if (database.environment() != Environment.PRODUCTION || database.profile() == null) {
            return;
        }
        String name = database.profile().name();
        if (!name.equals(confirmedName)) {
            throw new RetortException(ProblemCode.CONFIRMATION_REQUIRED, name + " is a production database"
                    + (confirmedName == null ? "." : ", and \"" + confirmedName + "\" is not its name."))
                    .hint("To " + what + ", confirm with the profile's name: --confirm " + name).data("profile", name);
        }
    }
}
