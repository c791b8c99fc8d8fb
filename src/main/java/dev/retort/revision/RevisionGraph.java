package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;

/**
 * Revisions and how they hang together. Immutable; what it answers agrees with Alembic, odd corners included.
 *
 * <p>Rows are the ids a version table holds, in the order its SELECT gives them. A method that takes rows throws
 * {@code unknown-database-revision} where no revision has one of them; a method that takes an id, a symbol or a target
 * throws {@code revision-not-found}, {@code ambiguous-revision}, {@code unknown-branch} or {@code multiple-heads}
 * where that names no revision, or several.
 */
public final class RevisionGraph {

    private final RevisionLinks links;
    private final BranchLabels labels;
    private final SymbolResolver symbols;
    private final PathFinder paths;

    private RevisionGraph(List<Revision> revisions) {
        links = RevisionLinks.of(revisions);
        labels = new BranchLabels(links);
        symbols = new SymbolResolver(links, labels);
        paths = new PathFinder(links, symbols);
    }

    /** The graph of some revisions, for graphs written as literals; see {@link #of(Collection)}. */
    public static RevisionGraph of(Revision... revisions) {
        return of(List.of(revisions));
    }

    /**
     * The graph of some revisions.
     *
     * @param revisions in load order, which decides ties: that of their file names
     * @throws RetortException {@code invalid-revision-file} for an id or label that symbols could not name,
     *             {@code duplicate-revision}, {@code duplicate-label}, {@code missing-down-revision},
     *             {@code revision-cycle} or {@code dependency-cycle}
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return new RevisionGraph(List.copyOf(revisions));
    }

    /** All revisions, in load order. */
    public List<Revision> revisions() {
        return links.revisions;
    }

    /** The revision with exactly that id. */
    public Optional<Revision> find(String id) {
        return Optional.ofNullable(links.withId(id)).map(links.revisions::get);
    }

    /**
     * The revision with exactly that id.
     *
     * @throws RetortException {@code revision-not-found}
     */
    public Revision get(String id) {
        return links.revisions.get(position(id));
    }

    /** The revisions nothing descends from, in load order; something may depend on one. */
    public List<Revision> heads() {
        return links.at(symbols.heads());
    }

    /** The revisions nothing descends from or depends on, in load order. */
    public List<Revision> realHeads() {
        return links.at(symbols.realHeads());
    }

    /** The revisions that descend from none, in load order. */
    public List<Revision> bases() {
        return links.at(symbols.bases());
    }

    /** The revisions that several descend from, newest first. */
    public List<Revision> branchPoints() {
        return newestFirst().stream().filter(revision -> isBranchPoint(revision.id())).toList();
    }

    /** The revisions that revise this one, in load order. */
    public List<Revision> children(String id) {
        return links.at(links.children[position(id)]);
    }

    /** Whether nothing descends from it. */
    public boolean isHead(String id) {
        return links.children[position(id)].length == 0;
    }

    /** Whether nothing descends from it or depends on it. */
    public boolean isRealHead(String id) {
        return links.next[position(id)].length == 0;
    }

    /** Whether it revises none. */
    public boolean isBase(String id) {
        return links.down[position(id)].length == 0;
    }

    /** Whether several revise it. */
    public boolean isBranchPoint(String id) {
        return links.children[position(id)].length > 1;
    }

    /** Whether it revises several. */
    public boolean isMergePoint(String id) {
        return links.down[position(id)].length > 1;
    }

    /** The labels it carries, its own and inherited, sorted. */
    public Set<String> branchLabels(String id) {
        return labels.of(position(id));
    }

    /** The ids of the given revisions and of all they need, dependencies included: what is applied with these rows. */
    public Set<String> ancestors(Collection<String> ids) {
        return idSet(links.ancestors(positions(ids)));
    }

    /** The ids it depends on, labels replaced by the revisions that carry them. */
    public Set<String> resolvedDependencies(String id) {
        return Set.copyOf(links.ids(links.dependencies[position(id)]));
    }

