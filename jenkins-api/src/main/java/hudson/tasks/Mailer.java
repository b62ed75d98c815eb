package hudson.tasks;

/** Signatures of Jenkins' type, from mailer 534, src/main/java/hudson/tasks/Mailer.java. */
public class Mailer {
    public static class UserProperty extends hudson.model.UserProperty {
        public UserProperty(String emailAddress) {}

        public String getAddress() {
            throw new UnsupportedOperationException();
        }

        public String getExplicitlyConfiguredAddress() {
            throw new UnsupportedOperationException();
        }
    }
}
