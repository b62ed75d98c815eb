package io.slipway.gitlab.intake;

import io.slipway.gitlab.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decides what becomes of an offer, and writes what is accepted. Not safe by itself. */
final class Drafts {
    private final IntakeOptions options;
    private final Superseding superseding;
    private final Queue queue;
    private final Function<Entry, CompletableFuture<Void>> write;
    private final Supplier<CompletableFuture<Void>> synced;

    /**
     * @param options limits
     * @param queue what there is
     * @param write adds an entry to the state and the journal; what it gives is done when the entry is on disk
     * @param synced is done when all that was written before is on disk
     */
    Drafts(
            IntakeOptions options,
            Queue queue,
            Function<Entry, CompletableFuture<Void>> write,
            Supplier<CompletableFuture<Void>> synced) {
        this.options = options;
        this.superseding = new Superseding(options.superseding());
        this.queue = queue;
        this.write = write;
        this.synced = synced;
    }

    Draft of(List<String> keys, List<Trigger> triggers) {
        Optional<Long> known =
                keys.stream().flatMap(key -> queue.state().run(key).stream()).findFirst();
        List<Trigger> fresh = known.isPresent() ? List.of() : fresh(triggers);
        if (fresh.isEmpty()) {
            long id = known.or(() -> queue.state().run(triggers.get(0))).orElse(0L);
            return new Draft(new Offer.Duplicate(id), List.of(), synced.get());
        }
        List<QueuedRun> superseded = superseding.of(fresh, queue::notHandedOut);
        int left = queue.state().waiting().size() - superseded.size();
        if (left + fresh.size() > options.mostQueued()) {
            return new Draft(new Offer.Full(left), List.of(), CompletableFuture.completedFuture(null));
        }
        return accept(keys, fresh, superseded);
    }

    private Draft accept(List<String> keys, List<Trigger> fresh, List<QueuedRun> superseded) {
        Map<Long, Trigger> runs = new TreeMap<>();
        fresh.forEach(trigger -> runs.put(queue.state().nextId() + runs.size(), trigger));
        Entry.Accepted entry = new Entry.Accepted(
                System.currentTimeMillis(),
                keys,
                runs,
                superseded.stream().map(QueuedRun::id).toList());
        CompletableFuture<Void> written = write.apply(entry);
        return new Draft(new Offer.Accepted(queue.unsynced(runs.keySet())), superseded, written);
    }

    private List<Trigger> fresh(List<Trigger> triggers) {
        return triggers.stream()
                .filter(trigger -> queue.state().run(trigger).isEmpty())
                .toList();
    }
}
