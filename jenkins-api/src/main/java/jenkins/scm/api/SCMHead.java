package jenkins.scm.api;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMHead.java. */
public class SCMHead {
    public SCMHead(String name) {}

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public abstract static class HeadByItem implements ExtensionPoint {
        HeadByItem() {}

        public static SCMHead findHead(Item item) {
            throw new UnsupportedOperationException();
        }
    }
}
