package hudson.model;

import java.util.List;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Queue.java. */
public class Queue implements Saveable {
    private Queue() {}

    @Override
    public void save() {
        throw new UnsupportedOperationException();
    }

    public static Queue getInstance() {
        throw new UnsupportedOperationException();
    }

    public Item[] getItems() {
        throw new UnsupportedOperationException();
    }

    public interface Task {}

    public interface Executable {}

    public interface QueueAction extends Action {
        boolean shouldSchedule(List<Action> actions);
    }

    public abstract static class Item extends Actionable {
        public final Task task = null;

        private Item() {}

        public final List<Cause> getCauses() {
            throw new UnsupportedOperationException();
        }
    }

    public static final class WaitingItem extends Item {
        private WaitingItem() {}
    }

    public static final class LeftItem extends Item {
        private LeftItem() {}

        public boolean isCancelled() {
            throw new UnsupportedOperationException();
        }
    }
}