    /**
     * The revisions a symbol names: an id, the beginning of one, a label, {@code head}, {@code heads}, {@code base}
     * (which names none), {@code label@…}, or {@code -n} below each head.
     */
    public List<Revision> resolve(String symbol) {
        return links.at(Arrays.stream(symbols.all(symbol)).filter(at -> at >= 0).toArray());
    }

    /** The same, where {@code current} names the rows. */
    public List<Revision> resolve(String symbol, Collection<String> rows) {
        return symbol.equals("current") ? links.at(rows(rows)) : resolve(symbol);
    }

    /** All revisions in the order {@code history} prints them. */
    public List<Revision> newestFirst() {
        BitSet all = new BitSet();
        all.set(0, links.size());
        return links.at(RevisionOrder.newestFirst(links, all, RevisionLinks.set(symbols.realHeads())));
    }

    /**
     * The revisions of a range, both ends included, newest first.
     *
     * @param range {@code a:b}, {@code a:}, {@code :b}; either end a symbol, {@code current} or relative; null for all
     * @throws RetortException {@code range-not-allowed} without exactly one colon, {@code not-an-ancestor},
     *             {@code no-such-step}, {@code overlapping-targets}
     */
    public List<Revision> history(@Nullable String range, Collection<String> rows) {
        return links.at(new HistoryRange(links, symbols, labels, paths).revisions(range, rows(rows)));
    }

    /** The tips that are applied, in load order: the rows and whatever branch a dependency of theirs ends. */
    public List<Revision> current(Collection<String> rows) {
        BitSet applied = links.ancestors(RevisionLinks.set(rows(rows)));
        return links.at(paths.targets().lineageTips(applied).stream().toArray());
    }

    /**
     * The way up to a target: all it needs that is not applied, oldest first; no step where the target is applied.
     *
     * @throws RetortException {@code no-such-step}, {@code overlapping-targets} also where the rows overlap,
     *             {@code range-not-allowed}
     */
    public RevisionPath upgrade(List<String> rows, String target) {
        return paths.upgrade(rows(rows), target);
    }

    /**
     * The way down to a target: all that is applied and stands above it, newest first.
     *
     * @throws RetortException {@code no-such-step}, {@code not-an-ancestor} where the target is not applied,
     *             {@code range-not-allowed}
     */
    public RevisionPath downgrade(List<String> rows, String target) {
        return paths.downgrade(rows(rows), target);
    }

    /** What changes where the version table is made to say that the targets are applied; nothing else runs. */
    public RevisionPath stamp(List<String> rows, List<String> targets) {
        return new StampFinder(links, symbols).stamp(rows(rows), targets);
    }

    /** The same after emptying the table, whatever its rows say. */
    public RevisionPath stampPurged(List<String> rows, List<String> targets) {
        return new StampFinder(links, symbols).purge(rows, targets);
    }

    /** The rows a script begins with that is written without a database: none for {@code base} or no start. */
    public List<String> startRows(@Nullable String start) {
        int at = start == null ? SymbolResolver.NOTHING : symbols.one(start);
        return at < 0 ? List.of() : List.of(links.id(at));
    }

    RevisionLinks links() {
        return links;
    }

    SymbolResolver symbols() {
        return symbols;
    }

    int position(String id) {
        Integer at = links.withId(id);
        if (at == null) {
            throw RevisionProblems.notFound(id, symbols.names());
        }
        return at;
    }

    private BitSet positions(Collection<String> ids) {
        return RevisionLinks.set(ids.stream().mapToInt(this::position).toArray());
    }

    private int[] rows(Collection<String> rows) {
        List<String> unknown = rows.stream().filter(row -> links.withId(row) == null).toList();
        if (!unknown.isEmpty()) {
            throw RevisionProblems.unknownRows(unknown, symbols.names());
        }
        return rows.stream().mapToInt(this::position).distinct().toArray();
    }

    private Set<String> idSet(BitSet positions) {
        return positions.stream().mapToObj(links::id).collect(Collectors.toCollection(HashSet::new));
    }
}
