package hudson.scm;

import hudson.model.User;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/scm/ChangeLogSet.java. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    private ChangeLogSet() {}

    public abstract static class Entry {
        public abstract User getAuthor();
    }
}
