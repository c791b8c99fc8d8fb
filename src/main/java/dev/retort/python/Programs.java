package dev.retort.python;

import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.python.syntax.Program;
import dev.retort.python.syntax.PythonParser;
import dev.retort.python.value.Host.ModuleSource;

/**
 * Modules as they were parsed, for evaluators to share: parsing costs several times what evaluating does. Programs are
 * kept while there is memory for them, and those used last while their texts are not too long together. For any number
 * of threads; a text two of them want at once is parsed by one.
 */
public final class Programs {

    private static final long KEPT_CHARACTERS = 16L << 20;

    private final EvaluationLimits limits;
    private final Map<ModuleSource, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long characters;

    /** @param limits how long a text may be, how deep it may nest and how long parsing it may take */
    public Programs(EvaluationLimits limits) {
        this.limits = limits;
    }

    /** A text's program; throws as {@link PythonParser#parse} does, each time it is asked for. */
    public Program of(ModuleSource source) {
        return kept(source).program(source, limits);
    }

    /** Parses a text before it is asked for. What is wrong with it is told to whoever asks. */
    public void prepare(ModuleSource source) {
        try {
            of(source);
        } catch (RetortException _) {
            // It is parsed again for whoever wants it, and fails there.
        }
    }

    private synchronized Kept kept(ModuleSource source) {
        Kept known = kept.get(source);
        if (known == null) {
            known = new Kept();
            kept.put(source, known);
            characters += source.text().length();
            forgetOldest();
        }
        return known;
    }

    private void forgetOldest() {
        Iterator<ModuleSource> oldest = kept.keySet().iterator();
        while (characters > KEPT_CHARACTERS && kept.size() > 1) {
            characters -= oldest.next().text().length();
            oldest.remove();
        }
    }

    private static final class Kept {

        private @Nullable SoftReference<Program> reference;

        synchronized Program program(ModuleSource source, EvaluationLimits limits) {
            Program known = reference == null ? null : reference.get();
            if (known == null) {
                known = PythonParser.parse(source.text(), source.file(), limits);
                reference = new SoftReference<>(known);
            }
            return known;
        }
    }
}
