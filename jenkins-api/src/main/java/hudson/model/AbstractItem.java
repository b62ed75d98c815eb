package hudson.model;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/AbstractItem.java. */
public abstract class AbstractItem extends Actionable implements Item {
    AbstractItem() {}

    @Override
    public final String getUrl() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String getFullName() {
        throw new UnsupportedOperationException();
    }
}
