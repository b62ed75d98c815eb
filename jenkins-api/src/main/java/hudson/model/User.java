package hudson.model;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/User.java. */
public class User extends AbstractModelObject {
    private User() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public String getFullName() {
        throw new UnsupportedOperationException();
    }

    public <T extends UserProperty> T getProperty(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public static User current() {
        throw new UnsupportedOperationException();
    }

    public static User getById(String id, boolean create) {
        throw new UnsupportedOperationException();
    }
}
