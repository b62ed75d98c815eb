package hudson.model;

import java.util.List;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Cause.java. */
public abstract class Cause {
    public abstract String getShortDescription();

    public static class UserIdCause extends Cause {
        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public String getUserId() {
            throw new UnsupportedOperationException();
        }
    }

    public static class UpstreamCause extends Cause {
        private UpstreamCause() {}

        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException();
        }
    }
}
